/**
 * Changes that are found: what webhooks are told of each, and what subscribers and search engines
 * are.
 */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import { findChanges } from '../../../src/plugins/push/find-changes.ts'
import type { QueueNotes } from '../../../src/plugins/push/notify-others.ts'
import { skipChanges } from '../../../src/plugins/push/store/changes.ts'
import { insertWebhook } from '../../../src/plugins/push/store/webhooks.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { emptyPush, insertTopic } from './push-rows.ts'

type Message = {
  readonly webhook: string
  readonly type: string
  readonly guid: string
  readonly data: Readonly<Record<string, unknown>>
}

const guid = 'urn:example:bridge'
const site = buildSite()

export function describeFoundChanges(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)
  const find = async (notes: readonly QueueNotes[] = []) => {
    let found = 0
    for (let more = true; more; ) {
      const one = await findChanges({ db: bench().db, site, leftOut: () => {}, windowMs: 0, notes })
      found += one.found
      more = one.more
    }
    return found
  }
  const listen = (name: string, families = '{all}', events = 'null', modes = 'null') =>
    sql(`insert into push_webhooks (name, url, host, secret, families, events, modes)
      values ('${name}', 'https://partner.example.net/', 'example.net', '\\x01', '${families}', ${events}, ${modes})`)
  /** What was found since the last call, as webhooks are told it. */
  const findMessages = async (): Promise<Message[]> => {
    await find()
    const rows = await sql(`select w.name as webhook, d.type, e.guid, e.data from push_deliveries d
      join push_events e on e.id = d.event_id join push_webhooks w on w.id = d.webhook_id order by d.id`)
    await sql('delete from push_deliveries')
    return rows.map(
      (row) => ({ ...row, data: JSON.parse(String(row['data'])) }) as unknown as Message,
    )
  }
  const types = async () => (await findMessages()).map(({ webhook, type }) => `${webhook} ${type}`)
  const insert = (changes = {}, parts = {}) =>
    insertArticle(bench().db, { guid, title: 'Bridge', ...changes }, parts)

  const silently = (statements: string) => sql(behindTriggers(statements))
  /** Makes all articles an hour older. */
  const age = () =>
    silently(`update listings set listed_at = listed_at - interval '1 hour';
      update article_events set at = at - interval '1 hour'`)

  describe('changes', () => {
    beforeEach(async () => {
      await emptyPush(sql)
      await insert({ guid: 'urn:example:old', title: 'Old' })
      await age()
      await find()
      await listen('all')
    })

    it('tell nothing of private articles, and one that becomes private is gone, without its new address', async () => {
      const id = await insert({ url: 'https://news.example.org/public' })
      await insert({ guid: 'urn:example:private', audience: ['acme'] }, { topics: ['hidden'] })
      expect(await types()).toEqual(['all published'])
      await updateArticle(bench().db, id, {
        audience: ['acme'],
        url: 'https://news.example.org/secret',
        title: 'Secret',
      })
      expect(await findMessages()).toMatchObject([
        { type: 'deleted', guid, data: { id: guid, url: 'https://news.example.org/public' } },
      ])
      await updateArticle(bench().db, id, { title: 'Other secret' })
      await sql(`delete from articles where guid = 'urn:example:private'`)
      expect(await findMessages()).toEqual([])
      await updateArticle(bench().db, id, { audience: null })
      expect(await types()).toEqual(['all published'])
      const kept = await sql('select * from push_events')
      expect(JSON.stringify(kept)).not.toContain('partners/')
    })

    it('are told as what they are', async () => {
      await insert()
      expect(await types()).toEqual(['all published'])
      await sql(`update articles set title = 'Bridge reopens' where guid = '${guid}'`)
      expect(await types()).toEqual(['all updated'])
      await sql(
        `insert into corrections (article_id, text) select id, 'It was a Tuesday.' from articles where guid = '${guid}'`,
      )
      expect(await types()).toEqual(['all corrected'])
      await sql(`update corrections set text = 'It was a Wednesday.'`)
      expect(await types()).toEqual(['all corrected'])
      await sql(
        `update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now() where guid = '${guid}'`,
      )
      expect(await types()).toEqual(['all retracted'])
      await sql(`update articles set status = 'published' where guid = '${guid}'`)
      expect(await types()).toEqual(['all published'])
      await sql(`update articles set status = 'withheld' where guid = '${guid}'`)
      expect(await findMessages()).toEqual([
        {
          webhook: 'all',
          type: 'deleted',
          guid,
          data: { id: guid, url: expect.stringMatching(/^https:/) },
        },
      ])
      await sql(`update articles set status = 'published' where guid = '${guid}'`)
      expect(await types()).toEqual(['all published'])
      await sql(`delete from articles where guid = '${guid}'`)
      expect(await findMessages()).toMatchObject([
        { type: 'deleted', data: { id: guid, url: expect.any(String) } },
      ])
      expect(await types()).toEqual([])
    })

    it('of articles that were never told of are told as what they are', async () => {
      await sql(`update articles set title = 'Older' where guid = 'urn:example:old'`)
      expect(await types()).toEqual(['all updated'])
      await sql('delete from push_events')
      await age()
      await sql(
        `insert into corrections (article_id, text) select id, 'It was a Tuesday.' from articles`,
      )
      expect(await types()).toEqual(['all corrected'])
      await sql('delete from push_events')
      await sql('delete from articles')
      expect(await findMessages()).toMatchObject([
        { type: 'deleted', guid: 'urn:example:old', data: { id: 'urn:example:old' } },
      ])
    })

    it('have the time at which they became visible, however late they are found', async () => {
      await insert()
      await sql('select pg_sleep(0.2)')
      await find()
      const [row] = await sql(`select e.at = l.changed_at as same from push_events e
        join articles a on a.guid = e.guid join listings l on l.article_id = a.id and l.family = 'all'`)
      expect(row).toEqual({ same: true })
    })

    it('of an import are told message by message, as published', async () => {
      await sql(`begin; set local candor.backdate = 'on';
        insert into articles (guid, url, title, language, status, published_at, disclosure_mode)
        select 'urn:example:import:' || n, 'https://news.example.org/' || n, 'Import ' || n, 'en', 'published',
          timestamptz '2026-01-01Z' + n * interval '1 day', 'human-only' from generate_series(1, 3) n; commit`)
      const messages = (await findMessages()).map(({ type, guid: each }) => `${type} ${each}`)
      expect(messages.toSorted()).toEqual([1, 2, 3].map((n) => `published urn:example:import:${n}`))
    })

    it('that no feed shows are not told', async () => {
      await insert({ status: 'draft', publishedAt: null })
      await sql(`update articles set external_id = 'cms-1' where guid = 'urn:example:old'`)
      await sql(`update articles set title = title`)
      await sql(`update articles set title = 'A draft still' where guid = '${guid}'`)
      // The first time that this one is told of.
      expect(await types()).toEqual(['all updated'])
      await sql(`update articles set external_id = 'cms-2' where guid = 'urn:example:old'`)
      await find()
      expect(await types()).toEqual([])
    })

    it('of an embargo are told when it ends, also beside later changes', async () => {
      await insert({ publishedAt: new Date(Date.now() + 1000) })
      await sql(`update articles set title = 'Older' where guid = 'urn:example:old'`)
      expect(await findMessages()).toMatchObject([{ guid: 'urn:example:old' }])
      await expect
        .poll(() => findMessages(), { interval: 100 })
        .toMatchObject([{ type: 'published', guid }])
    })

    it('of one article between two looks are one message, and none if nothing came of them', async () => {
      await insert()
      await sql(`update articles set title = 'Twice' where guid = '${guid}'`)
      expect(await findMessages()).toMatchObject([
        { type: 'published', data: { title: expect.stringContaining('Twice') } },
      ])
      await sql(`update articles set title = 'Thrice' where guid = '${guid}'`)
      await sql(`update articles set title = 'Twice' where guid = '${guid}'`)
      expect(await findMessages()).toEqual([])
    })

    it('of an article that was deleted and inserted again with its guid are an update', async () => {
      await insert()
      await findMessages()
      await sql(`begin; create temp table kept as select * from articles where guid = '${guid}'; delete from articles where guid = '${guid}';
        update kept set id = gen_random_uuid(), title = 'Again'; insert into articles overriding system value select * from kept; drop table kept; commit`)
      expect(await findMessages()).toMatchObject([
        { type: 'updated', guid, data: { title: expect.stringContaining('Again') } },
      ])
      const keys = await sql(`select distinct article_id from push_events where guid = '${guid}'`)
      expect(keys).toHaveLength(1)
    })

    it('are told to a webhook by its families and modes: an article joins, and leaves', async () => {
      await listen('science', '{topics/science}')
      await listen('reviewed', '{all}', 'null', `'{ai-assisted,human-only}'`)
      await insert({}, { topics: ['works'] })
      expect(await types()).toEqual(['all published'])
      await insertArticle(bench().db, { guid: 'urn:example:other' }, { topics: ['science'] })
      expect(await types()).toEqual(['all published', 'science published'])
      await sql(
        `insert into article_topics select id, 'science' from articles where guid = '${guid}'`,
      )
      expect(await types()).toEqual(['all updated', 'science published'])
      await sql(
        `update articles set disclosure_mode = 'ai-assisted', reviewed_by = 'Ada Example', reviewed_at = now() where guid = '${guid}'`,
      )
      expect(await types()).toEqual(['all updated', 'science updated', 'reviewed published'])
      await sql(
        `delete from article_topics where topic_slug = 'science' and article_id = (select id from articles where guid = '${guid}')`,
      )
      expect(await types()).toEqual(['all updated', 'science deleted', 'reviewed updated'])
      await sql(
        `update articles set disclosure_mode = 'ai-autonomous', reviewed_by = null, reviewed_at = null where guid = '${guid}'`,
      )
      expect(await types()).toEqual(['all updated', 'reviewed deleted'])
      await sql(`delete from articles where guid = 'urn:example:other'`)
      expect(await types()).toEqual(['all deleted', 'science deleted'])
    })

    it('of parts are updates, with the parts as feeds have them', async () => {
      await insert()
      await findMessages()
      const part = { name: 'translation', mode: 'ai-autonomous', translated_from: 'fr' }
      const partsOf = async (parts: string) => {
        await sql(`update articles set disclosure_parts = ${parts} where guid = '${guid}'`)
        return (await findMessages()).map(({ type, data }) => [
          type,
          (data['_candor'] as { disclosure: { parts?: unknown } }).disclosure.parts,
        ])
      }
      expect(await partsOf(`'${JSON.stringify([part])}'`)).toEqual([['updated', [part]]])
      expect(await partsOf(`'${JSON.stringify([part])}'`)).toEqual([])
      expect(await partsOf('null')).toEqual([['updated', undefined]])
    })

    it('are told to a webhook of a topic also after the topic was renamed', async () => {
      await listen('science', '{topics/science}')
      await insert({}, { topics: ['science'] })
      await findMessages()
      await sql(`update topics set slug = 'sciences' where slug = 'science'`)
      await sql(`update articles set title = 'After' where guid = '${guid}'`)
      expect(await types()).toEqual(['all updated', 'science updated'])
    })

    it('are told by the events that a webhook wants, and to none that is revoked', async () => {
      await listen('taken back', '{all}', `'{retracted,deleted}'`)
      await listen('revoked')
      await sql(`update push_webhooks set revoked_at = now() where name = 'revoked'`)
      await insert()
      expect(await types()).toEqual(['all published'])
      await sql(`update articles set status = 'withheld' where guid = '${guid}'`)
      expect(await types()).toEqual(['all deleted', 'taken back deleted'])
    })
  })

  describe('the finder', () => {
    beforeEach(() => emptyPush(sql))

    it('passes over what was there before, and over everything while nobody listens', async () => {
      await insert()
      await age()
      expect(await find()).toBe(0)
      await sql(`update articles set title = 'Unheard'`)
      expect(await find()).toBe(0)
      await listen('all')
      expect(await types()).toEqual([])
      await sql(`update articles set title = 'Heard'`)
      expect(await types()).toEqual(['all updated'])
    })

    it('finds what changed after the first webhook was made, also if it never ran before', async () => {
      const webhook = {
        name: 'first',
        url: 'https://partner.example.net/',
        host: 'example.net',
        families: ['all'],
        events: null,
        modes: null,
      }
      await insert({ guid: 'urn:example:before', title: 'Before' })
      await insertWebhook(bench().db, { ...webhook, secret: Uint8Array.of(1) })
      await insert()
      expect((await findMessages()).map(({ guid }) => guid)).toEqual([guid])
    })

    it('tells a webhook nothing of what was there before it was made, however late that is found', async () => {
      await listen('first')
      await find()
      await insert()
      const embargo = { guid: 'urn:example:embargo', publishedAt: new Date(Date.now() + 1500) }
      await insert(embargo)
      await listen('late')
      await insert({ guid: 'urn:example:new' })
      await sql('select pg_sleep(1.6)')
      const messages = (await findMessages()).map(({ webhook, guid: each }) => `${webhook} ${each}`)
      const toFirst = [guid, embargo.guid, 'urn:example:new'].map((each) => `first ${each}`)
      expect(messages.toSorted()).toEqual(
        [...toFirst, `late ${embargo.guid}`, 'late urn:example:new'].toSorted(),
      )
    })

    it('tells a webhook of changes after the clock was set back behind its making', async () => {
      await find()
      await listen('ahead')
      await sql(`update push_webhooks set created_at = now() + interval '1 hour'`)
      await insert()
      expect(await types()).toEqual(['ahead published'])
    })

    it('passes over nothing for who began to listen since it looked', async () => {
      await insert({ guid: 'urn:example:before', title: 'Before' })
      await find()
      await listen('all')
      await insert()
      await skipChanges(bench().db)
      expect((await findMessages()).map(({ guid }) => guid)).toEqual([guid])
    })

    it('finds what changed while it did not run', async () => {
      await find()
      await listen('all')
      for (let n = 0; n < 250; n += 1) await insertArticle(bench().db, { guid: `urn:example:${n}` })
      const messages = await findMessages()
      expect(messages.map(({ guid: each }) => each)).toEqual(
        Array.from({ length: 250 }, (_, n) => `urn:example:${n}`),
      )
    })

    it('finds in batches also articles that change at one time, or whose embargo ends at one time', async () => {
      await find()
      await listen('all')
      for (const publishedAt of [new Date(Date.now() - 60_000), new Date(Date.now() + 120_000)])
        for (const name of ['a', 'b', 'c'])
          await insert({ guid: `${guid}:${name}:${publishedAt.getTime()}`, publishedAt })
      await silently(`update listings set changed_at = (select min(changed_at) from listings where changed_at > now() - interval '1 minute')
        where changed_at > now() - interval '1 minute'`)
      const findAll = async () => {
        const batches: number[] = []
        for (let more = true; more; ) {
          const one = await findChanges({
            db: bench().db,
            site,
            leftOut: () => {},
            windowMs: 0,
            notes: [],
            max: 2,
          })
          batches.push(one.found)
          more = one.more
        }
        return batches
      }
      expect(await findAll()).toEqual([2, 1])
      await silently(
        `update listings set listed_at = clock_timestamp() where listed_at > clock_timestamp()`,
      )
      // One can be found twice, and is told once.
      expect((await findAll()).reduce((sum, found) => sum + found)).toBeGreaterThanOrEqual(3)
      expect(await types()).toEqual(Array(6).fill('all published'))
    })

    it('goes back with a clock that was set back', async () => {
      await find()
      await listen('all')
      await sql(
        `update push_state set changed_through = changed_through + interval '1 day', ended_through = ended_through + interval '1 day'`,
      )
      await insert()
      await find()
      expect(await types()).toEqual(['all published'])
    })

    it('notes topics whose embargoes ended, and addresses for search engines', async () => {
      await insertTopic(sql)
      await insertTopic(sql, 'https://news.example.org/topics/other/rss.xml', 'topics/other')
      await insert({
        publishedAt: new Date(Date.now() + 120_000),
        url: 'https://news.example.org/bridge',
      })
      const noted: unknown[] = []
      const note: QueueNotes = async (_, { families, urls }) => void noted.push([families, urls])
      await find([note])
      const unchanged = ['all', 'topics/other'].map((family) => ({ family, changes: 0 }))
      const changes = () => sql('select family, changes::int from push_topics order by family')
      await find([note])
      expect([noted, await changes()]).toEqual([[], unchanged])
      await silently(`update listings set listed_at = clock_timestamp() + interval '300 ms'`)
      await expect
        .poll(
          async () => {
            await find([note])
            return changes()
          },
          { interval: 100 },
        )
        .toEqual([
          { family: 'all', changes: 1 },
          { family: 'topics/other', changes: 0 },
        ])
      await find([note])
      expect(noted).toEqual([
        [expect.arrayContaining(['all', 'languages/en']), ['https://news.example.org/bridge']],
      ])
      expect(await sql('select from push_events')).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeFoundChanges)
