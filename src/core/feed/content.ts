/** Composes an entry's full text for people: its notice, the disclosure, and at the end the sources. */
import { disclosureAttributes } from 'candor-disclosure/disclosure/html-attributes.ts'
import { modes } from 'candor-disclosure/disclosure/modes.ts'
import { textDirection } from 'candor-disclosure/text/language.ts'
import { attributes, lines, type Markup, markup, nothing } from 'candor-disclosure/text/markup.ts'
import { legalLine } from 'candor-disclosure/text/single-spaced.ts'
import type { Article, Correction, Retraction, Source } from '../article.ts'
import { type EntryDisclosure, undisclosed } from '../disclosure/disclosure.ts'
import type { Label } from '../disclosure/labels.ts'
import { pictureLabel } from '../disclosure/picture-labels.ts'
import { partAttributes } from '../disclosure/statements.ts'
import { type BodyCleaner, openingLength } from '../sanitize/clean-body.ts'
import type { Site } from '../settings/site.ts'
import type { Spoken } from '../words/spoken.ts'
import { illustrated } from './content-picture.ts'
import { day, inOwnLanguage, languageIfOther, languageOf, linked } from './content-text.ts'
import { correctionsUrl } from './corrections-address.ts'
import { leadOf } from './openings.ts'

/**
 * Safe HTML with absolute URLs. A retracted article shows the notice instead of its standfirst,
 * picture and body, and keeps its disclosure, corrections and sources. `article.url` is the base of
 * relative URLs.
 *
 * Readers make excerpts of the first 100 to 300 characters, without tags: so the news follows the
 * statement, on a line of its own, without a blank one before it (FreshRSS shows two lines).
 */
export function contentHtml(
  article: Article,
  disclosure: EntryDisclosure | null,
  site: Site,
  clean: BodyCleaner,
  spoken: Spoken,
): string {
  const { language, retraction } = article
  const content = lines([
    article.notice === null
      ? nothing
      : leadParagraph(legalLine(leadOf(article, spoken, site.title)), null),
    disclosure ? statement(disclosure) : nothing,
    retraction === null ? nothing : notice(retraction, language, spoken),
    corrections(article, correctionsUrl(site), spoken),
    ...(retraction === null ? story(article, disclosure, spoken, clean) : []),
    sources(article, spoken),
    disclosure ? policy(disclosure, language, site, spoken) : nothing,
    disclosure ? closing(disclosure, site) : nothing,
  ])
  if (content.html === '') return ''
  // Most readers ignore the feed's language and show an item left to right.
  const direction = textDirection(language) === 'ltr' ? nothing : languageOf(language)
  return markup`<div${attributes(disclosureAttributes(disclosure ?? undisclosed))}${direction}>\n${content}\n</div>`
    .html
}

/** A statement of the article's own may say anything, so the label stands before it. */
function statement({
  mode,
  statement,
  statementLanguage,
  statementLabel,
}: EntryDisclosure): Markup {
  if (!modes[mode].labelled) return nothing
  const label = statementLabel === null ? nothing : labelBefore(statementLabel, statementLanguage)
  return markup`<p class="candor-disclosure"${languageOf(statementLanguage)}><strong>${label}${statement}</strong></p>`
}

const labelBefore = (label: Label, surrounding: string): Markup =>
  markup`${inOwnLanguage(label, surrounding)}${label.text.endsWith('：') ? '' : ' '}`

/** The statement of `human-only`, which needs no warning before the text. */
function closing(
  { mode, statement, statementLanguage }: EntryDisclosure,
  { sayHuman }: Site,
): Markup {
  if (sayHuman === 'off' || modes[mode].labelled) return nothing
  return markup`<p class="candor-disclosure"${languageOf(statementLanguage)}>${statement}</p>`
}

/** Standfirst, picture and body: most readers show no summary beside the content. */
function story(
  article: Article,
  disclosure: EntryDisclosure | null,
  spoken: Spoken,
  clean: BodyCleaner,
): readonly Markup[] {
  const { bodyHtml, url, picture, standfirst, language } = article
  const body = clean(bodyHtml, url)
  const lead = legalLine(standfirst)
  const label = picture === null ? null : pictureLabel(picture.digitalSourceType, spoken)
  return [
    beginsWith(body.opening, lead) ? nothing : leadParagraph(lead, disclosure),
    illustrated(
      picture,
      label === null ? nothing : inOwnLanguage(label, language),
      body,
      partAttributes(disclosure, 'picture'),
    ),
  ]
}

const leadParagraph = (text: string, disclosure: EntryDisclosure | null): Markup =>
  text === ''
    ? nothing
    : markup`<p class="candor-standfirst"${partAttributes(disclosure, 'summary')}>${text}</p>`

/** Says whether the body's first words are the standfirst: `Rain` does not begin `Rainfall`. */
function beginsWith(opening: string, lead: string): boolean {
  const compared = lead.slice(0, openingLength)
  return opening.startsWith(compared) && !/^[\p{L}\p{N}]/u.test(opening.slice(compared.length))
}

function notice({ reason, date }: Retraction, articleLanguage: string, { entry }: Spoken): Markup {
  const { language, words } = entry
  const [before = '', after = ''] = words.retracted.split('{date}')
  const opening = markup`<strong${languageIfOther(language, articleLanguage)}>${before}${day(date, articleLanguage, language)}${after}</strong>`
  return markup`<p class="candor-retraction">${opening} ${reason}</p>`
}

/**
 * Newest first, on the line of the heading, which leads to the feed of corrections: of all that a
 * reader subscribes to, it alone has each correction as a new entry. A retracted article has the
 * heading without a correction, too.
 */
function corrections(article: Article, url: string | null, { entry }: Spoken): Markup {
  const { corrections: all, retraction } = article
  if (all.length === 0 && (retraction === null || url === null)) return nothing
  const { language, words } = entry
  // No heading: readers show the title smaller than an `h2`, and an `h4` would stand below those of
  // the body.
  const heading = markup`<strong${languageIfOther(language, article.language)}>${linked(markup`${words.corrections}`, url)}</strong>`
  const items = lines(all.toReversed().map((each) => correction(each, article.language, language)))
  const list = all.length === 0 ? nothing : markup` <ul>${items}</ul>`
  return markup`<section class="candor-corrections">${heading}${list}</section>`
}

function correction(
  { text, date, url }: Correction,
  articleLanguage: string,
  language: string,
): Markup {
  const own = languageIfOther(language, articleLanguage)
  return markup`<li>${linked(day(date, articleLanguage, language, own), url)}: ${text}</li>`
}

function sources(article: Article, { references }: Spoken): Markup {
  if (article.sources.length === 0) return nothing
  const { language, words } = references
  return lines([
    markup`<section class="candor-sources">`,
    markup`<h2${languageIfOther(language, article.language)}>${words.sources}</h2>`,
    markup`<ol>`,
    ...article.sources.map((each) => source(each, article.language)),
    markup`</ol>`,
    markup`</section>`,
  ])
}

function policy(
  { mode }: EntryDisclosure,
  articleLanguage: string,
  { policyUrl }: Site,
  { references }: Spoken,
): Markup {
  if (!modes[mode].labelled) return nothing
  const { language, words } = references
  const link = markup`<a href="${policyUrl}"${languageIfOther(language, articleLanguage)}>${words.policy}</a>`
  return markup`<p class="candor-policy">${link}</p>`
}

/** The publisher of a source, where its title does not name it. */
export const publisherBeside = ({ title, publisher }: Source): string | null =>
  publisher === null || title.includes(publisher) ? null : publisher

function source(cited: Source, articleLanguage: string): Markup {
  const { url, title, language } = cited
  const publisher = publisherBeside(cited)
  const publishedBy = publisher === null ? nothing : markup`, ${publisher}`
  const foreign = language === null ? nothing : languageIfOther(language, articleLanguage)
  return markup`<li>${linked(markup`<cite${foreign}>${title}</cite>`, url)}${publishedBy}</li>`
}
