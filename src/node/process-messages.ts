/** What the processes of one service and their primary tell each other, over Node's channel between them. */
import type { MetricFamily } from '../metrics/family.ts'

export type FromProcess =
  /** It has its database, and serves. */
  | { readonly type: 'open' }
  /** The answer to `ask`. */
  | { readonly type: 'alive' }
  /** Somebody reads `/metrics` there. */
  | { readonly type: 'collect'; readonly id: number }
  | { readonly type: 'counted'; readonly id: number; readonly families: readonly MetricFamily[] }

export type FromPrimary =
  | { readonly type: 'stop' }
  /** Whether its event loop turns. */
  | { readonly type: 'ask' }
  | { readonly type: 'count'; readonly id: number }
  | { readonly type: 'collected'; readonly id: number; readonly families: readonly MetricFamily[] }
