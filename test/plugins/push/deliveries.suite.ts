/** Deliveries in the database: claims, settlements, and what they do to their targets. */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import { claimDeliveries } from '../../../src/plugins/push/store/deliveries.ts'
import { prunePush } from '../../../src/plugins/push/store/prune.ts'
import {
  freeDeliveries,
  type Settlement,
  settleDeliveries,
} from '../../../src/plugins/push/store/settlements.ts'
import { readBacklog } from '../../../src/plugins/push/store/topics.ts'
import { resumeWebhook } from '../../../src/plugins/push/store/webhooks.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import {
  deliveriesOf,
  emptyPush,
  insertDelivery,
  insertSubscription,
  insertTopic,
  insertWebhook,
} from './push-rows.ts'

const article = '00000000-0000-0000-0000-000000000001'

export function describeDeliveries(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)
  const claim = (limits: Partial<Parameters<typeof claimDeliveries>[1]> = {}) =>
    claimDeliveries(bench().db, {
      kinds: ['verify', 'feed', 'webhook', 'ping', 'indexnow'],
      max: 10,
      leaseSeconds: 60,
      maxOfHost: 10,
      busy: new Map(),
      maxOfWebhook: 10,
      busyWebhooks: new Map(),
      maxDoubtful: 10,
      ...limits,
    })
  const idsOf = async (limits = {}) => (await claim(limits)).map(({ id }) => id)
  const settle = (
    delivery: Pick<Settlement, 'id' | 'attempts' | 'reasons'>,
    outcome: Partial<Settlement> = {},
  ) =>
    settleDeliveries(bench().db, [
      { ...delivery, result: 'arrived', status: 200, delayMs: 5000, ...outcome },
    ])
  const failed = { result: 'failed', status: 503, error: 'it answered 503' } as const
  const subscriptionDelivery = async (subscription: number) =>
    insertDelivery(sql, 'feed', 'subscription_id', String(subscription))
  const webhookDelivery = (webhook: number, articleId = article) =>
    insertDelivery(
      sql,
      'webhook',
      'webhook_id, article_id, type',
      `${webhook}, '${articleId}', 'updated'`,
    )
  const target = async (table: string) => (await sql(`select * from ${table}`))[0]

  describe('deliveries', () => {
    beforeEach(async () => {
      await emptyPush(sql)
      await insertTopic(sql)
    })

    it('count as backlog while they are due and not paused, with the age of the oldest', async () => {
      expect(await readBacklog(bench().db)).toEqual({ depth: 0, oldestSeconds: 0 })
      await subscriptionDelivery(await insertSubscription(sql))
      const paused = await insertSubscription(sql)
      await subscriptionDelivery(paused)
      await sql(`update push_subscriptions set paused_at = now() where id = ${paused}`)
      await webhookDelivery(await insertWebhook(sql))
      await sql(
        `update push_deliveries set next_at = now() + interval '1 hour' where kind = 'webhook'`,
      )
      await sql(
        `update push_deliveries set next_at = now() - interval '90 seconds' where kind = 'feed'`,
      )
      const { depth, oldestSeconds } = await readBacklog(bench().db)
      expect(depth).toBe(1)
      expect(oldestSeconds).toBeGreaterThanOrEqual(90)
      expect(oldestSeconds).toBeLessThan(120)
    })

    it('are claimed with what their kind needs', async () => {
      await sql(`update push_topics set handed = 7, changes = 7`)
      const subscription = await insertSubscription(sql, {
        callback: 'https://Reader.example.net:8443/a?b=c',
        secret: '00ff',
      })
      const webhook = await insertWebhook(sql)
      const [event] =
        await sql(`insert into push_events (at, type, article_id, guid, families, joined, "left", data)
        values ('2026-11-26 08:00:00.5Z', 'published', '${article}', 'g', '{all}', '{all}', '{}', '{"id":"g"}') returning id::int`)
      await insertDelivery(sql, 'feed', 'subscription_id', String(subscription))
      await insertDelivery(
        sql,
        'webhook',
        'webhook_id, event_id, type',
        `${webhook}, ${Number(event?.['id'])}, 'deleted'`,
      )
      await insertDelivery(sql, 'webhook', 'webhook_id', String(webhook))
      await insertDelivery(
        sql,
        'ping',
        'address, body',
        `'https://hub.example.net/', 'hub.mode=publish'`,
      )
      await sql(`insert into push_requests (digest, mode, asked_topic, topic, family, callback, host, lease_seconds, requested_at)
        values ('\\x01', 'subscribe', 'http://news.example.org/rss.xml', '/rss.xml', 'all', 'https://a.example/', 'a.example', 600, now())`)
      const [request] = await sql('select id::int from push_requests')
      await insertDelivery(sql, 'verify', 'request_id', String(request?.['id']))

      const claimed = await claim()
      expect(claimed.map(({ host }) => host)).toEqual([
        'example.net',
        'example.net',
        'example.net',
        'hub.example.net',
        'a.example',
      ])
      const hook = {
        kind: 'webhook',
        webhookId: webhook,
        url: 'https://partner.example.net/hook',
        secret: Uint8Array.of(1, 2),
      }
      expect(claimed).toMatchObject([
        {
          ...{
            attempts: 1,
            reasons: 1,
            kind: 'feed',
            topic: 'https://news.example.org/rss.xml',
            changes: 7,
          },
          ...{ url: 'https://Reader.example.net:8443/a?b=c', secret: Uint8Array.of(0, 255) },
        },
        {
          ...hook,
          event: {
            id: event?.['id'],
            at: '2026-11-26T08:00:00.5Z',
            type: 'deleted',
            data: '{"id":"g"}',
          },
        },
        { ...hook, event: null },
        { kind: 'ping', url: 'https://hub.example.net/', body: 'hub.mode=publish', secret: null },
        {
          ...{ kind: 'verify', url: 'https://a.example/' },
          request: {
            id: request?.['id'],
            mode: 'subscribe',
            askedTopic: 'http://news.example.org/rss.xml',
            reason: null,
            leaseSeconds: 600,
            verifyToken: null,
          },
        },
      ])
      expect(await idsOf()).toEqual([])
    })

    it('are claimed once, until their time has run out', async () => {
      const id = await subscriptionDelivery(await insertSubscription(sql))
      const [first] = await claim()
      expect(await idsOf()).toEqual([])
      await sql(`update push_deliveries set taken_until = now(), next_at = now()`)
      const [second] = await claim()
      expect(second).toMatchObject({ id, attempts: 2 })
      // The first worker is late: its settlement does not count.
      await settle(first ?? never())
      expect(await deliveriesOf(sql, 'attempts')).toEqual([2])
      await settle(second ?? never())
      expect(await deliveriesOf(sql, 'id')).toEqual([])
    })

    it('that were not sent are given back', async () => {
      const id = await subscriptionDelivery(await insertSubscription(sql))
      const [claimed] = await claim()
      await freeDeliveries(bench().db, [claimed ?? never()])
      expect((await claim())[0]).toMatchObject({ id, attempts: 1 })
    })

    it('wait for the retry, and end after 24 hours', async () => {
      await subscriptionDelivery(await insertSubscription(sql))
      const [claimed] = await claim()
      await settle(claimed ?? never(), { ...failed, delayMs: 90_000 })
      expect(await idsOf()).toEqual([])
      expect(
        await deliveriesOf(
          sql,
          `next_at - now() between interval '80 s' and interval '90 s' and last_status = 503`,
        ),
      ).toEqual([true])
      await sql(
        `update push_deliveries set next_at = now(), first_at = now() - interval '23 hours 59 minutes'`,
      )
      await settle((await claim())[0] ?? never(), failed)
      expect(await deliveriesOf(sql, 'state')).toEqual(['pending'])
      await sql(
        `update push_deliveries set next_at = now(), first_at = now() - interval '24 hours'`,
      )
      await settle((await claim())[0] ?? never(), failed)
      expect(
        await deliveriesOf(sql, `state || ' ' || last_error || ' ' || (done_at is not null)`),
      ).toEqual(['failed it answered 503 true'])
    })

    it('have 24 hours from their first attempt, also if no worker ran before', async () => {
      await subscriptionDelivery(await insertSubscription(sql))
      await sql(
        `update push_deliveries set next_at = now() - interval '3 days', first_at = now() - interval '3 days'`,
      )
      await settle((await claim())[0] ?? never(), failed)
      expect(await deliveriesOf(sql, 'state')).toEqual(['pending'])
    })

    it('that are refused end, and 410 ends the subscription', async () => {
      await subscriptionDelivery(await insertSubscription(sql))
      await settle((await claim())[0] ?? never(), {
        result: 'refused',
        status: null,
        error: 'private',
      })
      expect(await deliveriesOf(sql, 'state')).toEqual(['failed'])
      await sql(`update push_deliveries set state = 'pending'`)
      await settle((await claim())[0] ?? never(), {
        result: 'refused',
        status: 410,
        error: 'gone',
        ends: true,
      })
      expect(await sql('select id from push_subscriptions')).toEqual([])
      expect(await deliveriesOf(sql, 'id')).toEqual([])
    })

    it('are settled, whatever a stranger has put into an error', async () => {
      await subscriptionDelivery(await insertSubscription(sql))
      const error = `said \0 and half of ${'\u{1f4f0}'.slice(0, 1)}`
      await settle((await claim())[0] ?? never(), { ...failed, error })
      expect(await deliveriesOf(sql, 'last_error')).toEqual(['said   and half of \ufffd'])
    })

    it('of webhooks stay in the list', async () => {
      await webhookDelivery(await insertWebhook(sql))
      await settle((await claim())[0] ?? never())
      expect(await deliveriesOf(sql, `state || ' ' || last_status`)).toEqual(['done 200'])
      expect(await target('push_webhooks')).toMatchObject({
        delivered_at: expect.anything(),
        failing_since: null,
      })
    })

    it('of one webhook keep their order within an article', async () => {
      const webhook = await insertWebhook(sql)
      const first = await webhookDelivery(webhook)
      const second = await webhookDelivery(webhook)
      const other = await webhookDelivery(webhook, '00000000-0000-0000-0000-000000000002')
      const claimed = await claim()
      expect(claimed.map(({ id }) => id)).toEqual([first, other])
      await settle(claimed[0] ?? never(), failed)
      expect(await idsOf()).toEqual([])
      await sql(`update push_deliveries set next_at = now() where id = ${first}`)
      await settle((await claim())[0] ?? never())
      expect(await idsOf()).toEqual([second])
    })

    it('of one webhook go on with the next one about an article when one has failed for good', async () => {
      const webhook = await insertWebhook(sql)
      await webhookDelivery(webhook)
      const second = await webhookDelivery(webhook)
      const [first] = await claim()
      await sql(`update push_deliveries set first_at = now() - interval '24 hours'`)
      await settle(first ?? never(), failed)
      expect(await idsOf()).toEqual([second])
    })

    it('that wait are due when their webhook is resumed, and none that is on its way', async () => {
      const webhook = await insertWebhook(sql)
      const [sending, waiting] = [await webhookDelivery(webhook), await webhookDelivery(webhook)]
      const [claimed] = await claim()
      await sql(`update push_deliveries set attempts = 3, next_at = now() + interval '1 hour' where id = ${waiting};
        update push_webhooks set paused_at = now()`)
      await resumeWebhook(bench().db, webhook)
      expect(await deliveriesOf(sql, `attempts || ' ' || (next_at <= now())`)).toEqual([
        '1 false',
        '0 true',
      ])
      await settle(claimed ?? never())
      expect(await deliveriesOf(sql, 'state')).toEqual(['done', 'pending'])
      expect(claimed?.id).toBe(sending)
      expect(await idsOf()).toEqual([waiting])
    })

    it.each([
      ['ended', `update push_subscriptions set ends_at = now() - interval '1 second'`],
      ['paused', 'update push_subscriptions set paused_at = now()'],
      ['paused', 'update push_webhooks set paused_at = now()'],
      ['revoked', 'update push_webhooks set revoked_at = now()'],
    ])('of a target that is %s are not claimed: %s', async (_, statement) => {
      await subscriptionDelivery(await insertSubscription(sql))
      await webhookDelivery(await insertWebhook(sql))
      await sql(statement)
      expect(await idsOf()).toHaveLength(1)
    })

    it('of failing targets, and of one host, leave place for others', async () => {
      const callbacks = ['a', 'b', 'c'].map((path) => `https://slow.example.net/${path}`)
      const slow = await Promise.all(
        callbacks.map((callback) => insertSubscription(sql, { callback })),
      )
      for (const each of slow) await subscriptionDelivery(each)
      const last = await subscriptionDelivery(
        await insertSubscription(sql, { callback: 'https://reader.example.org/' }),
      )
      const busy = new Map([['example.net', 1]])
      const claimed = await claim({ maxOfHost: 2, busy })
      expect(claimed.map(({ host }) => host === 'example.net')).toEqual([true, false])
      expect(claimed[1]?.id).toBe(last)
      expect(await idsOf({ maxOfHost: 2, busy: new Map([['example.net', 2]]) })).toEqual([])

      await sql(`update push_deliveries set taken_until = null, next_at = created_at, attempts = 0;
        update push_subscriptions set failing_since = now() where host = 'example.net'`)
      expect((await claim({ maxDoubtful: 1 })).filter(({ doubtful }) => doubtful)).toHaveLength(1)
      expect(await deliveriesOf(sql, 'taken_until is not null')).toEqual([true, false, false, true])
      expect(await idsOf({ maxDoubtful: 0 })).toEqual([])
    })

    it('that a killed worker left are no sign of a doubtful target, however often', async () => {
      const ids = [
        await subscriptionDelivery(await insertSubscription(sql)),
        await webhookDelivery(await insertWebhook(sql)),
      ]
      for (let kills = 0; kills < 3; kills += 1) {
        expect(await claim({ maxDoubtful: 0 })).toMatchObject(
          ids.map((id) => ({ id, doubtful: false })),
        )
        expect(await idsOf()).toEqual([])
        await sql('update push_deliveries set taken_until = now(), next_at = now()')
      }
      // An attempt that another worker gives back was not answered either.
      await freeDeliveries(bench().db, await claim({ maxDoubtful: 0 }))
      const [claimed] = await claim({ maxDoubtful: 0 })
      await settle(claimed ?? never(), { ...failed, delayMs: 0 })
      expect(await idsOf({ maxDoubtful: 0 })).toEqual([])
      expect(await claim()).toMatchObject([{ id: ids[0], doubtful: true }])
      await sql('update push_deliveries set taken_until = now(), next_at = now()')
      expect(await idsOf({ maxDoubtful: 0 })).toEqual([ids[1]])
    })

    it('of sound targets are claimed at once, though all that was due before them is doubtful', async () => {
      for (let count = 0; count < 30; count += 1)
        await subscriptionDelivery(await insertSubscription(sql))
      await sql('update push_subscriptions set failing_since = now()')
      const sound = await subscriptionDelivery(await insertSubscription(sql))
      const claimed = await claim({ max: 5, maxDoubtful: 2 })
      expect(claimed.map(({ doubtful }) => doubtful)).toEqual([false, true, true])
      expect(claimed[0]?.id).toBe(sound)
    })

    it('of one webhook leave places of their host to the others', async () => {
      const hooks = [await insertWebhook(sql, 'slow'), await insertWebhook(sql, 'quick')]
      const deliveries = []
      for (const [index, count] of [6, 2].entries())
        for (let n = 1; n <= count; n += 1)
          deliveries.push(
            await webhookDelivery(hooks[index] ?? 0, `00000000-0000-0000-0000-00000000000${n}`),
          )
      const fits = { maxOfHost: 4, maxOfWebhook: 3 }
      const none = { ...fits, busyWebhooks: new Map(hooks.map((id) => [id, 3])) }
      expect(await idsOf(none)).toEqual([])
      const one = {
        ...fits,
        busy: new Map([['example.net', 2]]),
        busyWebhooks: new Map([[hooks[0] ?? 0, 2]]),
      }
      expect(await idsOf(one)).toEqual([deliveries[0], deliveries[6]])
      expect(await idsOf(fits)).toEqual([
        deliveries[1],
        deliveries[2],
        deliveries[3],
        deliveries[7],
      ])
    })

    it('of a target that was slow within the last hour leave place for others, also if they arrived', async () => {
      const [slow, quick] = [await insertSubscription(sql), await insertSubscription(sql)]
      const webhook = await insertWebhook(sql)
      for (const each of [slow, quick]) await subscriptionDelivery(each)
      await webhookDelivery(webhook)
      const [first, second, third] = await claim()
      await settle(first ?? never(), { slow: true })
      await settle(second ?? never(), { slow: false })
      await settle(third ?? never(), { slow: true })
      const again = async () => {
        await sql('delete from push_deliveries')
        const ids = [
          await subscriptionDelivery(slow),
          await subscriptionDelivery(quick),
          await webhookDelivery(webhook),
        ]
        return (await claim()).map(({ id, doubtful }) => [ids.indexOf(id), doubtful])
      }
      expect(await again()).toEqual([
        [1, false],
        [0, true],
        [2, true],
      ])
      await sql(`update push_subscriptions set slow_at = slow_at - interval '1 hour';
        update push_webhooks set slow_at = slow_at - interval '1 hour'`)
      expect((await again()).map(([, doubtful]) => doubtful)).toEqual([false, false, false])
    })

    it('that fail for five days pause their target, once', async () => {
      await subscriptionDelivery(
        await insertSubscription(sql, { callback: 'https://reader.example.net/secret-path' }),
      )
      const webhook = await insertWebhook(sql)
      for (let count = 0; count < 3; count += 1)
        await insertDelivery(sql, 'webhook', 'webhook_id', String(webhook))
      const settleAll = async (claimed: Awaited<ReturnType<typeof claim>>) =>
        await settleDeliveries(
          bench().db,
          claimed.map((delivery) => ({ ...delivery, ...failed, delayMs: 0, ends: false })),
        )
      expect(await settleAll(await claim({ max: 2 }))).toEqual([])
      expect(await target('push_webhooks')).toMatchObject({
        failing_since: expect.anything(),
        last_error: 'it answered 503',
      })
      await sql(`update push_webhooks set failing_since = now() - interval '5 days';
        update push_subscriptions set failing_since = now() - interval '5 days'`)
      // Nothing was sent there for days: a first failure is no reason yet.
      expect(await settleAll(await claim())).toEqual([])
      await sql('update push_deliveries set attempts = 4')
      const [one, ...others] = await claim()
      expect([one, ...others]).toHaveLength(4)
      const names = [...(await settleAll(one ? [one] : [])), ...(await settleAll(others))]
      expect(names.toSorted()).toEqual([
        'the subscription of example.net to https://news.example.org/rss.xml: it answered 503',
        'the webhook "partner": it answered 503',
      ])
      expect(await idsOf()).toEqual([])
    })

    it('that fail by our own fault count against nobody', async () => {
      await subscriptionDelivery(await insertSubscription(sql))
      const ours = { ...failed, error: 'another PUSH_KEY', ours: true, delayMs: 0 }
      await settle((await claim())[0] ?? never(), ours)
      expect(await target('push_subscriptions')).toMatchObject({
        failing_since: null,
        last_error: 'another PUSH_KEY',
      })
      await sql(
        `update push_subscriptions set failing_since = now() - interval '5 days'; update push_deliveries set attempts = 9`,
      )
      expect(await settle((await claim())[0] ?? never(), ours)).toEqual([])
      expect(await target('push_subscriptions')).toMatchObject({
        failing_since: expect.anything(),
        paused_at: null,
      })
    })

    it('that arrive end a time of failures', async () => {
      await subscriptionDelivery(await insertSubscription(sql))
      await settle((await claim())[0] ?? never(), { ...failed, delayMs: 0 })
      await settle((await claim())[0] ?? never())
      expect(await target('push_subscriptions')).toMatchObject({
        failing_since: null,
        last_status: 200,
        last_error: null,
      })
    })

    it('are kept for 30 days, and events too', async () => {
      const webhook = await insertWebhook(sql)
      const event = async (age: string) => {
        const [row] =
          await sql(`insert into push_events (at, type, article_id, guid, families, joined, "left", data)
          values (now() - interval '${age}', 'updated', '${article}', 'g', '{all}', '{}', '{}', '{}') returning id::int`)
        await insertDelivery(
          sql,
          'webhook',
          'webhook_id, event_id, state, done_at',
          `${webhook}, ${Number(row?.['id'])}, 'done', now()`,
        )
      }
      await event('31 days')
      await event('29 days')
      const done = (age: string) =>
        insertDelivery(
          sql,
          'webhook',
          'webhook_id, state, done_at',
          `${webhook}, 'failed', now() - interval '${age}'`,
        )
      await done('31 days')
      await done('29 days')
      await prunePush(bench().db)
      expect(await sql('select 1 as it from push_events')).toHaveLength(1)
      expect(await deliveriesOf(sql, 'state')).toEqual(['done', 'failed'])
    })

    it('of a deleted article lose its text a day later, when none of them waits', async () => {
      const event = (type: string, id: string, age: string) =>
        sql(`insert into push_events (at, type, article_id, guid, families, joined, "left", data)
          values (now() - interval '${age}', '${type}', '${id}', 'g', '{all}', '{all}', '{}', '{"id":"g"}')`)
      const [gone, recent, shown] = [1, 2, 3].map((n) => `00000000-0000-0000-0000-00000000000${n}`)
      for (const id of [gone, recent, shown]) await event('published', id ?? '', '2 days')
      await event('deleted', gone ?? '', '25 hours')
      await event('deleted', recent ?? '', '23 hours')
      await prunePush(bench().db)
      const rows = await sql(
        `select right(article_id::text, 1) as id, type from push_events where data = '{}'`,
      )
      expect(rows).toEqual([{ id: '1', type: 'published' }])
    })

    it('for a target that is paused are given up after 24 hours, and others go on', async () => {
      const [paused, other] = [await insertWebhook(sql), await insertWebhook(sql, 'other')]
      await sql(`update push_webhooks set paused_at = now() where id = ${paused}`)
      for (const webhook of [paused, other])
        await insertDelivery(sql, 'webhook', 'webhook_id', String(webhook))
      await prunePush(bench().db)
      expect(await deliveriesOf(sql, 'state')).toEqual(['pending', 'pending'])
      await sql(`update push_deliveries set first_at = now() - interval '25 hours'`)
      await prunePush(bench().db)
      expect(await deliveriesOf(sql, 'state')).toEqual(['failed', 'pending'])
    })

    it('of requests end when they are settled, and the requests count until they are old', async () => {
      const [row] =
        await sql(`insert into push_requests (digest, mode, asked_topic, callback, host, lease_seconds, requested_at)
        values ('\\x01', 'subscribe', 'x', 'https://a.example/', 'a.example', 600, now()) returning id::int`)
      for (const result of ['arrived', 'refused'] as const) {
        await insertDelivery(sql, 'verify', 'request_id', String(row?.['id']))
        await settle((await claim())[0] ?? never(), { result })
        expect(await deliveriesOf(sql, 'id')).toEqual([])
        expect(await sql('select id::int from push_requests')).toEqual([row])
      }
    })
  })
}

function never(): never {
  throw new Error('there is a delivery')
}

if (import.meta.vitest) runOnPglite(describeDeliveries)
