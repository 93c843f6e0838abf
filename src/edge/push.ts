/**
 * Push at the edge: a cron trigger finds what is due and puts it into a queue, whose consumer sends it
 * (https://developers.cloudflare.com/queues/). The database stays what counts: a message only names attempts that were claimed
 * there, so one that comes twice, or too late, sends nothing twice.
 */
import type { Worker } from '../push/delivery-worker.ts'
import { reasonOf } from '../store/reason-of.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { type Attempt, readClaimed } from '../writer/push-deliveries.ts'
import type { Settlement } from '../writer/push-settlements.ts'

export type PushMessage = { readonly attempts: readonly Attempt[] }

/** The binding of the queue. */
export type PushQueue = {
  readonly sendBatch: (messages: readonly { readonly body: PushMessage }[]) => Promise<unknown>
}

/** A message is one invocation of the consumer. */
const attemptsOfMessage = 60
/**
 * An invocation has six connections at the same time, and one of them is the database's. A request that waits for one would
 * use up its time, and fail without having been sent.
 */
const atOnce = 5
/** A call of `sendBatch` takes 100 messages. */
const messagesOfBatch = 50
/** A message may wait that long, behind a million; then its attempts are claimed again. */
const leaseSeconds = 3600
/** A message takes as long if nobody answers. What is claimed again before its end would be sent twice at a time. */
const messageSeconds = 120

const room = {
  most: attemptsOfMessage * messagesOfBatch,
  leaseSeconds,
  mostOfHost: attemptsOfMessage * messagesOfBatch,
  busy: new Map(),
  mostDoubtful: attemptsOfMessage * messagesOfBatch,
}

/**
 * For the cron trigger. A step that fails does not keep the others from their work.
 *
 * @throws what failed, after all steps.
 */
export async function findAndQueue(worker: Worker, queue: PushQueue): Promise<void> {
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

/** Claims all that is due. What the queue refuses is given back. */
async function queueDue(worker: Worker, queue: PushQueue): Promise<void> {
  for (
    let attempts = await worker.claimForOthers(room);
    attempts.length > 0;
    attempts = await worker.claimForOthers(room)
  ) {
    const messages = Array.from({ length: Math.ceil(attempts.length / attemptsOfMessage) }, (_, index) => ({
      body: { attempts: attempts.slice(index * attemptsOfMessage, (index + 1) * attemptsOfMessage) },
    }))
    try {
      await queue.sendBatch(messages)
    } catch (error) {
      await worker.free(attempts)
      throw error
    }
  }
}

/** For the queue's consumer. Afterwards those are due that had to wait for one of these, about the same article. */
export async function sendMessage(
  worker: Worker,
  { db, queue, message }: { readonly db: WriterDatabase; readonly queue: PushQueue; readonly message: PushMessage },
): Promise<void> {
  const claimed = await readClaimed(db, message.attempts, messageSeconds)
  if (claimed.length === 0) return
  const waiting = claimed.values()
  const settlements: Settlement[] = []
  const sendOneByOne = async () => {
    for (const each of waiting) settlements.push(await worker.send(each))
  }
  await Promise.all(Array.from({ length: atOnce }, sendOneByOne))
  await worker.settle(settlements)
  if (claimed.some(({ delivery }) => delivery.kind === 'webhook')) await queueDue(worker, queue)
}
