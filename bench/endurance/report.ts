/** What an endurance run found, as text. */
import { quantile } from '../measurement.ts'
import { graceMs, type Outage, outageMs } from './outage.ts'
import type { Tally } from './readers.ts'
import type { Shown } from './writer.ts'

/** Refusals to print for each client. */
const maxPrinted = 5

/** A Markdown table of the honest clients, and their first refusals. */
export function describeReaders(tallies: readonly Tally[]): string {
  const head = ['honest client', 'requests', 'refused', '503 in the outage, allowed', 'p50', 'p99']
  const rows = tallies.map(({ name, durationsMs, refused, missed }) => {
    const [p50, p99] = [0.5, 0.99].map((share) => `${quantile(durationsMs, share).toFixed(0)} ms`)
    return [name, durationsMs.length, refused.length, missed, p50, p99]
  })
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const refusals = tallies.flatMap(({ name, refused }) =>
    refused.slice(0, maxPrinted).map((each) => `${name}: ${each}`),
  )
  return [...table, '', ...refusals].join('\n')
}

/**
 * The delay from the commit of an article until it is in the feed: apart from the outage, and after
 * it.
 */
export function describeDelays(shown: readonly Shown[], { fromMs, toMs }: Outage): string {
  const delays = shown
    .filter(({ committedMs, shownMs }) => shownMs < fromMs || committedMs > toMs + graceMs)
    .map(({ committedMs, shownMs }) => shownMs - committedMs)
  const [p50, p99, longest] = [0.5, 0.99, 1].map(
    (share) => `${quantile(delays, share).toFixed(0)} ms`,
  )
  const after = shown.map(({ shownMs }) => shownMs - toMs).filter((ms) => ms > 0)
  const first = after.length === 0 ? 'never' : `after ${Math.min(...after).toFixed(0)} ms`
  return `Delay of ${delays.length} new articles in the feed: p50 ${p50}, p99 ${p99}, at most ${longest}.
First new article in the feed after the outage of ${outageMs / 1000} s: ${first}.`
}
