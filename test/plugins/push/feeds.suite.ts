/**
 * Feeds with subscribers, from a change to what arrives: found, handed over when due, rendered,
 * signed.
 */
/// <reference types="vitest/importMeta" />
import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { divideMemory } from '../../../src/core/delivery/cache-classes.ts'
import { portable } from '../../../src/core/delivery/runtime.ts'
import { createDocuments } from '../../../src/core/documents/deliver.ts'
import type { Outgoing, Reply } from '../../../src/core/host.ts'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { inTransaction } from '../../../src/core/store/writer-database.ts'
import { createWorker } from '../../../src/plugins/push/delivery-worker.ts'
import { createFeedCourier } from '../../../src/plugins/push/feed-courier.ts'
import { createHandOver } from '../../../src/plugins/push/hand-over.ts'
import type { PushParts, SharedDocuments } from '../../../src/plugins/push/hub.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../src/plugins/push/settings.ts'
import { noteTopics, readAgenda } from '../../../src/plugins/push/store/topics.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { openPlugins } from '../../product/app/open-plugins.ts'
import { room, takeTurn } from './deliver-all.ts'
import { deliveriesOf, emptyPush, insertSubscription, insertTopic, topicAt } from './push-rows.ts'

const site = parseSite(
  { HUB_URL: 'https://hub.example.org/' },
  { origin: 'https://news.example.org' },
)
const box = createSecretBox(new Uint8Array(32))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

export function describePushedFeeds(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)
  const db = () => bench().db
  /** A worker with its subscribers: `answer` is theirs. */
  const start = ({
    windowMs = 0,
    fails = '-',
    partnerFeeds = null as readonly string[] | null,
    asApp = false,
  } = {}) => {
    const sent: Outgoing[] = []
    const logged: string[] = []
    const subscriber = {
      answer: async (): Promise<Reply> => ({ status: 200, retryAfter: null, text: '' }),
    }
    let renders = 0
    const store = () => {
      const opened = createStore(db(), () => {})
      const latest: typeof opened.latest = async (selection) => {
        renders += 1
        if (selection.family.startsWith(fails)) throw new Error('this feed cannot be read')
        return await opened.latest(selection)
      }
      return { ...opened, latest }
    }
    const log = (message: string) => void logged.push(message)
    const documents = createDocuments({
      ...{
        settings: parseDeliverySettings({}),
        runtime: portable,
        memory: divideMemory(20),
        store,
        log: () => {},
      },
    })
    let shared: SharedDocuments = { documents, clean: cleanBody }
    const push: PushParts = {
      ...{ db, box, settings: parsePushSettings({}), clientAddress: () => null },
      share: (own) => {
        if (asApp) shared = own
      },
    }
    const app = createApp({ site, store, log: () => {}, plugins: openPlugins({ push }) })
    const newsroom = { ...site, partnerFeeds }
    const { handOver, feedOf } = createHandOver({ ...shared, db, site: newsroom, windowMs, log })
    const send = async (outgoing: Outgoing) => {
      sent.push(outgoing)
      return await subscriber.answer()
    }
    const worker = createWorker({
      db,
      couriers: { feed: createFeedCourier({ send, box, site, feedOf }) },
      async find() {
        await inTransaction(db(), (tx) => noteTopics(tx, windowMs))
        return { found: 0, more: false }
      },
      handOver,
      log,
    })
    const textOf = (outgoing: Outgoing | undefined) =>
      new TextDecoder().decode(outgoing?.body as Uint8Array)
    return { app, worker, sent, logged, subscriber, renders: () => renders, textOf }
  }
  const reader = (path: string) => `https://reader.example.net/${path}`

  describe('feeds with subscribers', () => {
    beforeEach(async () => {
      await emptyPush(sql)
      await insertArticle(db(), { title: 'There before' }, { topics: ['science'] })
    })

    it('arrive byte for byte as a GET answers, with their type and links', async () => {
      const paths = [
        '/rss.xml',
        '/atom.xml',
        '/feed.json',
        '/topics/science/atom.xml?language=en',
        '/corrections/rss.xml',
      ]
      for (const path of paths) {
        const family = /^\/(topics\/science|corrections)/.exec(path)?.[1] ?? 'all'
        await insertTopic(sql, topicAt(path), family)
        await insertSubscription(sql, {
          topic: topicAt(path),
          callback: reader(encodeURIComponent(path)),
        })
      }
      await insertArticle(db(), { title: 'New' }, { topics: ['science'], corrections: [{}] })
      const { worker, sent } = start()
      await takeTurn(worker)
      expect(sent).toHaveLength(paths.length)
      const app = createApp({ site, store: () => createStore(db(), () => {}), log: () => {} })
      for (const path of paths) {
        const got = await app.request(topicAt(path))
        const pushed = sent.find(({ url }) => url === reader(encodeURIComponent(path)))
        expect(hex(pushed?.body as Uint8Array)).toBe(hex(new Uint8Array(await got.arrayBuffer())))
        expect(pushed).toMatchObject({
          method: 'POST',
          headers: {
            'Content-Type': got.headers.get('Content-Type'),
            Link: `<https://news.example.org/hub>; rel="hub", <${topicAt(path)}>; rel="self"`,
          },
        })
        expect(pushed?.headers).not.toHaveProperty('X-Hub-Signature')
      }
      expect(await deliveriesOf(sql, 'id')).toEqual([])
    })

    it('are signed with the secret of the subscriber', async () => {
      await insertTopic(sql)
      const secret = 'gehëim \u0001 " ☃'
      await insertSubscription(sql, { secret: hex(await box.seal(secret)) })
      await insertArticle(db())
      const { worker, sent } = start()
      await takeTurn(worker)
      const expected = createHmac('sha256', secret)
        .update(sent[0]?.body ?? '')
        .digest('hex')
      expect(sent[0]?.headers['X-Hub-Signature']).toBe(`sha256=${expected}`)
    })

    it('are rendered once for all subscribers', async () => {
      await insertTopic(sql)
      for (let count = 0; count < 100; count += 1) await insertSubscription(sql)
      await insertArticle(db())
      const { worker, sent, renders } = start()
      await takeTurn(worker)
      expect(sent).toHaveLength(100)
      expect(renders()).toBe(1)
    })

    it('are rendered once for readers and subscribers of one process, and have a change that readers do not see yet', async () => {
      await insertTopic(sql)
      await insertSubscription(sql)
      const { app, worker, sent, renders, textOf } = start({ asApp: true })
      const read = async () => await (await app.request(topicAt('/rss.xml'))).text()
      expect(await read()).toContain('There before')
      await insertArticle(db(), { title: 'New' })
      await takeTurn(worker)
      expect(textOf(sent[0])).toContain('New')
      expect(renders()).toBe(2)
      expect(await read()).toContain('New')
      expect(renders()).toBe(2)
    })

    it('are not sent without a change, nor after one that leaves the document as it is', async () => {
      await insertTopic(sql)
      await insertSubscription(sql)
      const id = await insertArticle(db(), { title: 'First' })
      const { worker, sent } = start()
      await takeTurn(worker)
      await takeTurn(worker)
      expect(sent).toHaveLength(1)
      // The row changes as by a change that the feed does not show.
      await sql(
        'update push_topics set changes = changes + 1, version = version - 1, due_at = now()',
      )
      await takeTurn(worker)
      expect(sent).toHaveLength(1)
      expect(
        await sql(
          'select changes > 1 and changes = handed and due_at is null as done from push_topics',
        ),
      ).toEqual([{ done: true }])
      await updateArticle(db(), id, { title: 'Third' })
      await takeTurn(worker)
      expect(sent).toHaveLength(2)
    })

    it('wait for more changes, as long as the window of the first one', async () => {
      await insertTopic(sql)
      await insertSubscription(sql)
      const { worker, sent, textOf } = start({ windowMs: 1000 })
      await insertArticle(db(), { title: 'One' })
      const restMs = await takeTurn(worker)
      expect(restMs).toBeGreaterThan(0)
      expect(restMs).toBeLessThanOrEqual(1000)
      await insertArticle(db(), { title: 'Two' })
      expect(await takeTurn(worker)).toBeLessThanOrEqual(restMs)
      expect(sent).toEqual([])
      await new Promise((resolve) => setTimeout(resolve, restMs + 50))
      expect(await takeTurn(worker)).toBe(Infinity)
      expect(sent).toHaveLength(1)
      expect(textOf(sent[0])).toMatch(/Two[\s\S]*One/)
    })

    it('that change while they are sent are sent again, with the change', async () => {
      await insertTopic(sql)
      await insertSubscription(sql)
      await insertArticle(db(), { title: 'One' })
      const { worker, sent, subscriber, textOf } = start()
      const { answer } = subscriber
      subscriber.answer = async () => {
        subscriber.answer = answer
        await insertArticle(db(), { title: 'Two' })
        await worker.find()
        await worker.handOver()
        // It is with one worker: no other one gets it, not even with the change.
        expect(await worker.claim(room)).toEqual([])
        return await answer()
      }
      await takeTurn(worker)
      expect(sent.map((outgoing) => textOf(outgoing).includes('Two'))).toEqual([false, true])
      expect(await deliveriesOf(sql, 'id')).toEqual([])
    })

    it('are what they are when they are sent at last, if a subscriber was away', async () => {
      await insertTopic(sql)
      await insertSubscription(sql)
      await insertArticle(db(), { title: 'One' })
      const { worker, sent, subscriber, textOf } = start()
      const { answer } = subscriber
      subscriber.answer = () => Promise.reject(new Error('connection refused'))
      await takeTurn(worker)
      expect(await deliveriesOf(sql, 'last_error')).toEqual(['connection refused'])
      await insertArticle(db(), { title: 'Two' })
      await takeTurn(worker)
      expect(sent).toHaveLength(1)
      subscriber.answer = answer
      await sql('update push_deliveries set next_at = now()')
      await takeTurn(worker)
      expect(textOf(sent[1])).toMatch(/Two[\s\S]*One/)
      expect(sent).toHaveLength(2)
    })

    it('have no text that was withdrawn after they were handed over, also before the next time', async () => {
      await insertTopic(sql)
      await insertSubscription(sql)
      const id = await insertArticle(db(), { title: 'Withdrawn' })
      const { worker, sent, subscriber, textOf } = start()
      const { answer } = subscriber
      subscriber.answer = () => Promise.reject(new Error('connection refused'))
      await takeTurn(worker)
      await sql(`update articles set status = 'withheld' where id = '${id}'`)
      // It is due in an hour.
      await inTransaction(db(), (tx) => noteTopics(tx, 3_600_000))
      subscriber.answer = answer
      await sql('update push_deliveries set next_at = now()')
      await takeTurn(worker)
      expect(sent.map((outgoing) => textOf(outgoing).includes('Withdrawn'))).toEqual([true, false])
    })

    it.each([
      ['with', 'pending'],
      ['without', 'failed'],
    ])(
      'that wait have 24 hours of their own after a change: %s one, after 25 hours they are %s',
      async (change, state) => {
        await insertTopic(sql)
        await insertSubscription(sql)
        await insertArticle(db(), { title: 'One' })
        const { worker, sent, subscriber } = start()
        subscriber.answer = async () => ({ status: 503, retryAfter: null, text: '' })
        /** Their next attempt fails so many hours later. */
        const failAfter = async (hours: number) => {
          await sql(
            `update push_deliveries set first_at = first_at - interval '${hours} hours', next_at = now()`,
          )
          const before = sent.length
          await takeTurn(worker)
          expect(sent.length).toBeGreaterThan(before)
        }
        await takeTurn(worker)
        await failAfter(23)
        if (change === 'with') {
          await insertArticle(db(), { title: 'Two' })
          await takeTurn(worker)
        }
        expect(await deliveriesOf(sql, 'state')).toEqual(['pending'])
        await failAfter(2)
        expect(await deliveriesOf(sql, 'state')).toEqual([state])
        if (change === 'without') return
        await failAfter(22)
        expect(await deliveriesOf(sql, 'state')).toEqual(['failed'])
      },
    )

    it('without subscribers are not rendered, and those that are gone are not sent', async () => {
      await insertTopic(sql)
      await insertTopic(sql, topicAt('/topics/gone/rss.xml'), 'all')
      await insertSubscription(sql, { topic: topicAt('/topics/gone/rss.xml') })
      await insertArticle(db())
      const { worker, sent, renders } = start()
      expect(await takeTurn(worker)).toBe(Infinity)
      expect(renders()).toBe(1)
      expect(sent).toEqual([])
      expect(await readAgenda(db())).toMatchObject({ topicsMs: null, deliveriesMs: null })
    })

    it('that need the token of a partner by now are sent to nobody who subscribed before', async () => {
      for (const path of ['/rss.xml', '/topics/science/rss.xml', '/rss.xml?topic=science']) {
        await insertTopic(sql, topicAt(path), path.includes('/topics/') ? 'topics/science' : 'all')
        await insertSubscription(sql, {
          topic: topicAt(path),
          callback: reader(encodeURIComponent(path)),
        })
      }
      await insertArticle(db(), { title: 'New' }, { topics: ['science'] })
      const { worker, sent } = start({ partnerFeeds: ['topics/science'] })
      await takeTurn(worker)
      expect(sent.map(({ url }) => url)).toEqual([reader(encodeURIComponent('/rss.xml'))])
    })

    it('of a topic that is renamed, and renamed again, go on under its new name', async () => {
      await insertTopic(sql, topicAt('/topics/science/rss.xml'), 'topics/science')
      await insertSubscription(sql, { topic: topicAt('/topics/science/rss.xml') })
      const { worker, sent, textOf } = start()
      for (const [before, slug] of [
        ['science', 'sciences'],
        ['sciences', 'all-sciences'],
      ]) {
        await sql(`update topics set slug = '${slug}' where slug = '${before}'`)
        await takeTurn(worker)
        expect(textOf(sent.at(-1))).toContain(`/topics/${slug}/rss.xml`)
        await insertArticle(db(), { title: `In ${slug}` }, { topics: [String(slug)] })
        await takeTurn(worker)
        expect(textOf(sent.at(-1))).toContain(`In ${slug}`)
      }
      expect(sent).toHaveLength(4)
      // By this, subscribers know what they subscribed to.
      expect(sent.at(-1)?.headers['Link']).toContain(
        `<${topicAt('/topics/science/rss.xml')}>; rel="self"`,
      )
    })

    it('that cannot be rendered leave their places to others, and are tried again later', async () => {
      await insertTopic(sql)
      await insertSubscription(sql)
      for (let number = 0; number < 20; number += 1) {
        const topic = topicAt(`/topics/bad-${number}/rss.xml`)
        await insertTopic(sql, topic, `topics/bad-${number}`)
        await insertSubscription(sql, { topic })
      }
      await sql(
        `update push_topics set changes = 1, due_at = now() - interval '1 second' where family like '%bad%'`,
      )
      await insertArticle(db())
      const { worker, sent, logged } = start({ fails: 'topics/bad-' })
      // They are first, and as many as are handed over in one step.
      await takeTurn(worker)
      await takeTurn(worker)
      expect(sent).toHaveLength(1)
      expect(logged).toHaveLength(20)
      expect((await readAgenda(db())).topicsMs).toBeGreaterThan(20_000)
    })

    it('go on when one of them fails, and an error of ours is a failure to be tried again', async () => {
      await insertTopic(sql)
      await insertSubscription(sql, { secret: '00' })
      await insertSubscription(sql)
      await insertArticle(db())
      const { worker, sent, logged } = start()
      await takeTurn(worker)
      expect(sent).toHaveLength(1)
      // Its second attempt can be due at once.
      expect(new Set(logged)).toEqual(
        new Set([expect.stringMatching(/^push: delivery \d+ \(feed\) could not be made$/)]),
      )
      expect(await deliveriesOf(sql, `state || ': ' || last_error`)).toEqual([
        expect.stringMatching(/^pending: .*PUSH_KEY/),
      ])
    })

    it('are not sent any more to a target that has failed for five days, and the log names it', async () => {
      await insertTopic(sql)
      await insertSubscription(sql, { callback: reader('away') })
      await insertArticle(db())
      const { worker, sent, logged, subscriber } = start()
      subscriber.answer = async () => ({ status: 503, retryAfter: null, text: '' })
      await takeTurn(worker)
      await sql(`update push_deliveries set attempts = 4, next_at = now();
        update push_subscriptions set failing_since = now() - interval '5 days'`)
      await takeTurn(worker)
      expect(logged).toEqual([
        'push: nothing is sent any more to the subscription of example.net to https://news.example.org/rss.xml: it answered 503',
      ])
      await insertArticle(db())
      await takeTurn(worker)
      expect(sent).toHaveLength(2)
    })

    it('come from the database also where another worker has rendered an older one', async () => {
      await insertTopic(sql)
      await insertSubscription(sql)
      await insertArticle(db(), { title: 'One' })
      const [first, second] = [start(), start()]
      await first.worker.find()
      // Both read that one change is due; the second one renders later, and hands over first.
      await Promise.all([first.worker.handOver(), second.worker.handOver()])
      await insertArticle(db(), { title: 'Two' })
      await second.worker.find()
      await second.worker.handOver()
      await takeTurn(first.worker)
      expect(first.textOf(first.sent[0])).toContain('Two')
      expect(await deliveriesOf(sql, 'id')).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describePushedFeeds)
