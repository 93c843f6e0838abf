/**
 * The steps of push: find changes, hand feeds over, claim deliveries, send them, settle their
 * outcomes. On Node one process repeats them (run-worker.ts); at the edge they run in different
 * invocations.
 */

import { explainError } from '../../core/documents/outage.ts'
import { BusyAddress } from '../../core/host.ts'
import type { Log } from '../../core/log/log.ts'
import { reasonOf } from '../../core/store/errors.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { type AttemptResult, type Couriers, retryDelayMs } from './courier.ts'
import {
  type Attempt,
  type ClaimLimits,
  claimDeliveries,
  countDue,
  type Delivery,
  type DeliveryKind,
} from './store/deliveries.ts'
import { prunePush } from './store/prune.ts'
import { freeDeliveries, type Settlement, settleDeliveries } from './store/settlements.ts'
import { readAgenda } from './store/topics.ts'

export type WorkerParts = {
  readonly db: () => WriterDatabase
  readonly couriers: Couriers
  /** Finds changes; `more` asks to be called again at once. */
  readonly find: () => Promise<{ readonly found: number; readonly more: boolean }>
  /** Hands over topics that are due; returns their number. */
  readonly handOver: () => Promise<number>
  /** Signs a batch of statements, if signing is on; `more` asks to be called again. */
  readonly sign?: (() => Promise<{ readonly more: boolean }>) | undefined
  readonly log: Log
  /** Called with the result of each attempt that is settled. */
  readonly settled?: ((result: AttemptResult['result']) => void) | undefined
}

export type DeliveryWorker = ReturnType<typeof createWorker>

/** Limits of one claim. */
export type Room = Omit<ClaimLimits, 'kinds'>

/** Longer than a delivery takes, and waits in memory before: another worker takes it after that. */
export const leaseSeconds = 60

/** After which one is tried again whose address had too many on their way. */
const busySeconds = 2

export function createWorker({ db, couriers, find, handOver, sign, log, settled }: WorkerParts) {
  const kinds = (Object.keys(couriers) as DeliveryKind[]).filter(
    (kind) => couriers[kind] !== undefined,
  )

  /**
   * Makes one attempt. It never throws: an error of ours, such as a database that is away, is a
   * failure to be tried again. `null` if nothing was sent, because others are on their way to the
   * same address: it is due again soon.
   */
  async function send(delivery: Delivery): Promise<Settlement | null> {
    const { id, attempts, reasons, kind } = delivery
    const courier = couriers[kind] as (each: Delivery) => Promise<AttemptResult>
    const outcome = async (): Promise<AttemptResult & { readonly ours?: boolean }> => {
      try {
        return await courier(delivery)
      } catch (error) {
        if (error instanceof BusyAddress) throw error
        log(`push: delivery ${id} (${kind}) could not be made`, error, { event: 'push.failed' })
        return { result: 'failed', status: null, error: reasonOf(error), ours: true }
      }
    }
    try {
      const { retryAfterSeconds, ...settlement } = await outcome()
      const delayMs = retryDelayMs(attempts, retryAfterSeconds, Math.random())
      return { id, attempts, reasons, ...settlement, delayMs }
    } catch {
      // Without the database, it is free when its lease ends.
      await freeDeliveries(db(), [delivery], busySeconds).catch(() => {})
      return null
    }
  }

  /** Nothing is settled of those that are `null`. */
  async function settle(all: readonly (Settlement | null)[]): Promise<void> {
    const settlements = all.filter((each) => each !== null)
    for (const name of await settleDeliveries(db(), settlements)) {
      log(`push: nothing is sent any more to ${name}`, undefined, {
        event: 'push.stopped',
        level: 'warn',
      })
    }
    for (const { result } of settlements) settled?.(result)
  }

  return {
    find,
    handOver,
    sign,
    claim: (room: Room): Promise<Delivery[]> => claimDeliveries(db(), { ...room, kinds }),
    /** Deliveries that could be claimed now, counted up to `max`. */
    countDue: (max: number) => countDue(db(), kinds, max),
    send,
    settle,
    /** Gives back deliveries that were claimed and not sent. */
    free: (attempts: readonly Attempt[]) => freeDeliveries(db(), attempts),
    agenda: () => readAgenda(db()),
    prune: () => prunePush(db()),
    /** An outage, with the role that it concerns, if that lacks a right. */
    explain: (error: unknown) => explainError(error, db, 'hub'),
  }
}
