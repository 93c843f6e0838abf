/** Values of flags that are days or times. */
import { wrong } from '../../../core/tools/output.ts'
import { isAhead, isTimestamp } from '../timestamp.ts'

/** When a token ends: a point in time, or a day, at its beginning in UTC. */
export function parseEnd(flag: string, text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text
  if (isTimestamp(time) && isAhead(time)) return time
  const rule = 'a date such as 2030-01-01, or a time such as 2030-01-01T00:00:00Z, later than now'
  throw wrong(`${flag} is ${JSON.stringify(text)}, but must be ${rule}.`)
}

/** The beginning of a day, in UTC. */
export function parseDay(flag: string, text: string): Date {
  const time = `${text}T00:00:00Z`
  if (isTimestamp(time)) return new Date(time)
  throw wrong(`${flag} is ${JSON.stringify(text)}, but must be a date such as 2026-11-30.`)
}

const secondsOf: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 }
const longestOverlapSeconds = 30 * 86_400

/** Seconds, at most 30 days: two tokens at once are twice as likely to leak. */
export function parseOverlap(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  const seconds = Number(count) * (secondsOf[unit] ?? Number.NaN)
  if (seconds > 0 && seconds <= longestOverlapSeconds) return seconds
  throw wrong(
    `--overlap is ${JSON.stringify(text)}, but must be a time such as 30m, 24h or 7d, of at most 30 days.`,
  )
}
