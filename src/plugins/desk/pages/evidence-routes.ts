/** `GET /desk/evidence`: of `article`, or of days from `from` to `to`, as `format`. */

import { fill } from '../../../core/words/words.ts'
import type { EvidenceArticle } from '../evidence/evidence.ts'
import {
  dayMs,
  type EvidenceFormat,
  evidenceTypes,
  renderEvidence,
  toPeriod,
} from '../evidence/evidence-formats.ts'
import { readEvidence } from '../store/read-evidence.ts'
import type { Desk } from './context.ts'

/** Longer periods are for the command line. */
const maxDays = 31
/** The page has its style in itself, for who keeps it. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const isFormat = (name: string): name is EvidenceFormat => Object.hasOwn(evidenceTypes, name)

export function mountEvidence({ app, words, say, missing }: Desk): void {
  app.get('/evidence', async (c) => {
    const { article, from = '', to = '', format = 'html' } = c.req.query()
    const refuse = (text: string) => say(c, 400, words.evidence.title, text)
    if (!isFormat(format)) return refuse(words.evidence.formats)
    const asked = article ? { article } : toPeriod(from, to)
    if (asked === null) return refuse(words.evidence.days)
    const days = 'from' in asked ? (Date.parse(asked.to) - Date.parse(asked.from)) / dayMs : 1
    if (days <= 0) return refuse(words.evidence.reversed)
    if (days > maxDays) return refuse(fill(words.evidence.tooLong, { days: String(maxDays) }))
    const read = await readEvidence<EvidenceArticle>(c.get('db'), asked)
    if (article && read.articles.length === 0) return missing(c)
    return c.body(await renderEvidence(read, asked, format), 200, {
      ...{ 'Content-Security-Policy': policy, 'Content-Type': evidenceTypes[format] },
      'Content-Disposition': `${format === 'html' ? 'inline' : 'attachment'}; filename="evidence.${format}"`,
    })
  })
}
