/** Composes an entry's full text for people, with the disclosure first and the sources last. */
import type { Article, Correction, Picture, Retraction, Source } from '../article.ts'
import type { EntryDisclosure } from '../disclosure/disclosure.ts'
import { disclosureAttributes } from '../disclosure/html-attributes.ts'
import { modes } from '../disclosure/modes.ts'
import type { CleanBody } from '../sanitize/clean-body.ts'
import type { Site } from '../settings/site.ts'
import { isoDay } from '../text/dates.ts'
import { sameLanguage, textDirection } from '../text/language.ts'
import { attributes, type Markup, markup, nothing, trusted } from '../text/markup.ts'
import { webAddress } from '../text/web-address.ts'
import type { WordTable } from '../words/language.ts'
import { fill, wordsIn } from '../words/words.ts'

/** `cleanBody`, or a cache of it. */
export type BodyCleaner = (html: string, baseUrl: string) => CleanBody

/**
 * Safe HTML with absolute URLs. A retracted article shows the notice instead of its picture and body, and keeps its
 * disclosure, corrections and sources. `article.url` is the base of relative URLs in the body.
 */
export function contentHtml(article: Article, disclosure: EntryDisclosure, site: Site, clean: BodyCleaner): string {
  const { words } = site
  const middle =
    article.retraction === null ? story(article, clean) : notice(article.retraction, article.language, words)
  const end = markup`${corrections(article, words)}${sources(article, words)}${closing(disclosure, site)}`
  const parts = markup`${opening(article, disclosure, site)}${middle}${end}`
  if (parts.html === '') return ''
  // Most readers ignore the feed's language and show an item left to right.
  const direction = textDirection(article.language) === 'ltr' ? nothing : languageOf(article.language)
  return markup`<div${attributes(disclosureAttributes(disclosure))}${direction}>${parts}</div>`.html
}

/** Date and reason of a retraction, as plain text for summaries. */
export function retractionText({ reason, date }: Retraction, language: string, table: WordTable): string {
  return `${fill(wordsIn('entry', language, table).words.retracted, { date: isoDay(date) })} ${reason}`
}

function opening(article: Article, disclosure: EntryDisclosure, site: Site): Markup {
  const { mode, statement, statementLanguage } = disclosure
  if (!modes[mode].labelled) return nothing
  const { language, words } = wordsIn('references', article.language, site.words)
  const link = markup`<a href="${site.policyUrl}"${languageIfOther(language, statementLanguage)}>${words.policy}</a>`
  return markup`<p class="candor-disclosure"${languageOf(statementLanguage)}><strong>${statement}</strong> ${link}</p>`
}

/** The statement of `human-only`, which needs no warning before the text. */
function closing({ mode, statement, statementLanguage }: EntryDisclosure, { sayHuman }: Site): Markup {
  if (sayHuman === 'off' || modes[mode].labelled) return nothing
  return markup`<p class="candor-disclosure"${languageOf(statementLanguage)}>${statement}</p>`
}

function story({ bodyHtml, url, picture }: Article, clean: BodyCleaner): Markup {
  const body = clean(bodyHtml, url)
  const address = picture === null ? null : webAddress(picture.url)
  // Readers would see a lead picture twice if the body shows it too.
  const shown = picture === null || address === null || body.pictureUrls.has(address)
  return markup`${shown ? nothing : figure(picture, address)}${trusted(body.html)}`
}

function figure({ alt, credit, width, height }: Picture, src: string): Markup {
  const caption = credit === null ? nothing : markup`<figcaption>${credit}</figcaption>`
  return markup`<figure><img${attributes({ src, alt, width, height })}>${caption}</figure>`
}

function notice({ reason, date }: Retraction, articleLanguage: string, table: WordTable): Markup {
  const { language, words } = wordsIn('entry', articleLanguage, table)
  const [before = '', after = ''] = words.retracted.split('{date}')
  const opening = markup`<strong${languageIfOther(language, articleLanguage)}>${before}${day(date)}${after}</strong>`
  return markup`<p class="candor-retraction">${opening} ${reason}</p>`
}

function corrections(article: Article, table: WordTable): Markup {
  if (article.corrections.length === 0) return nothing
  const { language, words } = wordsIn('entry', article.language, table)
  const heading = markup`<h2${languageIfOther(language, article.language)}>${words.corrections}</h2>`
  return markup`<section class="candor-corrections">${heading}<ul>${article.corrections.map(correction)}</ul></section>`
}

function correction({ text, date, url }: Correction): Markup {
  return markup`<li>${linked(day(date), url)}: ${text}</li>`
}

function sources(article: Article, table: WordTable): Markup {
  if (article.sources.length === 0) return nothing
  const { language, words } = wordsIn('references', article.language, table)
  const heading = markup`<h2${languageIfOther(language, article.language)}>${words.sources}</h2>`
  const list = article.sources.map((each) => source(each, article.language))
  return markup`<section class="candor-sources">${heading}<ol>${list}</ol></section>`
}

function source({ url, title, publisher, language }: Source, articleLanguage: string): Markup {
  const publishedBy = publisher === null ? nothing : markup`, ${publisher}`
  const foreign = language === null ? nothing : languageIfOther(language, articleLanguage)
  return markup`<li>${linked(markup`<cite${foreign}>${title}</cite>`, url)}${publishedBy}</li>`
}

/** Text without a link if the URL is not http(s). */
function linked(text: Markup, url: string | null): Markup {
  const href = url === null ? null : webAddress(url)
  return href === null ? text : markup`<a href="${href}">${text}</a>`
}

function day(date: Date): Markup {
  return markup`<time datetime="${isoDay(date)}">${isoDay(date)}</time>`
}

function languageOf(tag: string): Markup {
  return attributes({ lang: tag, dir: textDirection(tag) })
}

function languageIfOther(tag: string, surrounding: string): Markup {
  return sameLanguage(tag, surrounding) ? nothing : languageOf(tag)
}
