/**
 * A headline on a page, with its label: in full with summary and sources, or in short with title
 * and time.
 */

import {
  type DisclosedText,
  disclosureAttributes,
} from 'candor-disclosure/disclosure/html-attributes.ts'
import { textDirection } from 'candor-disclosure/text/language.ts'
import { attributes } from 'candor-disclosure/text/markup.ts'
import { html, raw } from 'hono/html'
import { undisclosed } from '../disclosure/disclosure.ts'
import type { Label } from '../disclosure/labels.ts'
import { publisherBeside } from '../feed/content.ts'
import type { Entry } from '../feed/feed.ts'
import { rfc3339, writtenMinute } from '../text/dates.ts'
import { dateFormFor } from '../words/dates.ts'
import { wordsIn } from '../words/words.ts'
import { type Html, languageAttributes, type View } from './layout.ts'
import { pageWords } from './page-parts.ts'

/** Sources listed with a headline. The article's page lists all of them. */
const sourcesNamed = 3

type Shown = {
  /** Comes first. */
  readonly picture?: Html
  /** Follows the summary. */
  readonly passage?: Html
  /** The disclosure that all articles of the page share, and its head declares. */
  readonly common?: DisclosedText
}

export function headline(
  view: View,
  entry: Entry,
  { picture = '', passage = '', common }: Shown = {},
): Html {
  const { url, title, feedTitle, language, disclosure, topics } = entry
  return html`<article class="item"${disclosedBy(disclosure, common)}${languageAttributes(language, pageWords(view).language)}>
${picture}<p class="meta">${time(entry.published, language)}${topics.map((topic) => html` · <bdi>${topic.label}</bdi>`)}${signed(view, entry)}</p>
<h3><a href="${url}">${isNotice(entry) ? feedTitle : title}</a></h3>
<p>${summary(entry)}</p>
${passage}${drewOn(view, entry)}
</article>
`
}

/** Leads to all that the newsroom signed of the article. */
function signed(view: View, { statement, language }: Entry): Html {
  if (statement === null) return ''
  const { language: own, words } = pageWords(view)
  return html` · <a href="${statement.url}"${languageAttributes(own, language)}>${words.feed.signed}</a>`
}

/**
 * The attributes of an element with an article. It inherits model and provider that the page's head
 * declares.
 */
export function disclosedBy(disclosure: DisclosedText | null, common?: DisclosedText): Html {
  const { mode, model, provider } = disclosure ?? undisclosed
  const own = {
    mode,
    model: model === common?.model ? null : model,
    provider: provider === common?.provider ? null : provider,
  }
  return raw(attributes(disclosureAttributes(own)).html)
}

/** The title of a correction or a retraction has the label, and the newsroom's name opens its text. */
const isNotice = ({ corrections }: Entry) => corrections.some(({ ref }) => ref !== null)

/**
 * The summary of the feeds, with its label in an element of its own. Without a lead, it is the
 * label as a sentence.
 */
function summary(entry: Entry): Html {
  const { lead, summary: sentence, disclosure, language } = entry
  if (!disclosure?.label || isNotice(entry)) return lead
  if (lead.trim() === '') return labelled({ ...disclosure.label, text: sentence }, language)
  return html`${labelled(disclosure.label, language)} ${lead}`
}

/** `surrounding` is the language around the label. */
export const labelled = ({ text, language }: Label, surrounding: string): Html =>
  html`<span class="label"${languageAttributes(language, surrounding)}><span class="mark"></span>${text}</span>`

function drewOn({ site }: View, { sources, url, language }: Entry): Html {
  if (sources.length === 0) return ''
  const named = sources.slice(0, sourcesNamed).map((source, index) => {
    const title = html`<span${languageAttributes(source.language ?? language, language)}>${source.title}</span>`
    const publisher = publisherBeside(source)
    const publishedBy = publisher === null ? '' : html`, <bdi>${publisher}</bdi>`
    return html`${index > 0 ? ' · ' : ''}<a href="${source.url}">${title}</a>${publishedBy}`
  })
  const more = sources.length - named.length
  const words = wordsIn('references', language, site.words)
  const heading = html`<span${languageAttributes(words.language, language)}>${words.words.sources}</span>`
  return html`<p class="drew">${heading}: ${named}${more > 0 ? html` · <a href="${url}">+${more}</a>` : ''}</p>`
}

/** A list of headlines in short, with its heading. Empty without entries. */
export function earlier(view: View, entries: readonly Entry[]): Html {
  const { language, words } = pageWords(view)
  return entries.length === 0
    ? ''
    : html`<h2 class="over">${words.feed.earlier}</h2>
<ul class="early">
${entries.map((entry) => shortHeadline(entry, language))}</ul>`
}

const shortHeadline = (
  { url, title, language, published, disclosure }: Entry,
  surrounding: string,
): Html =>
  html`<li${disclosure && html` ai-disclosure="${disclosure.mode}"`}${languageAttributes(language, surrounding)}><a href="${url}">${title}</a> <span class="meta">${early(disclosure?.label ?? null, language)}${time(published, language)}</span></li>
`

const early = (label: Label | null, language: string): Html =>
  label === null ? '' : html`${labelled(label, language)} `

/**
 * Day, time and zone in the words of `language`, which is that of the text around, or else in
 * digits.
 */
export function time(date: Date, language: string): Html {
  const form = dateFormFor(language)
  const direction =
    textDirection(language) === 'ltr' ? '' : html` dir="${form === null ? 'ltr' : 'rtl'}"`
  return html`<time${direction} datetime="${rfc3339(date)}">${writtenMinute(date, form)}</time>`
}
