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
