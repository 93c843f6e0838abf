/** What a soak found: its figures as text, and the rules that were broken. */
import type { Outage } from '../endurance/outage.ts'
import type { Tally } from '../endurance/readers.ts'
import type { Shown } from '../endurance/writer.ts'
import { quantile } from '../measurement.ts'
import type { Confirmed } from './pipeline.ts'

/**
 * Ratio of the memory at the end to that in the middle. What is live is exact; the highest resident
 * memory of a half is not: V8 makes its heap larger by steps, also after minutes in which nothing
 * changed.
 */
const maxGrowth = { live: 1.1, resident: 1.25 } as const
/** From the confirmation by the API, apart from outages. */
const maxDelayMs = 5000
/**
 * What is confirmed so shortly before an outage may not have been read yet: a feed is fresh for a
 * second.
 */
const unreadMs = 2000

/** In MB. */
export type Memory = {
  /** The highest of a half. */
  readonly resident: number
  /** At its end, after a collection of garbage. */
  readonly live: number
}

export type Soak = {
  readonly startMs: number
  readonly tallies: readonly Tally[]
  readonly confirmed: readonly Confirmed[]
  readonly shown: readonly (Shown & { readonly title: string })[]
  readonly notShown: readonly string[]
  readonly refusedWrites: readonly string[]
  readonly retriedWrites: number
  readonly arrivalOf: (title: string) => number | undefined
  readonly deliveries: number
  readonly forged: number
  /** Until Candor had time to connect again. */
  readonly outages: readonly Outage[]
  readonly megabytes: readonly [first: Memory, second: Memory]
}

/** Joins the tallies of each group of readers, by name. */
export function joinTallies(tallies: readonly Tally[]): readonly Tally[] {
  const byName = new Map<string, Tally>()
  for (const each of tallies) {
    const before = byName.get(each.name)
    if (before === undefined) byName.set(each.name, { ...each })
    else {
      before.durationsMs.push(...each.durationsMs)
      before.refused.push(...each.refused)
      before.missed += each.missed
    }
  }
  return [...byName.values()]
}

/** A sentence for each broken rule; none if all is well. */
export function findBroken(soak: Soak): readonly string[] {
  const { tallies, confirmed, notShown, refusedWrites, arrivalOf, forged, megabytes } = soak
  const refused = tallies.reduce((sum, tally) => sum + tally.refused.length, 0)
  const missing = confirmed.filter(({ title }) => arrivalOf(title) === undefined)
  const late = calm(soak).filter((each) => delayOf(each) > maxDelayMs)
  const [first, second] = megabytes
  const grew = (['live', 'resident'] as const).filter(
    (of) => second[of] > first[of] * maxGrowth[of],
  )
  const broken: readonly (readonly [boolean, string])[] = [
    [refused > 0, `${refused} requests of readers were refused`],
    [
      tallies.some(({ durationsMs }) => durationsMs.length === 0),
      'a group of readers asked nothing',
    ],
    [confirmed.length === 0, 'nothing was published'],
    [refusedWrites.length > 0, `${refusedWrites.length} writes were refused: ${refusedWrites[0]}`],
    [
      notShown.length > 0,
      `${notShown.length} confirmed changes were never in the feed: ${notShown[0]}`,
    ],
    [
      late.length > 0,
      `changes were in the feed too late: ${late.map((each) => describeLate(soak, each)).join(', ')}`,
    ],
    [
      missing.length > 0,
      `${missing.length} confirmed changes never reached the subscriber: ${missing[0]?.title}`,
    ],
    [forged > 0, `${forged} deliveries had a wrong signature`],
    ...grew.map(
      (of) =>
        [
          true,
          `${of} memory grew from ${first[of].toFixed(0)} to ${second[of].toFixed(0)} MB`,
        ] as const,
    ),
  ]
  return broken.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence)
}

/** Says whether no outage excuses a delay of an article that was confirmed then. */
const isCalm = ({ outages }: Soak, confirmedMs: number) =>
  outages.every(({ fromMs, toMs }) => confirmedMs < fromMs - unreadMs || confirmedMs > toMs)

const calm = (soak: Soak) => soak.shown.filter((each) => isCalm(soak, each.committedMs))
const delayOf = ({ committedMs, shownMs }: Shown) => shownMs - committedMs

const describeLate = ({ startMs }: Soak, each: Soak['shown'][number]) =>
  `${each.title} after ${(delayOf(each) / 1000).toFixed(1)} s, confirmed ${((each.committedMs - startMs) / 1000).toFixed(1)} s after the start`

export function describeSoak(soak: Soak): string {
  const { confirmed, retriedWrites, arrivalOf, deliveries, megabytes } = soak
  const pushed = confirmed.flatMap(({ title, confirmedMs }) => {
    const arrival = arrivalOf(title)
    return arrival === undefined || !isCalm(soak, confirmedMs) ? [] : [arrival - confirmedMs]
  })
  const [first, second] = megabytes
  const grown = (of: keyof Memory) =>
    `${first[of].toFixed(0)} MB in the first half, ${second[of].toFixed(0)} MB in the second, ${(second[of] / first[of]).toFixed(2)} times as much (at most ${maxGrowth[of]} allowed)`
  return `Publishing: ${confirmed.length} changes confirmed, ${retriedWrites} attempts answered 503 during outages.
From the confirmation until it is in the feed: ${quantiles(calm(soak).map(delayOf))}.
From the confirmation until it is at the subscriber of the hub: ${quantiles(pushed)}; ${deliveries} deliveries.
Live memory: ${grown('live')}. Highest resident memory: ${grown('resident')}.`
}

function quantiles(ms: readonly number[]): string {
  const [p50, p99, longest] = [0.5, 0.99, 1].map((share) => `${quantile(ms, share).toFixed(0)} ms`)
  return `p50 ${p50}, p99 ${p99}, at most ${longest} (${ms.length})`
}
