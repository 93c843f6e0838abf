/** Push at the edge, whose invocations have little memory and few connections: what is claimed for the queue, and how it is sent. */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import { findAndQueue, type PushMessage, sendMessage } from '../../src/edge/push.ts'
import type { Send } from '../../src/push/courier.ts'
import { createWorker } from '../../src/push/delivery-worker.ts'
import { createSecretBox } from '../../src/push/secret-box.ts'
import { createWebhookCourier } from '../../src/push/webhook-courier.ts'
import { makeSecret } from '../../src/push/webhook-secret.ts'
import type { WriterDatabase } from '../../src/writer/database.ts'
import type { Bench } from '../store/bench.ts'
import { runOnPglite } from '../store/on-pglite.ts'
import { deliveriesOf, emptyPush, insertSubscription, insertTopic, insertWebhook } from './push-rows.ts'

const box = createSecretBox(new Uint8Array(32))

export function describeEdge(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)

  /** A webhook with a delivery of each of so many articles, of 10,000 bytes each. */
  async function deliver(articles: number): Promise<void> {
    const webhook = await insertWebhook(sql)
    const sealed = Buffer.from(await box.seal(makeSecret())).toString('hex')
    await sql(`update push_webhooks set secret = '\\x${sealed}'`)
    await sql(`with event as (
        insert into push_events (at, type, article_id, guid, families, joined, "left", data)
        select now(), 'published', md5(n::text)::uuid, n::text, '{all}', '{all}', '{}', '{"id":"' || repeat('x', 10000) || '"}'
        from generate_series(1, ${articles}) n returning id, article_id)
      insert into push_deliveries (kind, webhook_id, event_id, type, article_id, first_at, next_at)
      select 'webhook', ${webhook}, id, 'published', article_id, now(), now() from event`)
  }

  /** A worker at the edge, and the most bytes that it read from the database at once. */
  function open(send: Send = async () => ({ status: 204, retryAfter: null, text: '' })) {
    let mostBytes = 0
    const execute: WriterDatabase['execute'] = ((...query: Parameters<WriterDatabase['execute']>) =>
      bench()
        .db.execute(...query)
        .then((result: unknown) => {
          mostBytes = Math.max(mostBytes, JSON.stringify(result).length)
          return result
        })) as never
    const db = new Proxy(bench().db, { get: (own, name) => (name === 'execute' ? execute : Reflect.get(own, name)) })
    const worker = createWorker({
      db: () => db,
      couriers: { webhook: createWebhookCourier({ send, box, clock: () => new Date() }) },
      find: async () => ({ found: 0, more: false }),
      handOver: async () => 0,
      log: () => {},
    })
    const queued: PushMessage[] = []
    const queue = {
      sendBatch: async (batch: readonly { body: PushMessage }[]) => queued.push(...batch.map(({ body }) => body)),
    }
    return { worker, queue, queued, db, mostBytes: () => mostBytes }
  }

  describe('push at the edge', () => {
    beforeEach(() => emptyPush(sql))

    it('claims for the queue without reading what is to be sent', async () => {
      await deliver(500)
      const { worker, queue, queued, mostBytes } = open()
      await findAndQueue(worker, queue)
      expect(queued.flatMap(({ attempts }) => attempts)).toHaveLength(500)
      expect(mostBytes()).toBeLessThan(500 * 100)
    })

    it('queues at most 60 deliveries in a message, which one invocation sends, and 50 messages in a call', async () => {
      await deliver(3001)
      const { worker, queue } = open()
      const calls: number[][] = []
      const sendBatch = async (batch: readonly { body: PushMessage }[]) => {
        calls.push(batch.map(({ body }) => body.attempts.length))
        return queue.sendBatch(batch)
      }
      await findAndQueue(worker, { sendBatch })
      expect(calls).toEqual([Array(50).fill(60), [1]])
    })

    it('queues no delivery a second time within an hour, and does so after it', async () => {
      await deliver(3)
      const { worker, queue, queued } = open()
      await findAndQueue(worker, queue)
      expect(queued.splice(0)).toHaveLength(1)
      const queuedAfter = async (minutes: number) => {
        await sql(`update push_deliveries set taken_until = taken_until - interval '${minutes} minutes',
          next_at = next_at - interval '${minutes} minutes'`)
        await findAndQueue(worker, queue)
        return queued.splice(0).flatMap(({ attempts }) => attempts.map((attempt) => attempt.attempts))
      }
      expect(await queuedAfter(59)).toEqual([])
      expect(await queuedAfter(1)).toEqual([2, 2, 2])
    })

    it('sends nothing of a message that comes twice, or so late that its deliveries may be queued again', async () => {
      await deliver(3)
      let sent = 0
      const { worker, queue, queued, db } = open(async () => {
        sent += 1
        return { status: 503, retryAfter: '60', text: '' }
      })
      await findAndQueue(worker, queue)
      const [message] = queued
      if (!message) throw new Error('a message is queued')
      const consume = () => sendMessage(worker, { db, queue, message })
      await sql(`update push_deliveries set taken_until = taken_until - interval '59 minutes'`)
      await consume()
      expect(sent).toBe(0)
      await sql(`update push_deliveries set taken_until = taken_until + interval '59 minutes'`)
      await consume()
      await consume()
      expect(sent).toBe(3)
      expect(await deliveriesOf(sql, 'last_status')).toEqual([503, 503, 503])
    })

    it('queues what is due, and prunes, while a step before fails again and again', async () => {
      await deliver(1)
      await insertTopic(sql)
      await insertSubscription(sql)
      await sql(`update push_subscriptions set ends_at = now() - interval '1 second'`)
      const { worker, queue, queued } = open()
      const failing = {
        find: () => Promise.reject(new Error('a row that nobody can read')),
        handOver: () => Promise.reject(new Error('no feed')),
      }
      await expect(findAndQueue({ ...worker, ...failing }, queue)).rejects.toThrow(
        'a row that nobody can read; no feed',
      )
      expect(queued).toHaveLength(1)
      expect(await sql('select id from push_subscriptions')).toEqual([])
    })

    it('gives back what the queue refuses', async () => {
      await deliver(3)
      const { worker, queue, queued } = open()
      const refuses = { sendBatch: () => Promise.reject(new Error('Queue is full')) }
      await expect(findAndQueue(worker, refuses)).rejects.toThrow('Queue is full')
      await findAndQueue(worker, queue)
      expect(queued.flatMap(({ attempts }) => attempts)).toHaveLength(3)
    })

    it('prunes with each cron trigger: subscriptions and events go when their time is over', async () => {
      await deliver(1)
      await insertTopic(sql)
      await insertSubscription(sql)
      await sql(`update push_subscriptions set ends_at = now() - interval '1 second';
        update push_events set at = now() - interval '31 days'`)
      const { worker, queue } = open()
      await findAndQueue(worker, queue)
      expect(await sql('select id from push_subscriptions union all select id from push_events')).toEqual([])
    })

    it('sends no more at once than an invocation has connections, beside that to the database', async () => {
      await deliver(20)
      let [sending, most] = [0, 0]
      const { worker, queue, queued, db } = open(async () => {
        most = Math.max(most, ++sending)
        await new Promise((resolve) => setTimeout(resolve, 10))
        sending -= 1
        return { status: 204, retryAfter: null, text: '' }
      })
      await findAndQueue(worker, queue)
      for (const message of queued) await sendMessage(worker, { db, queue, message })
      expect(most).toBe(5)
      expect(new Set(await deliveriesOf(sql, 'state'))).toEqual(new Set(['done']))
    })
  })
}

if (import.meta.vitest) runOnPglite(describeEdge)
