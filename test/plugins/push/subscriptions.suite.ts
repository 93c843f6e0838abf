/**
 * Subscriptions in the database: requests and their limits, what a verification changes, and the
 * end of leases.
 */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import {
  confirmRequest,
  endSubscriptions,
  keepRequest,
  type NewRequest,
  type RequestLimits,
} from '../../../src/plugins/push/store/subscriptions.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { emptyPush, insertSubscription, insertTopic, topicAt } from './push-rows.ts'

export function describeSubscriptions(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)
  const request = (changes: Partial<NewRequest> = {}): NewRequest => ({
    mode: 'subscribe',
    askedTopic: topicAt('/feed'),
    topic: topicAt('/rss.xml'),
    family: 'all',
    reason: null,
    callback: 'https://reader.example.net/hook',
    host: 'example.net',
    secret: null,
    leaseSeconds: 600,
    verifyToken: null,
    ...changes,
  })
  const keep = (changes: Partial<NewRequest> = {}, limits: Partial<RequestLimits> = {}) =>
    keepRequest(bench().db, request(changes), {
      requestsOfHost: 100,
      requests: 1000,
      subscriptionsOfHost: 100,
      variantsOfHost: 100,
      ...limits,
    })
  const lastId = async () =>
    Number((await sql('select max(id)::int as id from push_requests'))[0]?.['id'])
  const confirmed = async (changes: Partial<NewRequest> = {}) => {
    expect(await keep(changes)).toBeNull()
    return confirmRequest(bench().db, await lastId())
  }
  const countOf = async (table: string, where = 'true') =>
    Number((await sql(`select count(*)::int as count from ${table} where ${where}`))[0]?.['count'])

  describe('subscriptions', () => {
    beforeEach(async () => {
      await emptyPush(sql)
      await sql('delete from push_topics')
    })

    it('become rows with the current version of the family', async () => {
      await sql(
        `insert into families (family, version) values ('topics/http', 41) on conflict (family) do update set version = 41`,
      )
      await confirmed({
        topic: topicAt('/topics/http/rss.xml'),
        family: 'topics/http',
        secret: Uint8Array.of(0, 255, 7),
      })
      expect(
        await sql('select topic, family, version::int, changes::int, handed::int from push_topics'),
      ).toEqual([
        {
          topic: topicAt('/topics/http/rss.xml'),
          family: 'topics/http',
          version: 41,
          changes: 0,
          handed: 0,
        },
      ])
      const rows = await sql(
        `select callback, host, encode(secret, 'hex') as secret, extract(epoch from ends_at - verified_at)::int as lease from push_subscriptions`,
      )
      expect(rows).toEqual([
        {
          callback: 'https://reader.example.net/hook',
          host: 'example.net',
          secret: '00ff07',
          lease: 600,
        },
      ])
      expect([await countOf('push_requests'), await countOf('push_deliveries')]).toEqual([0, 0])
      // An embargo that was not in the family yet.
      await confirmed({ topic: topicAt('/topics/none/rss.xml'), family: 'topics/none' })
      expect(await countOf('push_subscriptions')).toBe(2)
    })

    it('keep the state of their topic, and are renewed in place', async () => {
      await confirmed({ secret: Uint8Array.of(1) })
      await sql(
        `update push_topics set changes = 5, version = 3; update push_subscriptions set failing_since = now(), paused_at = now()`,
      )
      const [before] = await sql('select id::int from push_subscriptions')
      await confirmed({ secret: null, leaseSeconds: 900 })
      expect(await sql('select changes::int, version::int from push_topics')).toEqual([
        { changes: 5, version: 3 },
      ])
      const rows = await sql(
        `select id::int, secret, paused_at, failing_since, extract(epoch from ends_at - verified_at)::int as lease from push_subscriptions`,
      )
      expect(rows).toEqual([
        { id: before?.['id'], secret: null, paused_at: null, failing_since: null, lease: 900 },
      ])
    })

    it('that are renewed get at once what waits for its next attempt, but not what is being sent', async () => {
      await confirmed()
      await confirmed({ callback: 'https://reader.example.net/other' })
      await sql(`insert into push_deliveries (kind, subscription_id, attempts, first_at, next_at)
        select 'feed', id, 9, now(), now() + interval '1 hour' from push_subscriptions`)
      const waiting = () =>
        countOf('push_deliveries', `kind = 'feed' and next_at > clock_timestamp()`)
      await sql(`update push_deliveries set taken_until = next_at`)
      await confirmed()
      expect(await waiting()).toBe(2)
      await sql(`update push_deliveries set taken_until = null`)
      await confirmed()
      expect(await waiting()).toBe(1)
    })

    it('are verified only for the newest request of a callback and a topic', async () => {
      await keep()
      const old = await lastId()
      await keep({ mode: 'unsubscribe', askedTopic: topicAt('/rss.xml') })
      expect([await countOf('push_requests'), await countOf('push_deliveries')]).toEqual([1, 1])
      await confirmRequest(bench().db, old)
      expect(await countOf('push_subscriptions')).toBe(0)
    })

    it('are refused beyond the requests of a host and of all hosts, but not a newer request', async () => {
      for (let count = 0; count < 3; count += 1)
        expect(
          await keep({ callback: `https://a.example.net/${count}` }, { requestsOfHost: 3 }),
        ).toBeNull()
      expect(await keep({ callback: 'https://b.example.net/' }, { requestsOfHost: 3 })).toBe(
        'requestsOfHost',
      )
      expect(await keep({ callback: 'https://a.example.net/0' }, { requestsOfHost: 3 })).toBeNull()
      expect(await keep({ host: 'example.com' }, { requests: 3 })).toBe('requests')
      expect(await countOf('push_requests')).toBe(3)
      expect(await keep({ host: 'example.com' }, { requests: 4 })).toBeNull()
    })

    it('that are refused leave the request that was there', async () => {
      await keep({ leaseSeconds: 301 })
      await keep({ callback: 'https://a.example.net/' })
      expect(await keep({ leaseSeconds: 302 }, { requestsOfHost: 1 })).toBe('requestsOfHost')
      expect(await countOf('push_requests', 'lease_seconds = 301')).toBe(1)
    })

    it('are refused beyond those of a host, but can be renewed and ended', async () => {
      await confirmed({ callback: 'https://a.example.net/' })
      await confirmed({ callback: 'https://b.example.net/' })
      const limits = { subscriptionsOfHost: 2 }
      expect(await keep({ callback: 'https://c.example.net/' }, limits)).toBe('subscriptionsOfHost')
      expect(await keep({ callback: 'https://a.example.net/' }, limits)).toBeNull()
      expect(
        await keep({ callback: 'https://c.example.net/', mode: 'unsubscribe' }, limits),
      ).toBeNull()
    })

    it('can be renewed while too many requests of others wait', async () => {
      await confirmed()
      await keep({ callback: 'https://a.example.net/', host: 'other.example' })
      const limits = { requests: 1 }
      expect(
        await keep({ callback: 'https://b.example.net/', host: 'third.example' }, limits),
      ).toBe('requests')
      expect(await keep({}, limits)).toBeNull()
    })

    it('to feeds with parameters are refused beyond those of a host, others are not', async () => {
      const variant = (language: string) => ({ topic: topicAt(`/rss.xml?language=${language}`) })
      await confirmed(variant('de'))
      const limits = { variantsOfHost: 1 }
      expect(await keep(variant('en'), limits)).toBe('variantsOfHost')
      expect(await keep(variant('de'), limits)).toBeNull()
      expect(await keep({}, limits)).toBeNull()
      expect(await keep({ ...variant('en'), host: 'other.example' }, limits)).toBeNull()
    })

    it('that are not verified count for ten minutes, and no longer', async () => {
      await keep()
      await sql('delete from push_deliveries')
      expect(await keep({ callback: 'https://b.example.net/' }, { requestsOfHost: 1 })).toBe(
        'requestsOfHost',
      )
      await sql(`update push_requests set requested_at = requested_at - interval '11 minutes'`)
      expect(await keep({ callback: 'https://b.example.net/' }, { requestsOfHost: 1 })).toBeNull()
      expect(await countOf('push_requests')).toBe(1)
    })

    it('end with their lease, with their deliveries, and their topics when none is left', async () => {
      await insertTopic(sql, topicAt('/rss.xml'))
      await insertTopic(sql, topicAt('/atom.xml'))
      await insertTopic(sql, topicAt('/feed.json'))
      const ended = [
        await insertSubscription(sql),
        await insertSubscription(sql, { topic: topicAt('/atom.xml') }),
      ]
      const live = await insertSubscription(sql)
      await sql(`insert into push_deliveries (kind, subscription_id, first_at, next_at) select 'feed', id, now(), now() from push_subscriptions;
        update push_subscriptions set ends_at = now() - interval '1 second' where id in (${ended.join()})`)
      await endSubscriptions(bench().db)
      expect(await sql('select id::int from push_subscriptions')).toEqual([{ id: live }])
      expect(await sql('select topic from push_topics')).toEqual([{ topic: topicAt('/rss.xml') }])
      expect(await countOf('push_deliveries')).toBe(1)
    })

    it('that come while topics end are not lost', async () => {
      const { db } = bench()
      for (let round = 0; round < 20; round += 1) {
        await sql('delete from push_topics')
        await insertTopic(sql)
        await keep()
        const id = await lastId()
        await Promise.all([confirmRequest(db, id), endSubscriptions(db), endSubscriptions(db)])
        expect([await countOf('push_subscriptions'), await countOf('push_topics')]).toEqual([1, 1])
      }
    })
  })
}

if (import.meta.vitest) runOnPglite(describeSubscriptions)
