/** Links, days and languages in an entry's text. */
import { sameLanguage, textDirection } from 'candor-disclosure/text/language.ts'
import { attributes, type Markup, markup, nothing } from 'candor-disclosure/text/markup.ts'
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import type { Label } from '../disclosure/labels.ts'
import { isoDay } from '../text/dates.ts'
import { dayFor } from '../words/dates.ts'

/** In an element of its own if the text around it is in another language. */
export function inOwnLanguage({ text, language }: Label, surrounding: string): Markup {
  const own = languageIfOther(language, surrounding)
  return own === nothing ? markup`${text}` : markup`<span${own}>${text}</span>`
}

/** Text without a link if the URL is not http(s). */
export function linked(text: Markup, url: string | null): Markup {
  const href = url === null ? null : webAddress(url)
  return href === null ? text : markup`<a href="${href}">${text}</a>`
}

export const day = (date: Date, tag: string, language: string, own: Markup = nothing): Markup =>
  markup`<time datetime="${isoDay(date)}"${own}>${dayFor(date, tag, language)}</time>`

export const languageOf = (tag: string): Markup =>
  attributes({ lang: tag, dir: textDirection(tag) })

export const languageIfOther = (tag: string, surrounding: string): Markup =>
  sameLanguage(tag, surrounding) ? nothing : languageOf(tag)
