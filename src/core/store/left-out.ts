/** Limits the log to one report per reason for each article that cannot be shown. */
import { LRUCache } from 'lru-cache'

/** Called for each article that is left out of a result, with the reason. */
export type LeftOut = (articleId: string, reason: string) => void

/** Number of reports to remember. Others can be repeated. */
const maxRemembered = 1000

/** Calls `report` once for each article and reason. */
export function reportOnce(report: LeftOut): LeftOut {
  const reported = new LRUCache<string, true>({ max: maxRemembered })
  return (articleId, reason) => {
    const key = `${articleId} ${reason}`
    if (!reported.has(key)) report(articleId, reason)
    reported.set(key, true)
  }
}
