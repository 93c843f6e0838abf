/** Headers: their constants, writers and parsers. */

/** Data runs no script when a browser opens it: feeds, errors and redirects. */
export const dataSafety = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const

/**
 * Tells browsers to use only HTTPS for `seconds`. 0 says nothing: `max-age=0` would end the policy
 * of the host (RFC 6797 §6.1.1).
 */
export const strictTransport = (seconds: number): Readonly<Record<string, string>> =>
  seconds > 0 ? { 'Strict-Transport-Security': `max-age=${seconds}` } : {}

export type Link = {
  readonly href: string
  /** One or more relation types, separated by spaces. */
  readonly rel: string
  /** Media type of the target. */
  readonly type?: string
}

/** The header's value (RFC 8288 §3). Do not send the empty string of an empty list. */
export function linkHeader(links: readonly Link[]): string {
  return links
    .map(({ href, rel, type }) => {
      const typeParameter = type === undefined ? '' : `; type=${quotedString(type)}`
      return `<${toUri(href)}>; rel=${quotedString(rel)}${typeParameter}`
    })
    .join(', ')
}

/**
 * Percent-encodes all characters that RFC 3986 does not allow, line breaks included. Keeps all
 * others, so that the address stays the same as in the document.
 */
function toUri(href: string): string {
  const wellFormed = href.replace(/\p{Surrogate}/gu, '\u{fffd}')
  return wellFormed.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent)
}

/** RFC 9110 §5.6.4. Drops all characters but printable ASCII. */
function quotedString(value: string): string {
  return `"${value.replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '\\$&')}"`
}

const shortDays = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const longDays = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'
const month = '(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const time = '(?<time>\\d\\d:\\d\\d:\\d\\d)'

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const imfFixdate = new RegExp(
  `^(?<day>${shortDays}), (?<date>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT$`,
)
/** `Sunday, 06-Nov-94 08:49:37 GMT` */
const rfc850 = new RegExp(
  `^(?<day>${longDays}), (?<date>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT$`,
)
/** `Sun Nov  6 08:49:37 1994` */
const asctime = new RegExp(
  `^(?<day>${shortDays}) ${month} (?<date>\\d\\d| \\d) ${time} (?<year>\\d{4})$`,
)

/**
 * Parses an HTTP-date (RFC 9110 §5.6.7). Returns `null` for any other text, also for wrong case,
 * other time zones, a wrong weekday and dates that do not exist. `now` resolves the two-digit years
 * of the RFC 850 format.
 */
export function parseHttpDate(text: string, now: Date): Date | null {
  const parts = (imfFixdate.exec(text) ?? rfc850.exec(text) ?? asctime.exec(text))?.groups
  if (!parts) return null
  const { day = '', date = '', month = '', year = '', time = '' } = parts
  const fourDigits = year.length === 2 ? fullYear(year, now) : year
  const canonical = `${day.slice(0, 3)}, ${date.replace(' ', '0')} ${month} ${fourDigits} ${time} GMT`
  const moment = new Date(canonical)
  // `Date` parses leniently, so compare its output with the input.
  return moment.toUTCString() === canonical ? moment : null
}

/**
 * A year more than 50 years in the future means the last one with these two digits (RFC 9110
 * §5.6.7).
 */
function fullYear(twoDigits: string, now: Date): string {
  const thisYear = now.getUTCFullYear()
  const year = thisYear - (thisYear % 100) + Number(twoDigits)
  return String(year > thisYear + 50 ? year - 100 : year)
}
