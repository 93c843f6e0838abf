/**
 * What is noted for other hubs and search engines in the database, and told to a server: from an
 * insert to its settlement.
 */
/// <reference types="vitest/importMeta" />
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assembleWorker } from '../../../src/plugins/push/assemble-worker.ts'
import { createIndexNowNote } from '../../../src/plugins/push/notify-others.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../src/plugins/push/settings.ts'
import { claimDeliveries, type Delivery } from '../../../src/plugins/push/store/deliveries.ts'
import { type Note, noteAddresses } from '../../../src/plugins/push/store/notes.ts'
import { settleDeliveries } from '../../../src/plugins/push/store/settlements.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { openTarget, send } from './local-target.ts'
import { deliveriesOf, emptyPush } from './push-rows.ts'

const room = {
  ...{ max: 10, leaseSeconds: 60, maxDoubtful: 10 },
  ...{ maxOfHost: 10, busy: new Map(), maxOfWebhook: 10, busyWebhooks: new Map() },
}

export function describeNotes(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)
  const bodies = () => deliveriesOf(sql, 'body')
  const claim = () => claimDeliveries(bench().db, { kinds: ['ping', 'indexnow'], ...room })
  const settle = ({ id, attempts, reasons }: Delivery, result: 'arrived' | 'failed' | 'refused') =>
    settleDeliveries(bench().db, [
      { id, attempts, reasons, result, status: 500, error: result, delayMs: 60_000, ends: false },
    ])

  describe('notes', () => {
    beforeEach(() => emptyPush(sql))
    const note = (changes: Partial<Note> = {}) =>
      noteAddresses(bench().db, {
        ...{
          kind: 'ping',
          to: 'https://hub.example/',
          first: 'publish',
          addresses: ['a'],
          max: 3,
          delayMs: 0,
        },
        ...changes,
      })

    it('of one target are one delivery until it is full, each address once', async () => {
      await note({ addresses: ['a', 'b', 'a'] })
      await note({ addresses: ['b', 'c', 'd'] })
      expect(await bodies()).toEqual(['publish\na\nb\nc', 'publish\nd'])
      await note({ addresses: ['e'] })
      await note({ addresses: [] })
      expect(await bodies()).toEqual(['publish\na\nb\nc', 'publish\nd\ne'])
    })

    it('of different targets, kinds and first lines are not joined', async () => {
      for (const changes of [
        {},
        { to: 'https://b.example/' },
        { kind: 'indexnow' },
        { first: 'x' },
      ] as const)
        await note(changes)
      expect(await bodies()).toHaveLength(4)
    })

    it('are due after the delay of the first, and do not join a delivery that is being sent', async () => {
      await note({ delayMs: 60_000 })
      await note({ addresses: ['b'], delayMs: 0 })
      expect(await claim()).toEqual([])
      await sql('update push_deliveries set next_at = now()')
      const [first] = await claim()
      expect(first?.kind === 'ping' && first.body).toBe('publish\na\nb')
      await note({ addresses: ['a'] })
      expect(await bodies()).toEqual(['publish\na\nb', 'publish\na'])
      if (first) await settle(first, 'arrived')
      expect(await bodies()).toEqual(['publish\na'])
    })

    it('join a delivery that failed, which is tried for another day but not sooner', async () => {
      await note()
      const [first] = await claim()
      if (first) await settle(first, 'failed')
      await sql(`update push_deliveries set first_at = now() - interval '23 hours'`)
      const due = await deliveriesOf(sql, 'next_at::text')
      await note({ addresses: ['b'] })
      expect(await deliveriesOf(sql, `body || (first_at > now() - interval '1 minute')`)).toEqual([
        'publish\na\nbtrue',
      ])
      expect(await deliveriesOf(sql, 'next_at::text')).toEqual(due)
      await sql('update push_deliveries set next_at = now()')
      const [second] = await claim()
      if (second) await settle(second, 'refused')
      await note({ addresses: ['c'] })
      expect(await deliveriesOf(sql, `state || ' ' || body`)).toEqual([
        'failed publish\na\nb',
        'pending publish\nc',
      ])
    })
  })

  describe('from an article to other hubs and search engines', () => {
    let target: Awaited<ReturnType<typeof openTarget>>
    beforeEach(async () => {
      await emptyPush(sql)
      target = await openTarget()
    })
    afterEach(() => target.close())

    const open = (
      hubUrls: readonly string[],
      indexNowKey: string | null,
      partnerFeeds: string[] | null = null,
      windowMs = 0,
    ) => {
      const worker = assembleWorker({
        db: () => bench().db,
        site: buildSite({ origin: 'https://feeds.example.org', hubUrls, partnerFeeds }),
        settings: { ...parsePushSettings({}), indexNowKey },
        windowMs,
        box: createSecretBox(new Uint8Array(32)),
        send,
        leftOut: (id, reason) => expect.unreachable(`${id}: ${reason}`),
        log: (message: string) => expect.unreachable(message),
        indexNowEndpoint: `${target.url}indexnow`,
      })
      /** What the target is sent when all deliveries are due. */
      const tell = async () => {
        await worker.find()
        await sql('update push_deliveries set next_at = now()')
        const claimed = await worker.claim(room)
        await worker.settle(await Promise.all(claimed.map((each) => worker.send(each))))
        return target.received.splice(0)
      }
      return { find: worker.find, tell }
    }

    it('a hub is told the feeds of the families that an article entered, changed in and left', async () => {
      const { find, tell } = open([`${target.url}hub`, 'https://feeds.example.org/hub'], null)
      await find()
      const id = await insertArticle(
        bench().db,
        { disclosureMode: 'human-only' },
        { topics: ['works'] },
      )
      const [ping, ...others] = await tell()
      expect([others, ping?.path]).toEqual([[], '/hub'])
      const notified = new URLSearchParams(ping?.body)
      expect(notified.get('hub.mode')).toBe('publish')
      const families = ['', 'topics/works/', 'languages/en/', 'modes/human-only/', 'reviewed/']
      const feeds = families.flatMap((path) =>
        ['rss.xml', 'atom.xml', 'feed.json'].map(
          (file) => `https://feeds.example.org/${path}${file}`,
        ),
      )
      expect(notified.getAll('hub.url').toSorted()).toEqual(feeds.toSorted())
      expect(await bodies()).toEqual([])
      await updateArticle(bench().db, id, { status: 'withheld' })
      const [gone] = await tell()
      expect(new URLSearchParams(gone?.body).getAll('hub.url').toSorted()).toEqual(feeds.toSorted())
      expect(await tell()).toEqual([])
    })

    it('IndexNow is told the addresses of articles that are published, changed, retracted and deleted, by host', async () => {
      const { find, tell } = open([], 'abcdefgh')
      await find()
      const notified = async () =>
        (await tell())
          .map(({ body }) => JSON.parse(body))
          .map(({ host, urlList }) => [host, urlList])
      const url = 'https://news.example.org/zürich'
      const id = await insertArticle(bench().db, { url })
      await insertArticle(bench().db, { url: 'http://other.example.com/b' })
      for (const host of ['127.0.0.1:8787', 'localhost', '[::1]'])
        await insertArticle(bench().db, { url: `http://${host}/` })
      await insertArticle(bench().db, {
        url: 'https://news.example.org/embargo',
        publishedAt: new Date(Date.now() + 60_000),
      })
      await insertArticle(bench().db, { url: 'https://news.example.org/draft', status: 'draft' })
      const written = ['news.example.org', ['https://news.example.org/z%C3%BCrich']]
      expect(new Set(await notified())).toEqual(
        new Set([written, ['other.example.com', ['http://other.example.com/b']]]),
      )
      await updateArticle(bench().db, id, { title: 'Another title' })
      expect(await notified()).toEqual([written])
      await updateArticle(bench().db, id, { status: 'withheld' })
      expect(await notified()).toEqual([written])
      await updateArticle(bench().db, id, {
        status: 'published',
        url: 'https://news.example.org/geneva',
      })
      expect(await notified()).toEqual([['news.example.org', ['https://news.example.org/geneva']]])
      await updateArticle(bench().db, id, { url })
      expect(await notified()).toEqual([written])
      await updateArticle(bench().db, id, {
        status: 'retracted',
        retractionReason: 'Wrong.',
        retractedAt: new Date(),
      })
      expect(await notified()).toEqual([written])
      await sql(`delete from articles where id = '${id}'`)
      expect(await notified()).toEqual([written])
    })

    it('a hub is told nothing of feeds that need the token of a partner', async () => {
      const { find, tell } = open([target.url], null, ['topics', 'languages/en'])
      await find()
      await insertArticle(bench().db, {}, { topics: ['science'] })
      const [ping] = await tell()
      const urls = new URLSearchParams(String(ping?.body)).getAll('hub.url')
      expect(urls).toContain('https://feeds.example.org/rss.xml')
      expect(urls.filter((url) => /topics|languages/.test(url))).toEqual([])
    })

    it('a ping names up to 100 feeds, and waits as long as the window', async () => {
      const topics = Array.from({ length: 40 }, (_, number) => `topic-${number}`)
      const { find } = open([`${target.url}hub`], null, null, 60_000)
      await find()
      await insertArticle(bench().db, {}, { topics })
      await find()
      const feeds = (await bodies()).map((body) => String(body).split('\n').slice(1))
      // The feeds are those of all articles, of a language, a mode and the topics.
      expect(feeds.map(({ length }) => length)).toEqual([100, 29])
      expect(new Set(feeds.flat()).size).toBe(129)
      expect(await deliveriesOf(sql, 'extract(epoch from next_at - created_at)::int')).toEqual([
        60, 60,
      ])
    })

    it('IndexNow is told in five seconds, of up to 10,000 addresses in a request', async () => {
      const note = createIndexNowNote(buildSite())
      const urls = Array.from(
        { length: 10_001 },
        (_, number) => `https://news.example.org/${number}`,
      )
      await note(bench().db, { families: [], urls })
      expect((await bodies()).map((body) => String(body).split('\n').length - 1)).toEqual([
        10_000, 1,
      ])
      expect(await deliveriesOf(sql, 'extract(epoch from next_at - created_at)::int')).toEqual([
        5, 5,
      ])
    })

    it('nobody is told, and nothing noted, without HUB_URL and INDEXNOW_KEY', async () => {
      const { find, tell } = open(['https://feeds.example.org/hub'], null)
      await find()
      await insertArticle(bench().db)
      expect([await tell(), await bodies()]).toEqual([[], []])
    })

    it('the key file is wanted: the delivery ends, and the error stays for the doctor', async () => {
      const { find, tell } = open([], 'abcdefgh')
      await find()
      await insertArticle(bench().db)
      target.answerWith(403)
      expect(await tell()).toHaveLength(1)
      expect(await tell()).toEqual([])
      expect(await deliveriesOf(sql, `state || ' ' || last_error`)).toEqual([
        expect.stringMatching(/^failed .*https:\/\/news\.example\.org\/abcdefgh\.txt/),
      ])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeNotes)
