/**
 * The cases of https://websub.rocks/hub from discovery to delivery, by their numbers: a subscriber
 * finds the hub at a feed, subscribes, and gets what a GET of the feed answers after an article was
 * published (WebSub §7).
 */
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allFormats } from '../../../../src/core/request/address.ts'
import { origin } from '../../../core/app/newsroom.ts'
import { openRunning, type Runtime } from '../../../core/app/running.ts'
import { linksOf, post, pushEnvironment } from '../../../fixtures/ask-hub.ts'
import { openOnNode } from '../../../product/app/on-node.ts'
import { subscriptions, workUntilDone } from './hub-client.ts'
import { type Received, withSubscriber } from './subscriber.ts'

export function describeHubDelivery({ serve, sql, db }: Runtime): void {
  describe('the WebSub hub delivers', () => {
    const running = openRunning(() => serve({ environment: pushEnvironment }))
    const subscriber = withSubscriber()
    const deliver = () => running().deliver?.() ?? workUntilDone(db)
    let published = 0
    const publish = async () => {
      published += 1
      await sql(`insert into articles (guid, url, title, language, status, published_at, disclosure_mode)
        values ('urn:example:pushed:${published}', 'https://news.example.org/pushed-${published}',
          'Pushed ${published} & <signed>',
          'en', 'published', now(), 'ai-autonomous')`)
      await deliver()
    }
    const callbackOf = (path: string) => `${subscriber().origin}${path}`
    const deliveries = (path: string) =>
      subscriber()
        .received(path)
        .filter(({ method }) => method === 'POST')

    /** Subscribes like a program that knows nothing but a feed's address. */
    const request = async (
      feed: string,
      path: string,
      more: Readonly<Record<string, string>> = {},
    ) => {
      const link = (await running().fetch(feed)).headers.get('Link')
      const [hub = '', topic = ''] = [...linksOf(link, 'hub'), ...linksOf(link, 'self')]
      const form = {
        'hub.mode': 'subscribe',
        'hub.topic': topic,
        'hub.callback': callbackOf(path),
        ...more,
      }
      const { status } = await post(running(), form, {}, new URL(hub).pathname)
      expect(status).toBe(202)
      await deliver()
      return topic
    }
    /** Fails if what came is not the feed as it is now. */
    const expectFeed = async ({ body, headers }: Received, topic: string) => {
      const now = await running().fetch(new URL(topic).pathname)
      expect(body.equals(Buffer.from(await now.arrayBuffer()))).toBe(true)
      expect(headers.get('Content-Type')).toBe(now.headers.get('Content-Type'))
      const link = headers.get('Link')
      expect([linksOf(link, 'hub'), linksOf(link, 'self')]).toEqual([[`${origin}/hub`], [topic]])
      expect(body.toString()).toContain(`pushed-${published}`)
    }
    const only = (path: string): Received => {
      const [one, ...others] = deliveries(path)
      if (!one || others.length > 0)
        throw new Error(`${others.length + (one ? 1 : 0)} deliveries came to ${path}`)
      return one
    }

    beforeAll(deliver)
    afterAll(async () => {
      await sql(
        `delete from articles where guid like 'urn:example:pushed:%'; delete from push_topics; delete from push_requests`,
      )
    })

    it('100: the feed, without a signature', async () => {
      const topic = await request('/rss.xml', '/100')
      expect(deliveries('/100')).toEqual([])
      await publish()
      await expectFeed(only('/100'), topic)
      expect(only('/100').headers.has('X-Hub-Signature')).toBe(false)
    })

    it('101: with the signature of the secret', async () => {
      const secret = 'schlüssel \u{1f511} & co.'
      const topic = await request('/topics/http/rss.xml', '/101-other', { 'hub.secret': secret })
      expect(topic).toBe(`${origin}/topics/http/rss.xml`)
      await request('/atom.xml', '/101', { 'hub.secret': secret })
      await publish()
      const { body, headers } = only('/101')
      expect(headers.get('X-Hub-Signature')).toBe(
        `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      )
      // Not in that topic.
      expect(deliveries('/101-other')).toEqual([])
    })

    it('102: also if the request had additional parameters', async () => {
      const topic = await request('/rss.xml', '/102', { foo: 'bar', 'hub.foo': 'hub.bar' })
      await publish()
      expect(deliveries('/102')).toHaveLength(1)
      await expectFeed(only('/102'), topic)
      expect(only('/102').headers.has('X-Hub-Signature')).toBe(false)
    })

    it('103: once after a second subscription, with its secret', async () => {
      await request('/rss.xml', '/103', { 'hub.secret': 'one' })
      await request('/rss.xml', '/103', { 'hub.secret': 'two' })
      await publish()
      const { body, headers } = only('/103')
      expect(headers.get('X-Hub-Signature')).toBe(
        `sha256=${createHmac('sha256', 'two').update(body).digest('hex')}`,
      )
    })

    it('104: no more after an unsubscription', async () => {
      await request('/rss.xml', '/104')
      await publish()
      await request('/rss.xml', '/104', { 'hub.mode': 'unsubscribe' })
      await publish()
      expect(deliveries('/104')).toHaveLength(1)
    })

    it.each(allFormats)('105 and 106: $name with its type', async ({ file, mediaType }) => {
      const topic = await request(`/${file}`, `/105/${file}`)
      await publish()
      await expectFeed(only(`/105/${file}`), topic)
      expect(only(`/105/${file}`).headers.get('Content-Type')).toBe(mediaType)
    })

    it('nothing after the lease, and after 410', async () => {
      await request('/rss.xml', '/lease')
      await request('/rss.xml', '/gone')
      subscriber().answer('/gone', () => ({ status: 410 }))
      await sql(
        `update push_subscriptions set ends_at = now() where callback = '${callbackOf('/lease')}'`,
      )
      await publish()
      await publish()
      expect([deliveries('/lease').length, deliveries('/gone').length]).toEqual([0, 1])
      expect(await subscriptions(sql, callbackOf('/gone'))).toEqual([])
    })
  })
}

if (import.meta.vitest) describeHubDelivery(await openOnNode())
