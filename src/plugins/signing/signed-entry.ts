/** What is signed of an article: the payload of a statement, read in the item that feeds show. */

import { storedPart } from 'candor-disclosure/disclosure/parts.ts'
import { readJsonDocument } from 'candor-disclosure/disclosure/reading-json.ts'
import { digestOfRows, digestOfText, shortDigest } from 'candor-disclosure/signed/digests.ts'
import type { ShownPayload } from 'candor-disclosure/signed/payload.ts'
import { fromHex } from 'candor-disclosure/text/hex.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import type { Article } from '../../core/article.ts'
import { buildFeed } from '../../core/feed/build-feed.ts'
import { renderJsonFeed } from '../../core/feed/json-feed.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import { strictest, termsOf } from '../../core/rights/ai-rights.ts'
import { type BodyCleaner, cleanBody } from '../../core/sanitize/clean-body.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import type { Snapshot } from '../../core/store/snapshot.ts'
import { rfc3339 } from '../../core/text/dates.ts'

/** What the article itself does not say. */
type StatementFacts = {
  readonly number: number
  /** `digestOf` the statement before. */
  readonly previous: string | null
  readonly at: Date
  /** The digest of reviews, in hexadecimal: `text_digest` of the record. */
  readonly text: string
  readonly review: NonNullable<ShownPayload['disclosure']>['review'] | null
}

/** The payload for an article as feeds show it now. */
export async function toPayload(
  article: Article,
  site: Site,
  facts: StatementFacts,
  clean: BodyCleaner = cleanBody,
) {
  const { guid, retraction, publishedAt, updatedAt, disclosure } = article
  const item = itemOf(article, site, clean)
  const { rows, optional } = item.facts
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== ''))
  const { label, title_label, author_url, picture_label } = given
  const usual = termsOf(site)
  const terms = usual && strictest(usual, [article.aiRights])
  const [published, updated] = [publishedAt, updatedAt].map(rfc3339)
  const payload = {
    candor: 'statement/1',
    guid,
    number: facts.number,
    previous: facts.previous,
    at: rfc3339(facts.at),
    state: retraction === null ? 'published' : 'retracted',
    url: item.url,
    publisher: `${rootOf(site)}/`,
    ...{ published_at: published, updated_at: updated === published ? null : updated },
    text: shortDigest(fromHex(facts.text)),
    entry: {
      title: await digestOfText('title', item.title ?? ''),
      summary: await digestOfText('summary', item.summary ?? ''),
      text: await digestOfText('text', item.contentHtml ?? ''),
      facts: await digestOfRows(rows),
    },
    disclosure: disclosure && {
      ...{ mode: disclosure.mode, model: disclosure.model, provider: disclosure.provider },
      reviewed_by: disclosure.reviewedBy,
      review: disclosure.reviewedBy === null ? null : facts.review,
      ...{ label, title_label },
      parts: disclosure.parts.map(storedPart),
    },
    ...{ author_url, picture_label },
    sources: item.sources.map(({ url }) => url),
    corrections: item.corrections,
    retraction: retraction && { date: rfc3339(retraction.date), reason: retraction.reason },
    ...{ ai_rights: terms?.value, license_url: terms?.licenseUrl },
  }
  return JSON.parse(JSON.stringify(payload), toMember) as ShownPayload
}

/**
 * The article as its own JSON Feed has it: RSS and Atom read the same (test/plugins/signing/verify.test.ts).
 */
function itemOf(article: Article, site: Site, clean: BodyCleaner) {
  const { updatedAt: time } = article
  const snapshot: Snapshot = {
    articles: [{ ...article, statement: { jws: '-', address: '-' } }],
    tombstones: [],
    labels: new Map(),
    state: '',
    changedAt: time,
    newestAt: time,
    readAt: time,
    known: true,
    retired: null,
    unknown: [],
    ...{ previous: null, next: null, searchable: false, excerpts: new Map() },
  }
  const feed = buildFeed({ site, request: wholeFamily('all', 1), snapshot, clean })
  const [item] = readJsonDocument(renderJsonFeed(feed), null)?.items ?? []
  if (item?.facts === undefined)
    throw new Error(`The article ${article.guid} cannot be read in its own feed.`)
  return { ...item, facts: item.facts }
}

/** Leaves out members without a value. */
function toMember(_name: string, value: unknown): unknown {
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined
  return typeof value === 'string' ? legalText(value) : value
}
