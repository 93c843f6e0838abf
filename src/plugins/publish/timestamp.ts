/** Points in time in bodies: RFC 3339 §5.6, as far as PostgreSQL reads the same. */

const form =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-](0\d|1[0-5]):[0-5]\d)$/

/**
 * Says whether the text is a date that exists, with time and zone. PostgreSQL has no year 0, and no
 * zone beyond 15:59.
 */
export function isTimestamp(text: string): boolean {
  const [, year, month, day] = form.exec(text) ?? []
  if (year === undefined || year === '0000') return false
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
}

export const isAhead = (timestamp: string): boolean => millisecondsOf(timestamp) > Date.now()

/** To the microsecond, as the database keeps it. */
export function isSameMoment(a: string, b: string): boolean {
  if (!isTimestamp(a) || !isTimestamp(b)) return false
  return millisecondsOf(a) === millisecondsOf(b) && microsecondsOf(a) === microsecondsOf(b)
}

/** A date in UTC and to the microsecond, as the rule of parts wants it; another text as it is. */
export function toUtc(text: string): string {
  if (!isTimestamp(text)) return text
  const [, fraction = ''] = /(\.\d{1,6})/.exec(text) ?? []
  return `${new Date(millisecondsOf(text)).toISOString().slice(0, -'.000Z'.length)}${fraction}Z`
}

const millisecondsOf = (text: string) =>
  Date.parse(text.toUpperCase().replace(' ', 'T').replace(/\.\d+/, ''))
const microsecondsOf = (text: string) =>
  Math.round(Number(`0${/\.\d+/.exec(text)?.[0] ?? ''}`) * 1e6)
