/** The report on readers, of the rows in the database: for the API, the command line and /stats. */

export type Totals = {
  readonly requests: number
  readonly not_modified: number
  readonly bytes: number
}

/** The rows of a period. */
export type ReaderRows = {
  /** By feed and product; the largest first. */
  readonly requests: readonly (Totals & { readonly family: string; readonly name: string })[]
  /** The number that each aggregator told for each feed, of the newest day with one. */
  readonly figures: readonly {
    readonly family: string
    readonly name: string
    readonly day: string
    readonly subscribers: number
  }[]
  /** On the newest day that is over, or else today. */
  readonly direct: readonly {
    readonly family: string
    readonly day: string
    readonly readers: number
  }[]
  readonly days: readonly (Totals & {
    readonly day: string
    readonly subscribers: number
    readonly direct_readers: number
  })[]
  readonly embeds: readonly {
    readonly host: string
    readonly family: string
    readonly requests: number
  }[]
  readonly errors: readonly {
    readonly route: string
    readonly status: number
    readonly requests: number
  }[]
}

export type Aggregator = Totals & {
  readonly name: string
  /** `null` if it never told. */
  readonly subscribers: number | null
  /** The day of that figure. */
  readonly as_of: string | null
}

type FeedReaders = Totals & {
  readonly family: string
  /** Subscribers and direct readers. */
  readonly readers: number
  readonly subscribers: number
  readonly direct_readers: number
  readonly aggregators: readonly Aggregator[]
}

export type ReadershipReport = {
  readonly from: string
  readonly to: string
  /** `false` if products with few requests are left out. */
  readonly complete: boolean
  readonly days: ReaderRows['days']
  /** Most readers first. */
  readonly feeds: readonly FeedReaders[]
  readonly embeds: ReaderRows['embeds']
  readonly errors: ReaderRows['errors']
}

/** Rows of each kind in a report. */
export const maxRows = 2000
export const longestDays = 400
export const standardDays = 30

export type Period = { readonly from: string; readonly to: string }

const dayMs = 86_400_000

/** That many days, the last of them today. */
export function periodOf(days: number, now: Date): Period {
  const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  return { from: dateOf(now.getTime() - (days - 1) * dayMs), to: dateOf(now.getTime()) }
}

export function toReport({ from, to }: Period, rows: ReaderRows): ReadershipReport {
  const figures = new Map(rows.figures.map((figure) => [`${figure.family} ${figure.name}`, figure]))
  const feeds = [...Map.groupBy(rows.requests, ({ family }) => family)].map(([family, own]) => {
    const aggregators: Aggregator[] = own.map(({ name, requests, not_modified, bytes }) => {
      const { subscribers = null, day: as_of = null } = figures.get(`${family} ${name}`) ?? {}
      return { name, subscribers, as_of, requests, not_modified, bytes }
    })
    const direct_readers = rows.direct.find((each) => each.family === family)?.readers ?? 0
    const sum = (of: (aggregator: Aggregator) => number) =>
      aggregators.reduce((all, each) => all + of(each), 0)
    const subscribers = sum((each) => each.subscribers ?? 0)
    return {
      family,
      readers: subscribers + direct_readers,
      ...{ subscribers, direct_readers },
      requests: sum((each) => each.requests),
      not_modified: sum((each) => each.not_modified),
      bytes: sum((each) => each.bytes),
      aggregators: aggregators.toSorted(
        (a, b) =>
          (b.subscribers ?? 0) - (a.subscribers ?? 0) ||
          b.requests - a.requests ||
          compare(a.name, b.name),
      ),
    }
  })
  return {
    ...{ from, to },
    complete: [rows.requests, rows.embeds, rows.errors].every(({ length }) => length < maxRows),
    days: everyDay(from, to, rows.days),
    feeds: feeds.toSorted(
      (a, b) => b.readers - a.readers || b.requests - a.requests || compare(a.family, b.family),
    ),
    embeds: rows.embeds,
    errors: rows.errors,
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** Days without a request too: their gap belongs to the chart. */
function everyDay(from: string, to: string, days: ReaderRows['days']): ReaderRows['days'] {
  const known = new Map(days.map((each) => [each.day, each]))
  const all: ReaderRows['days'][number][] = []
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += dayMs) {
    const day = new Date(ms).toISOString().slice(0, 10)
    all.push(
      known.get(day) ?? {
        day,
        subscribers: 0,
        direct_readers: 0,
        requests: 0,
        not_modified: 0,
        bytes: 0,
      },
    )
  }
  return all
}
