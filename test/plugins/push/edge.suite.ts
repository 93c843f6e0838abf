/**
 * Push at the edge, whose invocations have little memory and few connections: what is claimed for
 * the queue, and how it is sent.
 */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import type { Send } from '../../../src/core/host.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { createWorker } from '../../../src/plugins/push/delivery-worker.ts'
import {
  consume,
  findAndQueue,
  type PushMessage,
  type PushQueue,
} from '../../../src/plugins/push/edge/push.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { createWebhookCourier } from '../../../src/plugins/push/webhook-courier.ts'
import { makeSecret } from '../../../src/plugins/push/webhook-secret.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { codeBlocks, readDoc } from '../../fixtures/read-docs.ts'
import {
  deliveriesOf,
  emptyPush,
  insertSubscription,
  insertTopic,
  insertWebhook,
} from './push-rows.ts'

const box = createSecretBox(new Uint8Array(32))

/** The statement of the guide that frees deliveries. */
const [free = ''] = codeBlocks(readDoc('docs/deploy-cloudflare.md'), 'sql')

export function describeEdge(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)

  /** A webhook with a delivery of each of so many articles, of 10,000 bytes each. */
  async function deliver(articles: number): Promise<void> {
    const webhook = await insertWebhook(sql)
    const sealed = Buffer.from(await box.seal(makeSecret())).toString('hex')
    await sql(`update push_webhooks set secret = '\\x${sealed}'`)
    await sql(`with event as (
        insert into push_events (at, type, article_id, guid, families, joined, "left", data)
        select now(), 'published', md5(n::text)::uuid, n::text, '{all}', '{all}', '{}',
          '{"id":"' || repeat('x', 10000) || '"}'
        from generate_series(1, ${articles}) n returning id, article_id)
      insert into push_deliveries (kind, webhook_id, event_id, type, article_id, first_at, next_at)
      select 'webhook', ${webhook}, id, 'published', article_id, now(), now() from event`)
  }

  /** A worker at the edge, and the most bytes that it read from the database at once. */
  function open(send: Send = async () => ({ status: 204, retryAfter: null, text: '' })) {
    let maxBytes = 0
    const measured = (own: WriterDatabase): WriterDatabase =>
      new Proxy(own, {
        get: (db, name) => {
          if (name === 'transaction')
            return (work: (tx: never) => never) =>
              db.transaction((tx) => work(measured(tx) as never))
          if (name !== 'execute') return Reflect.get(db, name)
          return (...query: Parameters<typeof db.execute>) =>
            db.execute(...query).then((result: unknown) => {
              maxBytes = Math.max(maxBytes, JSON.stringify(result).length)
              return result
            })
        },
      })
    const db = measured(bench().db)
    const worker = createWorker({
      db: () => db,
      couriers: { webhook: createWebhookCourier({ send, box, clock: () => new Date() }) },
      find: async () => ({ found: 0, more: false }),
      handOver: async () => 0,
      log: () => {},
    })
    const queued: { readonly body: PushMessage['body'] }[] = []
    const queue: PushQueue = { sendBatch: async (messages) => queued.push(...messages) }
    return { worker, queue, queued, maxBytes: () => maxBytes }
  }
  type Edge = ReturnType<typeof open>

  /** One message of the queue: how it ended, with the seconds until it comes again. */
  async function consumeOne(
    { worker, queue }: Pick<Edge, 'worker' | 'queue'>,
    body = { further: 0 },
  ): Promise<'acked' | number> {
    let ended: 'acked' | number | undefined
    const message = {
      body,
      ack: () => {
        ended = 'acked'
      },
      retry: ({ delaySeconds }: { delaySeconds: number }) => {
        ended = delaySeconds
      },
    }
    await consume(message, worker, queue, () => {})
    return ended ?? expect.fail('a message is acknowledged or retried')
  }

  /** All messages of the queue, and those that they queue. Returns their number. */
  async function consumeAll(edge: Omit<Edge, 'maxBytes'>): Promise<number> {
    let consumed = 0
    for (let message = edge.queued.shift(); message; message = edge.queued.shift(), consumed += 1) {
      expect(await consumeOne(edge, message.body)).toBe('acked')
    }
    return consumed
  }

  const pass = (seconds: number) =>
    sql(`update push_deliveries set taken_until = taken_until - interval '${seconds} seconds',
      next_at = next_at - interval '${seconds} seconds'`)

  const answering = (status: number) => async () => ({ status, retryAfter: null, text: '' })

  describe('push at the edge', () => {
    beforeEach(() => emptyPush(sql))

    it('calls the consumer without reading what is to be sent, and reads no more than 20 deliveries at once', async () => {
      await deliver(100)
      const edge = open()
      await findAndQueue(edge.worker, edge.queue)
      expect(edge.maxBytes()).toBeLessThan(1000)
      await consumeAll(edge)
      expect(edge.maxBytes()).toBeGreaterThan(20 * 10_000)
      expect(edge.maxBytes()).toBeLessThan(21 * 11_000)
    })

    it.each([204, 503])(
      'sends 60 deliveries with each message, also to receivers that answer %i',
      async (status) => {
        await deliver(2022)
        const edge = open(answering(status))
        // Retries are due within five seconds, and are not counted here.
        const settle = async (settlements: Parameters<typeof edge.worker.settle>[0]) =>
          edge.worker.settle(settlements.map((each) => each && { ...each, delayMs: 3_600_000 }))
        const worker = { ...edge.worker, settle }
        await findAndQueue(worker, edge.queue)
        expect(await consumeAll({ ...edge, worker })).toBe(34)
        expect(new Set(await deliveriesOf(sql, 'last_status'))).toEqual(new Set([status]))
      },
    )

    it('queues at most 100 messages at once, and the further ones each after the one before', async () => {
      const { worker, queue, queued } = open()
      await findAndQueue({ ...worker, countDue: async () => 60 * 250 + 1 }, queue)
      expect(queued.map(({ body }) => body.further)).toEqual([
        ...Array(51).fill(2),
        ...Array(49).fill(1),
      ])
      queued.length = 0
      await deliver(60)
      await consumeOne({ worker, queue }, { further: 2 })
      expect(queued).toEqual([{ body: { further: 1 } }])
      // The rest of them has nothing to do.
      expect(await consumeAll({ worker, queue, queued })).toBe(1)
    })

    it('calls nobody if nothing is due, or only for a target that is paused', async () => {
      await deliver(3)
      await sql('update push_webhooks set paused_at = now()')
      const { worker, queue, queued } = open()
      await findAndQueue(worker, queue)
      expect(queued).toEqual([])
    })

    it('sends messages about one article in their order with one message of the queue', async () => {
      await deliver(3)
      await sql(`update push_deliveries set article_id = md5('one')::uuid`)
      const edge = open()
      await findAndQueue(edge.worker, edge.queue)
      expect(await consumeAll(edge)).toBe(1)
      expect(await deliveriesOf(sql, `state || ' ' || rank() over (order by done_at)`)).toEqual([
        'done 1',
        'done 2',
        'done 3',
      ])
    })

    it('holds nothing up if messages are lost: the next cron trigger sends them again', async () => {
      await deliver(3)
      const edge = open()
      await findAndQueue(edge.worker, edge.queue)
      edge.queued.length = 0
      await findAndQueue(edge.worker, edge.queue)
      await consumeAll(edge)
      expect(await deliveriesOf(sql, 'attempts')).toEqual([1, 1, 1])
    })

    it('sends nothing of a message that comes twice', async () => {
      await deliver(3)
      const edge = open()
      await findAndQueue(edge.worker, edge.queue)
      expect([await consumeOne(edge), await consumeOne(edge)]).toEqual(['acked', 'acked'])
      expect(await deliveriesOf(sql, 'attempts')).toEqual([1, 1, 1])
    })

    it.each([
      ['a minute later', () => pass(60)],
      ['at once after the statement of the guide', () => sql(free)],
    ])(
      'delivers what a killed consumer has taken with the second cron trigger, %s',
      async (_, wait) => {
        await deliver(50)
        const killed = open(() => new Promise(() => {}))
        void consumeOne(killed)
        await expect
          .poll(() => deliveriesOf(sql, 'taken_until is not null'))
          .toEqual([...Array(20).fill(true), ...Array(30).fill(false)])
        const edge = open()
        await findAndQueue(edge.worker, edge.queue)
        await consumeAll(edge)
        expect(new Set(await deliveriesOf(sql, 'state'))).toContain('pending')
        await wait()
        await findAndQueue(edge.worker, edge.queue)
        await consumeAll(edge)
        expect(new Set(await deliveriesOf(sql, 'state'))).toEqual(new Set(['done']))
      },
    )

    it('tries a message again after half a minute if the database is away, and delivers all of it a minute later', async () => {
      await deliver(50)
      const edge = open()
      const away = {
        ...edge.worker,
        settle: () => Promise.reject(new Error('the database is away')),
      }
      expect(await consumeOne({ ...edge, worker: away })).toBe(30)
      await pass(60)
      await findAndQueue(edge.worker, edge.queue)
      await consumeAll(edge)
      expect(new Set(await deliveriesOf(sql, 'state'))).toEqual(new Set(['done']))
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

    it('sends no more at once than an invocation has connections, beside that to the database', async () => {
      await deliver(20)
      let [sending, most] = [0, 0]
      const edge = open(async () => {
        most = Math.max(most, ++sending)
        await new Promise((resolve) => setTimeout(resolve, 10))
        sending -= 1
        return { status: 204, retryAfter: null, text: '' }
      })
      await findAndQueue(edge.worker, edge.queue)
      await consumeAll(edge)
      expect(most).toBe(5)
      expect(new Set(await deliveriesOf(sql, 'state'))).toEqual(new Set(['done']))
    })
  })
}

if (import.meta.vitest) runOnPglite(describeEdge)
