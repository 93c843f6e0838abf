/** What the API says of partners: whether each gets an article, and why not. */
import type { Article } from '../article.ts'
import { toEntry } from '../feed/build-feed.ts'
import { toPartnerItem } from '../partners/item.ts'
import type { Partner, Reason } from '../partners/partner.ts'
import { refusalsOf } from '../partners/refusals.ts'
import type { Site } from '../settings/site.ts'
import { type ArticleRow, toArticle, UnshowableArticle } from '../store/to-article.ts'
import type { StoredArticle, Visibility } from '../writer/read-articles.ts'

export type PartnerAnswer = { readonly accepted: boolean; readonly reasons: readonly Reason[] }

/** `partners`, or nothing if none is on. A partner gets only what feeds show. */
export function partnersMember(
  site: Site,
  partners: readonly Partner[],
  stored: StoredArticle,
  visibility: Pick<Visibility, 'shown' | 'reason'>,
): { readonly partners?: Readonly<Record<string, PartnerAnswer>> } {
  if (partners.length === 0) return {}
  const now = new Date()
  const hidden: readonly Reason[] = visibility.shown
    ? []
    : [{ code: 'not_shown', detail: visibility.reason || 'No feed shows the article.' }]
  const audience = stored.columns['audience'] as readonly string[] | null
  const judge = judgeOf(site, stored, now)
  const answers = partners.map((partner) => {
    const isFor = audience === null || audience.includes(partner.name)
    const reasons = [...hidden, ...(isFor ? [] : [isPrivate]), ...judge(partner)]
    return [partner.name, { accepted: reasons.length === 0, reasons }] as const
  })
  return { partners: Object.fromEntries(answers) }
}

const isPrivate: Reason = { code: 'private', detail: 'The article is private, and for other partners.' }

/** The entry is made once for all partners: cleaning its body takes the time. */
function judgeOf(site: Site, stored: StoredArticle, now: Date): (partner: Partner) => readonly Reason[] {
  try {
    const article = storedAsArticle(stored, now)
    const entry = toEntry(article, site)
    return (partner) => refusalsOf(toPartnerItem(partner, entry, article), partner, now, site.title)
  } catch (error) {
    if (!(error instanceof UnshowableArticle)) throw error
    const reasons = [{ code: 'not_shown', detail: error.message }]
    return () => reasons
  }
}

const toCamelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** As the queries of feeds have times: without an offset. */
const bare = (time: string) => new Date(time).toISOString().slice(0, -1)

/** Without a date of publication it counts as published now. */
function storedAsArticle({ id, columns, sources, topics, corrections }: StoredArticle, now: Date): Article {
  const named = Object.fromEntries(
    Object.entries({ ...columns, published_at: columns['published_at'] ?? now.toISOString() }).map(([name, value]) => [
      toCamelCase(name),
      name.endsWith('_at') && value !== null ? bare(String(value)) : value,
    ]),
  )
  return toArticle({
    article: { id, ...named } as unknown as ArticleRow['article'],
    sources: sources.map(({ accessed_at, ...source }) => ({
      ...source,
      accessedAt: accessed_at ? bare(accessed_at) : null,
    })) as unknown as ArticleRow['sources'],
    topics,
    corrections: corrections.map(({ text, corrected_at, url }) => ({ text, date: bare(corrected_at), url })),
    notice: null,
  })
}
