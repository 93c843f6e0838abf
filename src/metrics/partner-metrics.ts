/** Metrics of partners with tokens. Without such requests, they are not on the page. */
import type { Outcome } from '../documents/observation.ts'
import { mostPartners } from '../store/partners.ts'
import { counter, gauge, type MetricFamily } from './family.ts'
import { createCounters } from './histogram.ts'
import { names } from './names.ts'

/** `clock` is in milliseconds since 1970. */
export function createPartnerMetrics(clock: () => number = Date.now) {
  const requests = createCounters(['partner', 'status'])
  const bytes = createCounters(['partner'])
  const seen = createCounters(['partner'])
  const known = new Set<string>()

  /** Names come from the table, which has at most so many at a time: those that come later share a label. */
  function labelOf(partner: string): string {
    if (known.size < mostPartners) known.add(partner)
    return known.has(partner) ? partner : 'other'
  }

  return {
    count(partner: string, outcome: Pick<Outcome, 'status' | 'bytes'>): void {
      const label = labelOf(partner)
      requests.of(label, String(outcome.status)).value += 1
      bytes.of(label).value += outcome.bytes
      seen.of(label).value = Math.floor(clock() / 1000)
    },

    families: (): readonly MetricFamily[] =>
      known.size === 0
        ? []
        : [
            counter(...names.partnerRequests, requests.samples()),
            counter(...names.partnerBytes, bytes.samples()),
            gauge(...names.partnerSeen, seen.samples()),
          ],
  }
}
