/** The route that tells how many people read each feed. */
import { point } from '../../../core/plugin.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { Refused } from '../../publish/faults.ts'
import { type ParameterValues, text } from '../../publish/parameters.ts'
import { route } from '../../publish/route.ts'
import { longestDays, periodOf, type ReadershipReport, standardDays, toReport } from '../report.ts'
import { readReaders } from '../store/read-readers.ts'
import { readerAnswers } from './schemas.ts'

/** Says that readers are counted in the database of the API. */
export const countsReaders = point<true>('counts of readers')

export const readerFilters = [
  { name: 'feed', description: 'Only this feed, such as `all` or `topics/science`.', schema: text },
  {
    name: 'days',
    description: 'Days of the report, the last of them today, in UTC.',
    schema: { type: 'integer', minimum: 1, maximum: longestDays, default: standardDays },
  },
] as const

/** How many people read each feed. */
export async function report(
  db: WriterDatabase,
  { feed, days }: ParameterValues<typeof readerFilters>,
): Promise<ReadershipReport> {
  const period = periodOf(days, new Date())
  return toReport(period, await readReaders(db, period, feed))
}

export const readerRoutes = {
  getReaders: route('GET /readers', {
    summary: 'Tells how many people read each feed',
    scopes: ['stats'],
    query: readerFilters,
    answers: { 200: [readerAnswers.ReaderReport, 'The report.'] },
    refuses: ['404'],
    async handle({ db, query, api: { added } }) {
      if (added(countsReaders).length === 0)
        throw new Refused(404, 'Readers are not counted here: set READERS=on.')
      return { status: 200, body: await report(db, query) }
    },
  }),
}
