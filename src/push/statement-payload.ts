/** Article → the payload of its statement: what its entry shows, and the facts about it. */
import type { Article } from '../article.ts'
import { toEntry } from '../feed/build-feed.ts'
import type { BodyCleaner } from '../feed/content.ts'
import type { Entry } from '../feed/feed.ts'
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
import { wordsFor } from '../words/spoken.ts'
import type { Waiting } from '../writer/statements.ts'

/** The payload without what makes it one of a chain. Members are in the order of `ShownPayload`. */
export type Content = Omit<ShownPayload, 'candor' | 'guid' | 'number' | 'previous' | 'at'>

export async function toContent(
  article: Article,
  { text, review }: NonNullable<Waiting['article']>,
  site: Site,
  clean: BodyCleaner,
): Promise<Content> {
  const spoken = wordsFor(article.language, site.words)
  const entry = toEntry(article, site, 'full', clean, spoken)
  const { disclosure, retraction, corrections, terms } = { ...entry, retraction: article.retraction }
  const texts = [disclosure?.label, disclosure?.titleLabel].flatMap((label) => label?.text ?? [])
  // Without a lead, the summary is the label as a sentence.
  const labels = [...new Set([...texts, ...(disclosure?.label && spaced(entry.lead) === '' ? [entry.summary] : [])])]
  const [opening = ''] = spoken.entry.words.retractedTitle.split('{title}')
  const opens = retraction === null || opening === '' ? [] : [opening.trim()]
  return {
    state: retraction === null ? 'published' : 'retracted',
    url: entry.url,
    publisher: `${rootOf(site)}/`,
    published_at: rfc3339(entry.published),
    ...(entry.updated > entry.published && { updated_at: rfc3339(entry.updated) }),
    text: shortDigest(fromHex(text)),
    entry: await digestsOf(entry, [...labels, ...opens]),
    ...(opens.length > 0 && { opens }),
    ...(disclosure && {
      disclosure: {
        mode: disclosure.mode,
        ...(disclosure.model !== null && { model: disclosure.model }),
        ...(disclosure.provider !== null && { provider: disclosure.provider }),
        ...(disclosure.reviewedBy !== null && { reviewed_by: disclosure.reviewedBy }),
        ...(disclosure.generatedAt !== null && { generated_at: rfc3339(disclosure.generatedAt) }),
        ...(disclosure.reviewedBy !== null && { review }),
        ...(labels.length > 0 && { labels }),
      },
    }),
    ...(entry.sources.length > 0 && { sources: entry.sources.map(({ url }) => url) }),
    ...(corrections.length > 0 && {
      corrections: corrections.map(({ date, text: what, url }) => ({
        date: rfc3339(date),
        text: what,
        ...(url !== null && { url }),
      })),
    }),
    ...(retraction && { retraction: { date: rfc3339(retraction.date), reason: retraction.reason } }),
    ...(terms && { ai_rights: terms.value }),
    ...(terms?.licenseUrl && { license_url: terms.licenseUrl }),
  }
}

async function digestsOf(entry: Entry, opens: readonly string[]): Promise<ShownPayload['entry']> {
  const { news, added } = splitContent(entry.contentHtml ?? '')
  return {
    title: await digestOf(withoutOpenings(entry.feedTitle, opens).text),
    summary: await digestOf(withoutOpenings(entry.summary, opens).text),
    words: await digestOf(wordsOf(news)),
    html: await digestOf(news),
    added: await digestOf(added),
    facts: await factsDigest(entry.disclosure?.statement ?? null, entry.sources),
  }
}
