/** What is signed of an article: the payload of a statement, made of the entry that feeds show. */
import type { Article } from '../article.ts'
import { entryLabels, labelSentence } from '../disclosure/entry-labels.ts'
import { labelForms } from '../disclosure/wording.ts'
import { cleanBody } from '../sanitize/clean-body.ts'
import { rootOf, type Site } from '../settings/site.ts'
import {
  digestOf,
  factsDigest,
  shortDigest,
  spaced,
  splitContent,
  withoutOpenings,
  wordsOf,
} from '../signed/digests.ts'
import type { ShownPayload } from '../signed/payload.ts'
import { rfc3339 } from '../text/dates.ts'
import { fromHex } from '../text/hex.ts'
import { legalText } from '../text/legal-text.ts'
import { dayFor } from '../words/dates.ts'
import { type Spoken, wordsFor } from '../words/spoken.ts'
import { fill } from '../words/words.ts'
import { toEntry } from './build-feed.ts'
import type { BodyCleaner } from './content.ts'

/** What the article itself does not say. */
export type StatementFacts = {
  readonly number: number
  /** `digestOf` the statement before. */
  readonly previous: string | null
  readonly at: Date
  /** The digest of reviews, in hexadecimal: `text_digest` of the record. */
  readonly text: string
  readonly review: NonNullable<ShownPayload['disclosure']>['review'] | null
}

/**
 * The payload for an article as feeds show it now. Texts are as documents have them: without
 * illegal characters.
 */
export async function toPayload(
  article: Article,
  site: Site,
  facts: StatementFacts,
  clean: BodyCleaner = cleanBody,
) {
  const { guid, language, retraction } = article
  const spoken = wordsFor(language, site.words)
  const entry = toEntry(article, site, 'full', clean, spoken)
  const { disclosure, sources, corrections, published, updated, terms } = entry
  const labels = labelsOf(article, entry.lead, site, spoken).map(legalText)
  const opens = openingsOf(article, spoken).map(legalText)
  const digestBelow = (text: string) =>
    digestOf(withoutOpenings(legalText(text), [...labels, ...opens]).text)
  const { news, added } = splitContent(legalText(entry.contentHtml ?? ''))
  const payload = {
    ...{
      candor: 'statement/1',
      guid,
      number: facts.number,
      previous: facts.previous,
      at: rfc3339(facts.at),
    },
    ...{
      state: retraction === null ? 'published' : 'retracted',
      url: entry.url,
      publisher: `${rootOf(site)}/`,
    },
    ...{
      published_at: rfc3339(published),
      updated_at: Number(updated) === Number(published) ? null : rfc3339(updated),
    },
    text: shortDigest(fromHex(facts.text)),
    entry: {
      ...{ title: await digestBelow(entry.feedTitle), summary: await digestBelow(entry.summary) },
      ...{
        words: await digestOf(wordsOf(news)),
        html: await digestOf(news),
        added: await digestOf(added),
      },
      facts: await factsDigest(
        [
          disclosure?.statement ?? '',
          disclosure?.generatedAt ? rfc3339(disclosure.generatedAt) : '',
        ].map(legalText),
        sources.map(({ title, publisher, ...each }) => ({
          ...{ ...each, title: legalText(title), publisher: publisher && legalText(publisher) },
        })),
      ),
    },
    opens,
    disclosure: disclosure && {
      ...{ mode: disclosure.mode, model: disclosure.model, provider: disclosure.provider },
      ...{
        reviewed_by: disclosure.reviewedBy,
        review: disclosure.reviewedBy === null ? null : facts.review,
        labels,
      },
    },
    sources: sources.map(({ url }) => url),
    corrections: corrections.map(({ date, text, url }) => ({ date: rfc3339(date), text, url })),
    retraction: retraction && { date: rfc3339(retraction.date), reason: retraction.reason },
    ...{ ai_rights: terms?.value, license_url: terms?.licenseUrl },
  }
  return JSON.parse(JSON.stringify(payload), toMember) as ShownPayload
}

/** Leaves out members without a value. */
function toMember(_name: string, value: unknown): unknown {
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined
  return typeof value === 'string' ? legalText(value) : value
}

/** In each form that settings can choose, so that a statement stays true when they change. */
function labelsOf(
  { disclosure, language }: Article,
  lead: string,
  site: Site,
  spoken: Spoken,
): string[] {
  if (disclosure === null) return []
  const labels = labelForms.flatMap((labelForm) => {
    const { label, titleLabel } = entryLabels(
      disclosure,
      language,
      { ...site, labelForm, titleLabel: 'all' },
      spoken,
    )
    const sentence =
      label !== null && legalText(lead).trim() === '' ? [labelSentence(label, spoken)] : []
    return [label?.text, titleLabel?.text, ...sentence]
  })
  // A verifier looks past marks of direction.
  const bare = (label: string) => spaced(label).replace(/^[\u200f\u2068]|\u2069$/g, '')
  return [...new Set(labels.flatMap((label) => (label === undefined ? [] : [bare(label)])))]
}

/** The openings: a retraction in title and summary, the newest correction in the summary. */
function openingsOf(
  { retraction, corrections, language: tag }: Article,
  { entry }: Spoken,
): string[] {
  const { language, words } = entry
  const dated = (opening: 'retracted' | 'corrected', date: Date) =>
    spaced(fill(words[opening], { date: dayFor(date, tag, language) }))
  const newest = corrections.at(-1)
  if (retraction === null) return newest === undefined ? [] : [dated('corrected', newest.date)]
  return [
    spaced(words.retractedTitle.split('{title}')[0] ?? ''),
    dated('retracted', retraction.date),
  ]
}
