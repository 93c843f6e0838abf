/**
 * Finds which partners get an article, and why others do not: `partners` in answers about articles.
 */
import { LRUCache } from 'lru-cache'
import { toEntry } from '../../../core/feed/to-entry.ts'
import { createRateLimit } from '../../../core/http/rate-limit.ts'
import { type BodyCleaner, cacheBodies, cleanBody } from '../../../core/sanitize/clean-body.ts'
import type { Site } from '../../../core/settings/site.ts'
import { UnshowableArticle } from '../../../core/store/to-article.ts'
import type { PartnerAnswers } from '../../publish/partner-answers.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { storedAsArticle } from '../../publish/stored-as-article.ts'
import { toPartnerItem } from '../item.ts'
import { lacksLogo, type Partner, type RefusalReason } from '../partner.ts'
import { refusalsOf } from '../refusals.ts'

type PartnerAnswersParts = {
  readonly site: Site
  readonly partners: readonly Partner[]
  readonly share: ReturnType<typeof createShare>
  readonly clean?: BodyCleaner
}

/**
 * UTF-16 units of a body. Reading a million takes up to 50 ms, once for each partner, and meanwhile
 * no request is answered.
 */
const judgedLength = 200_000
/** Judged articles that are kept, and memory for cleaned bodies. */
const keptArticles = 1000
const keptBytes = 4_000_000

/**
 * Makes one judge for an app. The function judges an article with this ETag for each partner.
 * Partners get only articles that feeds show.
 */
export function createPartnerAnswers({
  site,
  partners: all,
  share,
  clean = cleanBody,
}: PartnerAnswersParts): PartnerAnswers {
  const partners = all.filter((partner) => !lacksLogo(partner, site))
  const kept = new LRUCache<string, ReadonlyMap<string, readonly RefusalReason[]>>({
    max: keptArticles,
  })
  const cleaned = cacheBodies(clean, keptBytes)

  /** `null` if the token has used up its share. Others have their turn between two partners. */
  async function judgeAll(tokenId: number, stored: StoredArticle, now: Date) {
    const judge = await share.take(tokenId, () => judgeOf(site, stored, now, cleaned))
    const reasons = new Map<string, readonly RefusalReason[]>()
    for (const partner of partners) {
      const own = judge && (await share.take(tokenId, () => judge(partner)))
      if (!own) return null
      reasons.set(partner.name, own)
    }
    return reasons
  }

  return async ({ tokenId }, stored, visibility, tag) => {
    if (partners.length === 0) return {}
    const now = new Date()
    const { status, audience } = stored
    const isHidden = status === 'draft' || status === 'withheld'
    const key = `${now.toISOString().slice(0, 10)} ${tag}`
    const judged = isHidden ? new Map() : (kept.get(key) ?? (await judgeAll(tokenId, stored, now)))
    if (judged === null) return {}
    if (!isHidden) kept.set(key, judged)
    const hidden: readonly RefusalReason[] = visibility.shown
      ? []
      : [{ code: 'not_shown', detail: visibility.reason || 'No feed shows the article.' }]
    const answers = partners.map(({ name }) => {
      const isFor = audience === null || audience.includes(name)
      const reasons = [...hidden, ...(isFor ? [] : [isPrivate]), ...(judged.get(name) ?? [])]
      return [name, { accepted: reasons.length === 0, reasons }] as const
    })
    return { partners: Object.fromEntries(answers) }
  }
}

/** For an app: the API, or the desk. */
export const answersFor =
  (partners: readonly Partner[]) =>
  (site: Site): PartnerAnswers =>
    createPartnerAnswers({ site, partners, share: createShare(() => performance.now()) })

const isPrivate: RefusalReason = {
  code: 'private',
  detail: 'The article is private, and for other partners.',
}

/**
 * The entry is made once for all partners. The rest of a long body, after `judgedLength`, only
 * counts as bytes.
 */
function judgeOf(
  site: Site,
  stored: StoredArticle,
  now: Date,
  clean: BodyCleaner,
): (partner: Partner) => readonly RefusalReason[] {
  try {
    const whole = storedAsArticle(stored, now)
    const article = { ...whole, bodyHtml: whole.bodyHtml.slice(0, judgedLength) }
    const rest = whole.bodyHtml.slice(judgedLength)
    const entry = toEntry(article, site, 'full', clean)
    return (partner) => {
      const item = toPartnerItem(partner, entry, article, clean)
      return refusalsOf({ ...item, contentHtml: item.contentHtml + rest }, partner, now, site.title)
    }
  } catch (error) {
    if (!(error instanceof UnshowableArticle)) throw error
    const reasons = [{ code: 'not_shown', detail: error.message }]
    return () => reasons
  }
}

const minuteMs = 60_000
/** Time limit: 15 seconds of each minute. */
export const shareMs = minuteMs / 4

/**
 * Limits the time for which one token may block the process with long work. One for an app. `clock`
 * is in milliseconds above 0.
 */
export function createShare(clock: () => number) {
  const spend = createRateLimit(minuteMs, clock)
  return {
    /**
     * Does the work after all other work that waits; `null` if the token has used up its share of
     * this minute.
     */
    async take<T>(tokenId: number, work: () => T): Promise<T | null> {
      await new Promise((resolve) => setTimeout(resolve))
      // An operator on the database itself has no share.
      if (tokenId !== 0 && spend(String(tokenId), shareMs, 0) > 0) return null
      const started = clock()
      const result = work()
      spend(String(tokenId), Number.POSITIVE_INFINITY, clock() - started)
      return result
    },
  }
}
