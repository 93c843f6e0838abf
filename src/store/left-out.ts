/** Limits the log to one report per reason for each article that cannot be shown. */
import type { LeftOut } from './store.ts'

/** Number of reports to remember. Older ones are forgotten, and can be repeated. */
const maxRemembered = 1000

/** Calls `report` once for each article and reason. */
export function reportOnce(report: LeftOut): LeftOut {
  const reported = new Set<string>()
  return (articleId, reason) => {
    const key = `${articleId} ${reason}`
    if (reported.has(key)) return
    const [oldest] = reported
    if (oldest !== undefined && reported.size >= maxRemembered) reported.delete(oldest)
    reported.add(key)
    report(articleId, reason)
  }
}
