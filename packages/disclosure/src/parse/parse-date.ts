/**
 * Reads dates as feeds write them: RFC 3339, RFC 822 with all its habitual faults, and databases'
 * own forms.
 */

type ParsedDate = {
  /** RFC 3339 in UTC. */
  readonly at: string
  /** The zone was missing, or its name has several meanings. */
  readonly zoneGuessed: boolean
}

const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?`
const dayOfMonth = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`
const monthName = String.raw`(?<name>\p{L}{3,10})`

const forms = [
  // RFC 3339, W3C-DTF, and `2026-11-26 08:00:00` of databases.
  String.raw`(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2})(?:[T ]\s*${time}\s*(?<zone>.*))?)?)?`,
  // RFC 822 §5, with or without the name of the day: `Thu, 26 Nov 2026 08:00:00 GMT`.
  String.raw`(?:\p{L}+\.?[,\s]+)?${dayOfMonth}(?:-|[\s.]+(?:de\s+)?)${monthName}\.?(?:-|[\s,]+(?:de\s+)?)(?<year>\d{2,4})(?:[\s,]+(?:at\s+)?${time}\s*(?<zone>.*))?`,
  // `Thu Nov 26 08:00:00 GMT 2026`, as C and Java write it.
  String.raw`\p{L}+,?\s+${monthName}\s+${dayOfMonth}\s+${time}\s+(?:(?<zone>[A-Z]{1,5}|[+-]\d{4})\s+)?(?<year>\d{4})`,
  // `November 26, 2026 8:00 am`, as people write it.
  String.raw`(?:\p{L}+\.?,?\s+)?${monthName}\.?\s+${dayOfMonth},?\s+(?<year>\d{4})(?:,?\s+(?:at\s+)?${time}\s*(?<zone>.*))?`,
].map((form) => new RegExp(`^${form}$`, 'iu'))

/** Characters: no date is longer. */
const maxLength = 100

/** `null` if it is no date, or one outside of the years 1000 to 9999. */
export function parseDate(text: string): ParsedDate | null {
  if (text.length > maxLength) return null
  const written = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*\([^)]*\)$/, '')
  if (/^(?:\d{10}|\d{13})$/.test(written)) {
    return { at: new Date(Number(written.padEnd(13, '0'))).toISOString(), zoneGuessed: false }
  }
  for (const form of forms) {
    const parts = form.exec(written)?.groups
    if (parts !== undefined) return toDate(parts)
  }
  return null
}

/**
 * First letters of months without accents: English, then German, French, Spanish, Italian,
 * Portuguese and Dutch.
 */
const months = (
  'jan ene gen|feb fev|mar mae mrz maa mrt|apr avr abr|may mai mag mei|jun juin giu|jul juil lug|aug aou ago|sep set|' +
  'oct okt ott out|nov|dec dez dic'
).split('|')

function monthOf(name: string): number {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return months.findIndex((starts) => starts.split(' ').some((start) => plain.startsWith(start)))
}

function toDate(parts: Readonly<Record<string, string | undefined>>): ParsedDate | null {
  const {
    year = '',
    month = '1',
    name,
    day = '1',
    hour,
    minute = '0',
    second = '0',
    fraction = '',
    zone = '',
  } = parts
  const half = /^([ap])\.?m\.?\b\s*/i.exec(zone)
  const { minutes, guessed } = parseZone(zone.slice(half?.[0].length ?? 0)) ?? {}
  if (minutes === undefined || Number(minute) > 59 || Number(hour ?? 0) > 24) return null
  const monthIndex = name === undefined ? Number(month) - 1 : monthOf(name)
  const date = new Date(Date.UTC(fullYear(year), monthIndex, Number(day)))
  if (date.getUTCMonth() !== monthIndex || date.getUTCDate() !== Number(day)) return null
  const hours = half
    ? (Number(hour) % 12) + (half[1]?.toLowerCase() === 'p' ? 12 : 0)
    : Number(hour ?? 0)
  // A leap second is the one before it.
  const seconds = Math.min(Number(second), 59)
  date.setUTCHours(
    hours,
    Number(minute) - minutes,
    seconds,
    Number(fraction.padEnd(3, '0').slice(0, 3)),
  )
  const isInRange = date.getUTCFullYear() >= 1000 && date.getUTCFullYear() <= 9999
  return isInRange
    ? { at: date.toISOString(), zoneGuessed: hour !== undefined && guessed === true }
    : null
}

/** RFC 2822 §4.3: two digits up to 49 are this century, three are from 1900 on. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return text.length === 3 ? 1900 + year : year
}

/** Hours before or after UTC. RFC 822 has the American ones; others are habits. */
const zones: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  HKT: 8,
  SGT: 8,
  JST: 9,
  ...{ KST: 9, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13, AKST: -9, AKDT: -8, HST: -10 },
}

const certain = new Set('UT UTC GMT Z EST EDT CST CDT MST MDT PST PDT'.split(' '))

/** `null` for what is no zone at all. Unknown names are UTC, as RFC 2822 §4.3 says. */
function parseZone(text: string): { readonly minutes: number; readonly guessed: boolean } | null {
  const zone = text.trim().toUpperCase()
  if (zone === '') return { minutes: 0, guessed: true }
  const offset = /^(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return minutes > 24 * 60
      ? null
      : { minutes: offset[1] === '-' ? -minutes : minutes, guessed: false }
  }
  if (!/^[A-Z]{1,5}$/.test(zone)) return null
  const hours = zones[zone]
  return { minutes: (hours ?? 0) * 60, guessed: !certain.has(zone) }
}
