/** Dates as HTTP writes them: read strictly in all three forms, because a date misread could turn into a wrong 304. */

const shortDays = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const longDays = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'
const month = '(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const time = '(?<time>\\d\\d:\\d\\d:\\d\\d)'

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const imfFixdate = new RegExp(`^(?<day>${shortDays}), (?<date>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT$`)
/** `Sunday, 06-Nov-94 08:49:37 GMT` */
const rfc850 = new RegExp(`^(?<day>${longDays}), (?<date>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT$`)
/** `Sun Nov  6 08:49:37 1994` */
const asctime = new RegExp(`^(?<day>${shortDays}) ${month} (?<date>\\d\\d| \\d) ${time} (?<year>\\d{4})$`)

/**
 * The moment that an HTTP-date names, or `null` when the text is none (RFC 9110 §5.6.7): wrong case, other time zones,
 * a weekday that does not belong to the date and days that no calendar has are all refused.
 * `now` is needed for the two-digit years of the RFC 850 form.
 */
export function parseHttpDate(text: string, now: Date): Date | null {
  const parts = (imfFixdate.exec(text) ?? rfc850.exec(text) ?? asctime.exec(text))?.groups
  if (!parts) return null
  const { day = '', date = '', month = '', year = '', time = '' } = parts
  const fourDigits = year.length === 2 ? fullYear(year, now) : year
  const canonical = `${day.slice(0, 3)}, ${date.replace(' ', '0')} ${month} ${fourDigits} ${time} GMT`
  const moment = new Date(canonical)
  // Writing the date again is the check: whatever the lenient parser bent into shape comes out differently.
  return moment.toUTCString() === canonical ? moment : null
}

/** A year that seems more than 50 years ahead means the last one with these two digits (RFC 9110 §5.6.7). */
function fullYear(twoDigits: string, now: Date): string {
  const thisYear = now.getUTCFullYear()
  const year = thisYear - (thisYear % 100) + Number(twoDigits)
  return String(year > thisYear + 50 ? year - 100 : year)
}
