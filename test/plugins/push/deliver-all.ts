/** What a worker does with all deliveries of some kinds that are due, in a test. */

import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import {
  createWorker,
  type DeliveryWorker,
  type WorkerParts,
} from '../../../src/plugins/push/delivery-worker.ts'

/** More than a test has. */
export const room = {
  ...{ max: 64, leaseSeconds: 60, maxDoubtful: 64 },
  ...{
    maxOfHost: 64,
    busy: new Map<string, number>(),
    maxOfWebhook: 64,
    busyWebhooks: new Map<number, number>(),
  },
}

/** Errors of ours fail the test; that a target is paused is no error. */
export function failOnError(message: string, error?: unknown): void {
  if (error !== undefined) throw new Error(message, { cause: error })
}

/** One after the other. What fails is due again after that time. */
export async function deliverAll(
  db: WriterDatabase,
  couriers: WorkerParts['couriers'],
  delayMs: number,
): Promise<void> {
  const nothing = {
    find: async () => ({ found: 0, more: false }),
    handOver: async () => 0,
    log: failOnError,
  }
  const worker = createWorker({ db: () => db, couriers, ...nothing })
  for (
    let claimed = await worker.claim(room);
    claimed.length > 0;
    claimed = await worker.claim(room)
  ) {
    for (const each of claimed) {
      const settlement = await worker.send(each)
      await worker.settle([settlement && { ...settlement, delayMs }])
    }
  }
}

/**
 * All that there is to do for a worker now, one step after the other. Returns the milliseconds
 * until there can be more.
 */
export async function takeTurn(worker: DeliveryWorker): Promise<number> {
  while ((await worker.find()).more);
  while ((await worker.handOver()) > 0);
  for (
    let claimed = await worker.claim(room);
    claimed.length > 0;
    claimed = await worker.claim(room)
  ) {
    await worker.settle(await Promise.all(claimed.map(worker.send)))
  }
  const { topicsMs, deliveriesMs } = await worker.agenda()
  return Math.max(0, Math.min(topicsMs ?? Infinity, deliveriesMs ?? Infinity))
}
