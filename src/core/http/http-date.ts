/** Parses HTTP dates strictly, in all three formats: a misread date could cause a wrong 304. */

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
