/** Reports an article that cannot be shown once for each reason, however often it is met. */
import type { LeftOut } from './store.ts'

/** Beyond this the oldest reports are forgotten, and may be made again. */
const mostRemembered = 1000

export function reportOnce(report: LeftOut): LeftOut {
  const reported = new Set<string>()
  return (articleId, reason) => {
    const key = `${articleId} ${reason}`
    if (reported.has(key)) return
    const [oldest] = reported
    if (oldest !== undefined && reported.size >= mostRemembered) reported.delete(oldest)
    reported.add(key)
    report(articleId, reason)
  }
}
