/** Reads dates as feeds write them: RFC 3339, RFC 822 with all its habitual faults, and databases' own forms. */

export type ParsedDate = {
  /** RFC 3339 in UTC. */
  readonly at: string
  /** The zone was missing, or its name has several meanings. */
  readonly zoneGuessed: boolean
}

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number; ms: number }

const time = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`

/** RFC 3339, W3C-DTF, and `2026-11-26 08:00:00` of databases. */
const iso = new RegExp(String.raw`^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[Tt ]\s*${time}\s*(.*))?)?)?$`)

/** RFC 822 §5, with or without the name of the day: `Thu, 26 Nov 2026 08:00:00 GMT`. */
const rfc822 = new RegExp(
  String.raw`^(?:\p{L}+\.?[,\s]+)?(\d{1,2})(?:st|nd|rd|th)?(?:-|[\s.]+(?:de\s+)?)(\p{L}{3,10})\.?(?:-|[\s,]+(?:de\s+)?)(\d{2,4})(?:[\s,]+(?:at\s+)?${time}\s*(.*))?$`,
  'iu',
)

/** `Thu Nov 26 08:00:00 GMT 2026`, as C and Java write it. */
const asctime = new RegExp(
  String.raw`^\p{L}+,?\s+(\p{L}{3,10})\s+(\d{1,2})\s+${time}\s+(?:([A-Za-z]{1,5}|[+-]\d{4})\s+)?(\d{4})$`,
  'u',
)

/** `November 26, 2026 8:00 am`, as people write it. */
const american = new RegExp(
  String.raw`^(?:\p{L}+\.?,?\s+)?(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+)?${time}\s*(.*))?$`,
  'u',
)

/** Characters: no date is longer. */
const longest = 100

/** `null` if it is no date, or one outside of the years 1000 to 9999. */
export function parseDate(text: string): ParsedDate | null {
  if (text.length > longest) return null
  const written = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*\([^)]*\)$/, '')
  if (/^(?:\d{10}|\d{13})$/.test(written)) return fromEpoch(written)
  let match = iso.exec(written)
  if (match) return toDate(match[1], Number(match[2] ?? 1) - 1, match[3] ?? '1', match.slice(4, 8), match[8])
  match = rfc822.exec(written)
  if (match) return toDate(match[3], monthOf(match[2]), match[1], match.slice(4, 8), match[8])
  match = asctime.exec(written)
  if (match) return toDate(match[8], monthOf(match[1]), match[2], match.slice(3, 7), match[7])
  match = american.exec(written)
  if (match) return toDate(match[3], monthOf(match[1]), match[2], match.slice(4, 8), match[8])
  return null
}

function fromEpoch(digits: string): ParsedDate {
  return {
    at: new Date(digits.length === 10 ? Number(digits) * 1000 : Number(digits)).toISOString(),
    zoneGuessed: false,
  }
}

/** First letters of months without accents: English, then German, French, Spanish, Italian, Portuguese and Dutch. */
const months: readonly RegExp[] = [
  ...[/^(jan|ene|gen)/, /^(feb|fev)/, /^(mar|mae|mrz|maa|mrt)/, /^(apr|avr|abr)/, /^(may|mai|mag|mei)/],
  ...[
    /^(jun|juin|giu)/,
    /^(jul|juil|lug)/,
    /^(aug|aou|ago)/,
    /^(sep|set)/,
    /^(oct|okt|ott|out)/,
    /^nov/,
    /^(dec|dez|dic)/,
  ],
]

function monthOf(name = ''): number {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return months.findIndex((month) => month.test(plain))
}

function toDate(
  year = '',
  month: number,
  day = '',
  clock: readonly (string | undefined)[],
  zoneText = '',
): ParsedDate | null {
  const [hour = '0', minute = '0', second = '0', fraction = ''] = clock.map((each) => each ?? undefined)
  const half = /^([ap])\.?m\.?\b\s*/i.exec(zoneText)
  const zone = parseZone(half ? zoneText.slice(half[0].length) : zoneText)
  if (zone === null) return null
  const parts = {
    year: fullYear(year),
    month,
    day: Number(day),
    hour: half ? (Number(hour) % 12) + (half[1]?.toLowerCase() === 'p' ? 12 : 0) : Number(hour),
    minute: Number(minute),
    // A leap second is the one before it.
    second: Math.min(Number(second), 59),
    ms: Number(fraction.padEnd(3, '0').slice(0, 3)),
  }
  const at = instantOf(parts, zone.minutes)
  const hasTime = clock[0] !== undefined
  return at === null ? null : { at, zoneGuessed: hasTime ? zone.guessed : false }
}

/** RFC 2822 §4.3: two digits up to 49 are this century, three are from 1900 on. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return text.length === 3 ? 1900 + year : year
}

function instantOf({ year, month, day, hour, minute, second, ms }: Parts, zoneMinutes: number): string | null {
  if (month < 0 || month > 11 || day < 1 || hour > 24 || minute > 59) return null
  const date = new Date(Date.UTC(year, month, day))
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return null
  const instant = new Date(Date.UTC(year, month, day, hour, minute, second, ms) - zoneMinutes * 60_000)
  const inRange = instant.getUTCFullYear() >= 1000 && instant.getUTCFullYear() <= 9999
  return inRange ? instant.toISOString() : null
}

/** Hours before or after UTC. RFC 822 has the American ones; others are habits. */
const zones: Readonly<Record<string, number>> = {
  ...{ UT: 0, UTC: 0, GMT: 0, Z: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ WET: 0, WEST: 1, BST: 1, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3, MSK: 3, HKT: 8, SGT: 8, JST: 9 },
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
    return minutes > 24 * 60 ? null : { minutes: offset[1] === '-' ? -minutes : minutes, guessed: false }
  }
  if (!/^[A-Z]{1,5}$/.test(zone)) return null
  const hours = zones[zone]
  return { minutes: (hours ?? 0) * 60, guessed: !certain.has(zone) }
}
