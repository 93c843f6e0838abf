/** Evidence as a file, and the periods that it can be of. pages/evidence-page.ts is the page. Pure. */
import { type Evidence, type EvidenceArticle, toEvidence } from './evidence.ts'

export const renderEvidence = async (
  { now, articles }: { readonly now: string; readonly articles: EvidenceArticle[] },
  asked: Evidence['asked'],
): Promise<string> => `${JSON.stringify(await toEvidence(now, asked, articles), null, 2)}\n`

export const dayMs = 86_400_000

/**
 * From the beginning of a day to the end of another, in UTC, which may be before it; `null` for
 * what is no date.
 */
export function toPeriod(
  from: string,
  to: string,
): { readonly from: string; readonly to: string } | null {
  const [start, last] = [from, to].map(
    (day) => new Date(/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00.000Z` : Number.NaN),
  )
  const isDate = (date: Date | undefined, day: string) =>
    date?.getTime() && date.toISOString().startsWith(day)
  if (!start || !last || !isDate(start, from) || !isDate(last, to)) return null
  return { from: start.toISOString(), to: new Date(last.getTime() + dayMs).toISOString() }
}
