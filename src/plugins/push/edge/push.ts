/**
 * Push at the edge: a cron trigger finds what is due and calls the consumer of a queue, which sends
 * it (https://developers.cloudflare.com/queues/). The database is the outbox: a message names no
 * deliveries, so one that comes twice, late or never holds nothing up.
 */
import type { Log } from '../../../core/log/log.ts'
import { reasonOf } from '../../../core/store/errors.ts'
import type { DeliveryWorker } from '../delivery-worker.ts'
import type { Settlement } from '../store/settlements.ts'

/** `further` messages follow one after the other, as long as each finds 60 deliveries. */
type MessageBody = { readonly further: number }

/** The binding of the queue. */
export type PushQueue = {
  readonly sendBatch: (messages: readonly { readonly body: MessageBody }[]) => Promise<unknown>
}

export type PushMessage = {
  readonly body: MessageBody
  readonly ack: () => void
  readonly retry: (options: { readonly delaySeconds: number }) => void
}

/** A message is one invocation of the consumer: its subrequests are limited. */
const deliveriesOfMessage = 60
/**
 * A call of `sendBatch` takes no more (https://developers.cloudflare.com/queues/platform/limits/).
 */
const maxMessages = 100
/** Further ones are counted by the next cron trigger. */
const maxCounted = 60_000
/**
 * An invocation has six connections at the same time, and one of them is the database's. A request
 * that waits for one would use up its time, and fail without having been sent.
 */
const atOnce = 5
/**
 * If nobody answers they take 40 seconds, and a killed invocation holds them up for a minute: until
 * the second cron trigger.
 */
const room = {
  ...{ max: 20, leaseSeconds: 60, maxDoubtful: 20 },
  ...{ maxOfHost: 20, busy: new Map(), maxOfWebhook: 20, busyWebhooks: new Map() },
}
/**
 * Without a delay, all retries follow at once
 * (https://developers.cloudflare.com/queues/configuration/batching-retries/#delay-on-retry).
 */
const delaySeconds = 30

/**
 * For the cron trigger. A step that fails does not keep the others from their work.
 *
 * @throws what failed, after all steps.
 */
export async function findAndQueue(worker: DeliveryWorker, queue: PushQueue): Promise<void> {
  const errors: unknown[] = []
  const run = (step: () => Promise<unknown>) => step().catch((error: unknown) => errors.push(error))
  await run(async () => {
    while ((await worker.find()).more);
  })
  await run(async () => {
    while ((await worker.handOver()) > 0);
  })
  await run(() => queueDue(worker, queue))
  await run(worker.prune)
  if (errors.length > 0) throw new AggregateError(errors, errors.map(reasonOf).join('; '))
}

async function queueDue(worker: DeliveryWorker, queue: PushQueue): Promise<void> {
  const needed = Math.ceil((await worker.countDue(maxCounted)) / deliveriesOfMessage)
  const length = Math.min(needed, maxMessages)
  const bodyAt = (index: number) => ({ further: Math.ceil((needed - index) / length) - 1 })
  if (length > 0)
    await queue.sendBatch(Array.from({ length }, (_, index) => ({ body: bodyAt(index) })))
}

/**
 * For the queue's consumer. A message that fails comes again, `max_retries` times; then the next
 * cron trigger sends another one, so no dead-letter queue is needed.
 */
export async function consume(
  message: PushMessage,
  worker: DeliveryWorker,
  queue: PushQueue,
  log: Log,
): Promise<void> {
  try {
    const { further } = message.body
    const isFull = await sendDue(worker)
    if (isFull && further > 0) await queue.sendBatch([{ body: { further: further - 1 } }])
    message.ack()
  } catch (error) {
    log('push: a message of the queue failed, and comes again', error, { event: 'push.failed' })
    message.retry({ delaySeconds })
  }
}

/**
 * `false` if there were fewer than 60. Those that had to wait for one of these, about the same
 * article, are sent too.
 */
async function sendDue(worker: DeliveryWorker): Promise<boolean> {
  for (let sent = 0; sent < deliveriesOfMessage; ) {
    const claimed = await worker.claim(room)
    if (claimed.length === 0) return false
    const waiting = claimed.values()
    const settlements: (Settlement | null)[] = []
    const sendOneByOne = async () => {
      for (const each of waiting) settlements.push(await worker.send(each))
    }
    await Promise.all(Array.from({ length: atOnce }, sendOneByOne))
    await worker.settle(settlements)
    sent += claimed.length
  }
  return true
}
