/**
 * `GET /desk/evidence`: of `article`, or of days from `from` to `to`, as `format`; and
 * `GET /desk/evidence/year`, the summary of a `year`.
 */

import { fill } from '../../../core/words/words.ts'
import { readById } from '../../publish/store/read-articles.ts'
import type { EvidenceArticle } from '../evidence/evidence.ts'
import { dayMs, renderEvidence, toPeriod } from '../evidence/evidence-formats.ts'
import { isYear, renderYear, toYearLines } from '../evidence/year.ts'
import { readEvidence } from '../store/read-evidence.ts'
import { readYear } from '../store/read-year.ts'
import type { Desk, DeskContext } from './context.ts'
import { evidenceMain } from './evidence-page.ts'
import { yearMain } from './year-page.ts'

const maxDays = 31

const isFormat = (name: string) => name === 'html' || name === 'json'

const file = (c: DeskContext, name: string, text: string) =>
  c.body(text, 200, {
    'Content-Type': 'application/json',
    'Content-Disposition': `attachment; filename="${name}.json"`,
  })

export function mountEvidence({ app, words, view, respond, say, missing }: Desk): void {
  const refuse = (c: DeskContext, text: string) => say(c, 400, words.evidence.title, text)

  app.get('/evidence', async (c) => {
    const { article, from = '', to = '', format = 'html' } = c.req.query()
    if (!isFormat(format)) return refuse(c, words.evidence.formats)
    const asked = article ? { article } : toPeriod(from, to)
    if (asked === null) return refuse(c, words.evidence.days)
    const days = 'from' in asked ? (Date.parse(asked.to) - Date.parse(asked.from)) / dayMs : 1
    if (days <= 0) return refuse(c, words.evidence.reversed)
    if (days > maxDays) return refuse(c, fill(words.evidence.tooLong, { days: String(maxDays) }))
    const db = c.get('db')
    const read = await readEvidence<EvidenceArticle>(db, asked)
    if (article && read.articles.length === 0) return missing(c)
    if (format === 'json') return file(c, 'evidence', await renderEvidence(read, asked))
    const stored = await readById(
      db,
      read.articles.map(({ id }) => id),
    )
    const json = `?${new URLSearchParams({ ...c.req.query(), format: 'json' })}`
    const main = evidenceMain(view(c), { ...read, stored, json })
    return respond(c, { title: words.evidence.title, main })
  })

  app.get('/evidence/year', async (c) => {
    const { year = '', format = 'html' } = c.req.query()
    if (!isFormat(format)) return refuse(c, words.evidence.formats)
    if (!isYear(year)) return refuse(c, words.year.wrong)
    const lines = toYearLines(year, await readYear(c.get('db'), year))
    if (format === 'json') return file(c, `evidence-${year}`, renderYear(year, lines))
    return respond(c, { title: words.year.name, main: yearMain(view(c), year, lines) })
  })
}
