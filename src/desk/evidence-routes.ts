/** `GET /desk/evidence`: of `article`, or of days from `from` to `to`, as `format`. */

import type { EvidenceArticle } from '../evidence/evidence.ts'
import { dayMs, evidenceTypes, renderEvidence, toPeriod } from '../evidence/evidence-formats.ts'
import { readEvidence } from '../writer/read-evidence.ts'
import type { Desk } from './context.ts'
import { deskHeaders, wordsOf } from './layout.ts'

/** Longer periods are for the command line. */
const maxDays = 31
/** The page has its style in itself, for who keeps it. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export function mountEvidence({ parts: { site }, app, say }: Desk): void {
  const { words } = wordsOf({ site })
  app.get('/evidence', async (c) => {
    const { article, from = '', to = '', format = 'html' } = c.req.query()
    const period = toPeriod(from, to)
    const isShort = period !== null && Date.parse(period.to) - Date.parse(period.from) <= maxDays * dayMs
    const asked = article ? { article } : isShort ? period : null
    if (asked === null || (format !== 'json' && format !== 'csv' && format !== 'html'))
      return say(c, 400, words.errors.failed, words.errors.failedText)
    const read = await readEvidence<EvidenceArticle>(c.get('db'), asked)
    if (article && read.articles.length === 0) return say(c, 404, words.errors.missing, words.errors.missingText)
    return c.body(await renderEvidence(read, asked, format), 200, {
      ...{ ...deskHeaders, 'Content-Security-Policy': policy, 'Content-Type': evidenceTypes[format] },
      'Content-Disposition': `${format === 'html' ? 'inline' : 'attachment'}; filename="evidence.${format}"`,
    })
  })
}
