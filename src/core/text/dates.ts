/**
 * Formats dates and times in UTC. Without `Intl`, whose data differ between runtimes. The `feed`
 * package formats those of RSS.
 */

/** RFC 3339 in UTC. Omits milliseconds that are zero. */
export function rfc3339(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text
}

/** The day in UTC, `2026-05-01`. */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10)

/**
 * How a language writes dates, separated by `|`: a pattern with `{d}`, `{M}` and `{y}`, twelve
 * months, and the zero of its digits if they are not 0 to 9.
 */
export type DateForm = string

/** The day in UTC, such as `1. Mai 2026`; without a form `2026-05-01`, which nobody misreads. */
export function writtenDay(date: Date, form: DateForm | null): string {
  const [pattern = '', ...months] = form?.split('|') ?? []
  if (pattern === '') return isoDay(date)
  const text = pattern
    .replace('{d}', String(date.getUTCDate()))
    .replace('{M}', months[date.getUTCMonth()] ?? '')
    .replace('{y}', String(date.getUTCFullYear()))
  return inDigits(text, form)
}

/** Day, time and zone: `1. Mai 2026 · 08:30 UTC`. */
export const writtenMinute = (date: Date, form: DateForm | null): string =>
  `${writtenDay(date, form)} · ${inDigits(date.toISOString().slice(11, 16), form)} UTC`

function inDigits(text: string, form: DateForm | null): string {
  const zero = form?.split('|')[13]?.codePointAt(0)
  return zero === undefined
    ? text
    : text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
}
