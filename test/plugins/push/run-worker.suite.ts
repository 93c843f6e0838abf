/** A worker that runs: what it sends and when, beside targets that are slow, and how it stops. */
/// <reference types="vitest/importMeta" />
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Send } from '../../../src/core/host.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { createSend } from '../../../src/hosts/node/send.ts'
import { standardWindowMs } from '../../../src/plugins/push/assemble-worker.ts'
import type { DeliveryWorker } from '../../../src/plugins/push/delivery-worker.ts'
import { openPush } from '../../../src/plugins/push/node/plugin.ts'
import { runWorker, usualLimits } from '../../../src/plugins/push/run-worker.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { type Settlement, settleDeliveries } from '../../../src/plugins/push/store/settlements.ts'
import { makeSecret } from '../../../src/plugins/push/webhook-secret.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { pushEnvironment } from '../../fixtures/ask-hub.ts'
import { buildCore } from '../../fixtures/build-core.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openWorker } from './open-worker.ts'
import {
  deliveriesOf,
  emptyPush,
  insertSubscriptions,
  insertTopic,
  insertWebhook,
} from './push-rows.ts'
import { startReceiver } from './receivers.ts'

export function describeRunningWorker(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)
  const closers: (() => Promise<void>)[] = []
  /** Each on a host of its own. */
  const receive = async (answer?: Parameters<typeof startReceiver>[0]) => {
    const receiver = await startReceiver(answer, `127.0.0.${closers.length + 1}`)
    closers.push(receiver.close)
    return receiver
  }
  const start = (
    limits: Partial<typeof usualLimits> = {},
    {
      windowMs = 0,
      timeoutMs = 1000,
      pauseMs = 0,
      send = createSend({ allowPrivate: true, timeoutMs }),
      ...parts
    }: { windowMs?: number; timeoutMs?: number; pauseMs?: number; send?: Send } & Partial<
      Pick<DeliveryWorker, 'find' | 'settle'>
    > = {},
  ) => {
    const logged: string[] = []
    const log = (message: string) => void logged.push(message)
    const worker = openWorker({ db: () => bench().db, log, windowMs, send })
    const { stop } = runWorker({
      worker: { ...worker, ...parts },
      log,
      limits: { ...usualLimits, ...limits },
      pauseMs: () => pauseMs,
    })
    closers.push(stop)
    return { stop, logged }
  }
  const subscribe = (url: string, count: number) => insertSubscriptions(sql, url, count)
  const untilDone = () =>
    vi.waitUntil(async () => (await deliveriesOf(sql, 'id')).length === 0, {
      timeout: 20_000,
      interval: 50,
    })

  describe('a worker that runs', () => {
    beforeEach(async () => {
      await emptyPush(sql)
      await insertTopic(sql)
    })
    afterEach(async () => {
      vi.restoreAllMocks()
      for (const close of closers.splice(0).toReversed()) await close()
    })

    it('delivers a change within the window and a moment, once to each', async () => {
      const receiver = await receive()
      await subscribe(receiver.url, 300)
      // On a busy machine, an answer can take longer than a second: that delivery would be made
      // again.
      start({}, { windowMs: 500, timeoutMs: 10_000 })
      await insertArticle(bench().db, { title: 'The first is slower' })
      await vi.waitUntil(() => receiver.arrivals.length >= 300, { timeout: 20_000 })
      await untilDone()
      receiver.arrivals.length = 0
      await insertArticle(bench().db, { title: 'New' })
      const began = performance.now()
      await vi.waitUntil(() => receiver.arrivals.length > 0, { timeout: 5000, interval: 5 })
      const tookMs = (receiver.arrivals[0]?.atMs ?? 0) - began
      expect(tookMs).toBeGreaterThan(300)
      await vi.waitUntil(() => receiver.arrivals.length >= 300, { timeout: 10_000 })
      await untilDone()
      expect(new Set(receiver.arrivals.map(({ path }) => path)).size).toBe(300)
      expect(receiver.arrivals).toHaveLength(300)
    })

    it('pauses between deliveries for readers', async () => {
      const receiver = await receive()
      await subscribe(receiver.url, 10)
      start({}, { pauseMs: 50 })
      await insertArticle(bench().db)
      await vi.waitUntil(() => receiver.arrivals.length === 10, { timeout: 20_000 })
      const [first, last] = [
        receiver.arrivals.at(0)?.atMs ?? 0,
        receiver.arrivals.at(-1)?.atMs ?? 0,
      ]
      expect(last - first).toBeGreaterThan(9 * 50 - 100)
      await untilDone()
    })

    it('settles many deliveries together, also while they pause', async () => {
      const receiver = await receive()
      await subscribe(receiver.url, 40)
      const batches: number[] = []
      const settle = async (settlements: readonly (Settlement | null)[]) => {
        batches.push(settlements.length)
        await settleDeliveries(
          bench().db,
          settlements.filter((each) => each !== null),
        )
      }
      start({}, { pauseMs: 20, settle })
      await insertArticle(bench().db)
      await vi.waitUntil(() => receiver.arrivals.length === 40, { timeout: 20_000 })
      await untilDone()
      expect(batches.length).toBeLessThan(20)
    })

    it('has places for others beside a slow host, and beside many that failed', async () => {
      const silent: Awaited<ReturnType<typeof receive>>[] = []
      while (silent.length < 10) silent.push(await receive(() => {}))
      for (const { url } of silent) await subscribe(url, 20)
      const good = await receive()
      await subscribe(good.url, 1)
      start({ atOnce: 20, atOnceOfHost: 2, atOnceDoubtful: 4 }, { timeoutMs: 500 })
      await insertArticle(bench().db, { title: 'One' })
      // All have failed once, at the latest after 200 / 20 × 0.5 s.
      await vi.waitUntil(async () => (await deliveriesOf(sql, 'id')).length === 200, {
        timeout: 20_000,
      })
      await vi.waitUntil(async () => (await deliveriesOf(sql, 'attempts > 0')).every(Boolean), {
        timeout: 20_000,
      })
      await sql('update push_deliveries set next_at = now() where taken_until is null')
      const began = performance.now()
      await insertArticle(bench().db, { title: 'Two' })
      await vi.waitUntil(() => good.arrivals.length === 2, { timeout: 10_000, interval: 5 })
      expect(performance.now() - began).toBeLessThan(3000)
      for (const { maxAtOnce } of silent) expect(maxAtOnce()).toBe(1)
    })

    it('has 64 on their way for a minute at the most, 16 of them to one host, and 24 to targets that failed', async () => {
      const silent: Awaited<ReturnType<typeof receive>>[] = []
      while (silent.length < 5) silent.push(await receive(() => {}))
      for (const { url } of silent) await subscribe(url, 20)
      const arrived = () => silent.map(({ arrivals }) => arrivals.length)
      const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
      const deliver = async (most: number) => {
        const { stop } = start({ graceMs: 1, atOnceSlow: 0 }, { timeoutMs: 10_000 })
        await expect.poll(() => sum(arrived()), { interval: 10 }).toBe(most)
        // Two looks.
        await new Promise((resolve) => setTimeout(resolve, 500))
        const counts = arrived()
        const lease = 'extract(epoch from taken_until - now())::int'
        const leases = (await deliveriesOf(sql, lease))
          .filter((seconds) => seconds !== null)
          .map(Number)
        await stop()
        for (const { arrivals } of silent) arrivals.length = 0
        return { counts, leases }
      }
      await insertArticle(bench().db)
      const { counts, leases } = await deliver(64)
      expect(sum(counts)).toBe(64)
      expect(Math.max(...counts)).toBe(16)
      expect(Math.min(...leases)).toBeGreaterThan(50)
      expect(Math.max(...leases)).toBeLessThanOrEqual(60)
      await sql('update push_subscriptions set failing_since = now()')
      expect(sum((await deliver(24)).counts)).toBe(24)
    })

    it('has at most a share on their way to one address, though its names are many, and no attempt is lost', async () => {
      const silent = await receive(() => {})
      const good = await receive()
      const { port } = new URL(silent.url)
      for (let name = 0; name < 100; name += 1)
        await subscribe(`http://name-${name}.example:${port}`, 1)
      await subscribe(good.url.replace(/127[\d.]+/, 'good.example'), 1)
      const resolve = async (name: string) => [
        new URL(name === 'good.example' ? good.url : silent.url).hostname,
      ]
      const send = createSend({
        allowPrivate: false,
        resolve,
        isPublic: () => true,
        atOnceOfAddress: 16,
        timeoutMs: 30_000,
      })
      start({ atOnce: 20, atOnceSlow: 20, graceMs: 1 }, { send })
      await insertArticle(bench().db)
      await vi.waitUntil(() => good.arrivals.length === 1, { timeout: 20_000, interval: 5 })
      const unsent = async () =>
        (await deliveriesOf(sql, 'attempts')).filter((attempts) => attempts === 0).length
      await expect.poll(unsent, { timeout: 10_000, interval: 20 }).toBe(84)
      await expect.poll(() => silent.arrivals.length, { timeout: 10_000, interval: 20 }).toBe(16)
    })

    it('has four of one webhook on their way, and sends to others at its host', async () => {
      const relay = await receive(
        (response, { path }) => void (path === '/quick' && response.end()),
      )
      const secret = Buffer.from(
        await createSecretBox(new Uint8Array(32)).seal(makeSecret()),
      ).toString('hex')
      for (const [name, count] of Object.entries({ silent: 40, quick: 20 })) {
        const webhook = await insertWebhook(sql, name, `${relay.url}/${name}`)
        await sql(`insert into push_deliveries (kind, webhook_id, first_at, next_at)
          select 'webhook', ${webhook}, now(), now() from generate_series(1, ${count})`)
      }
      await sql(`update push_webhooks set secret = '\\x${secret}'`)
      start({ graceMs: 1 }, { timeoutMs: 30_000 })
      const arrived = (name: string) =>
        relay.arrivals.filter(({ path }) => path === `/${name}`).length
      await expect.poll(() => arrived('quick'), { interval: 20 }).toBe(20)
      await expect.poll(() => arrived('silent')).toBe(4)
    })

    it('has that share too as Candor opens it on Node', async () => {
      const open: ServerResponse[] = []
      const silent = await receive((response) => void open.push(response))
      await subscribe(silent.url, 20)
      await subscribe(silent.url.replace(/127[\d.]+/, 'localhost'), 20)
      const site = parseSite({ SITE_ORIGIN: 'https://news.example.org' })
      const push = openPush(buildCore(pushEnvironment, bench().db, { site, serves: false }))
      await push?.start?.()
      await insertArticle(bench().db)
      const givenBack = async () =>
        (await deliveriesOf(sql, 'attempts = 0 and next_at > now()')).filter(Boolean).length
      await expect.poll(givenBack, { timeout: 8000, interval: 20 }).toBe(usualLimits.atOnceOfHost)
      await expect.poll(() => silent.arrivals).toHaveLength(usualLimits.atOnceOfHost)
      // It stops when they have an answer.
      for (const response of open) response.end()
      await push?.close?.()
    })

    it('takes no more than it can settle, and sends none of them twice', async () => {
      const receiver = await receive()
      await subscribe(receiver.url, 100)
      let fails = true
      const settle = async (settlements: readonly (Settlement | null)[]) => {
        if (fails) throw new Error('a row that nobody can write')
        await settleDeliveries(
          bench().db,
          settlements.filter((each) => each !== null),
        )
      }
      start({ atOnce: 10 }, { settle })
      await insertArticle(bench().db)
      await vi.waitUntil(() => receiver.arrivals.length >= 10, { timeout: 10_000, interval: 5 })
      // Time for another claim after the error.
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(receiver.arrivals.length).toBeLessThanOrEqual(20)
      fails = false
      await vi.waitUntil(() => receiver.arrivals.length >= 100, { timeout: 20_000, interval: 20 })
      await untilDone()
      expect(receiver.arrivals).toHaveLength(100)
    })

    it('waits as long as a target asks by Retry-After', async () => {
      const receiver = await receive(
        (response) => void response.writeHead(503, { 'Retry-After': '120' }).end(),
      )
      await subscribe(receiver.url, 1)
      const [began] = await sql('select clock_timestamp()::text as at')
      start()
      await insertArticle(bench().db)
      await expect.poll(() => deliveriesOf(sql, 'last_status'), { interval: 20 }).toEqual([503])
      expect(
        await deliveriesOf(
          sql,
          `next_at >= '${String(began?.['at'])}'::timestamptz + interval '120 seconds'`,
        ),
      ).toEqual([true])
      expect(receiver.arrivals).toHaveLength(1)
    })

    it('delivers an embargoed article within five seconds after its end, without a write', async () => {
      const receiver = await receive()
      await subscribe(receiver.url, 1)
      start({}, { windowMs: standardWindowMs })
      await insertArticle(bench().db, { title: 'There before' })
      await vi.waitUntil(() => receiver.arrivals.length === 1, { timeout: 10_000, interval: 20 })
      await untilDone()
      const endsAt = new Date(Date.now() + 2000)
      await insertArticle(bench().db, { title: 'Embargoed', publishedAt: endsAt })
      const first = () => receiver.arrivals.find(({ body }) => body.includes('Embargoed'))
      await vi.waitUntil(first, { timeout: 15_000, interval: 20 })
      const afterMs = performance.timeOrigin + (first()?.atMs ?? 0) - endsAt.getTime()
      expect(afterMs).toBeGreaterThan(0)
      expect(afterMs).toBeLessThan(5000)
    })

    it('hands feeds over while there is more to find', async () => {
      const receiver = await receive()
      await subscribe(receiver.url, 1)
      await sql('update push_topics set changes = 1, due_at = now()')
      start({}, { find: async () => ({ found: 1, more: true }) })
      await expect.poll(() => receiver.arrivals.length, { timeout: 5000, interval: 20 }).toBe(1)
    })

    it('delivers what is due, and hands feeds over, while a step before fails again and again', async () => {
      const receiver = await receive()
      await subscribe(receiver.url, 1)
      const fails = () => Promise.reject(new Error('a row that nobody can read'))
      await sql('update push_topics set changes = 1, due_at = now()')
      const { logged } = start({}, { find: fails })
      await expect.poll(() => receiver.arrivals.length, { timeout: 5000, interval: 20 }).toBe(1)
      await sql('update push_topics set changes = 2, due_at = now()')
      await insertArticle(bench().db)
      await expect.poll(() => receiver.arrivals.length, { timeout: 5000, interval: 20 }).toBe(2)
      expect(logged).toEqual(['push: a step failed, and is repeated'])
    })

    it('settles what is on its way when it stops, and gives the rest back', async () => {
      const receiver = await receive((response) => void setTimeout(() => response.end(), 300))
      await subscribe(receiver.url, 50)
      const { stop } = start({ atOnce: 10 })
      await insertArticle(bench().db)
      await vi.waitUntil(() => receiver.arrivals.length >= 10, { timeout: 5000, interval: 5 })
      await stop()
      const arrived = receiver.arrivals.length
      expect(await deliveriesOf(sql, `attempts || ' ' || (taken_until is null)`)).toEqual(
        Array(50 - arrived).fill('0 true'),
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(receiver.arrivals).toHaveLength(arrived)
    })

    it('settles what arrives while it stops, and gives back at once what it has not begun', async () => {
      const open: ServerResponse[] = []
      const receiver = await receive((response) => void open.push(response))
      await subscribe(receiver.url, 12)
      const { stop } = start(
        { atOnce: 10, atOnceOfHost: 12, atOnceSlow: 0, graceMs: 20_000 },
        { timeoutMs: 60_000 },
      )
      await insertArticle(bench().db)
      await vi.waitUntil(() => open.length === 10, { timeout: 5000, interval: 5 })
      await vi.waitUntil(async () =>
        (await deliveriesOf(sql, 'attempts')).every((attempts) => attempts === 1),
      )
      const stopped = stop()
      const states = () => deliveriesOf(sql, `attempts || ' ' || (taken_until is null)`)
      const [sent, free] = [Array(10).fill('1 false'), ['0 true', '0 true']]
      await expect.poll(states).toEqual([...sent, ...free])
      open.pop()?.end()
      await expect.poll(async () => (await states()).length).toBe(11)
      for (const response of open) response.end()
      await stopped
      expect(await states()).toEqual(free)
      expect(receiver.arrivals).toHaveLength(10)
    })

    it('does not wait for strangers when it stops', async () => {
      const silent = await receive(() => {})
      await subscribe(silent.url, 5)
      const { stop } = start({ graceMs: 200 }, { timeoutMs: 10_000 })
      await insertArticle(bench().db)
      await vi.waitUntil(() => silent.arrivals.length === 5, { timeout: 5000, interval: 5 })
      const began = performance.now()
      await stop()
      expect(performance.now() - began).toBeLessThan(5000)
      expect(await deliveriesOf(sql, 'attempts')).toEqual(Array(5).fill(0))
    })
  })
}

if (import.meta.vitest) runOnPglite(describeRunningWorker)
