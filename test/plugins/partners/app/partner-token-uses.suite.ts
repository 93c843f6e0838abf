/**
 * What partners get with their tokens: summaries, nothing by push, tokens made over the API, and
 * tokens in addresses.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { basic, bearer, partnersOn, type TestPartner } from '../../../core/app/partner-client.ts'
import type { Runtime } from '../../../core/app/running.ts'
import { pushEnvironment, subscribe } from '../../../fixtures/ask-hub.ts'
import { openOnNode } from '../../../product/app/on-node.ts'
import { apiBase, faultsOf, publisherOf } from '../../publish/app/publish-client.ts'

const topic = '/topics/feed-formats'

export function describePartnerTokenUses(runtime: Runtime): void {
  const { sql } = runtime
  describe('tokens of partners', () => {
    const { start, partner, oldestPart } = partnersOn(runtime)

    describe('for summaries', () => {
      const running = start('none', { PARTNERS: 'msn' })
      const locked = start('all')
      it('give summaries, whatever the parameters say', async () => {
        const who = await partner({ content: 'summary' })
        const read = async (path: string, headers = {}) => {
          const response = await running().fetch(path, { headers })
          return {
            etag: response.headers.get('ETag'),
            status: response.status,
            text: await response.text(),
          }
        }
        for (const path of [
          '/feed.json',
          '/feed.json?content=full',
          '/feed.json?limit=3',
          `${topic}/feed.json`,
        ]) {
          const full = await read(path)
          const summary = await read(path, basic(who))
          expect([
            path,
            full.text.includes('content_html'),
            summary.text.includes('content_html'),
          ]).toEqual([path, true, false])
          expect(summary.etag).not.toBe(full.etag)
          expect(await read(path)).toEqual(full)
        }
        expect((await read('/feed.json?content=summary')).etag).toBe(
          (await read('/feed.json', basic(who))).etag,
        )
        expect((await read('/partners/msn/rss.xml', basic(who))).status).toBe(403)
      })

      it('give no passages of texts in searches', async () => {
        const [who, whole] = [await partner({ content: 'summary' }), await partner()]
        const read = async (headers: Record<string, string>) =>
          (await locked().fetch('/search/?q=namespaces', { headers })).text()
        for (const each of [who, whole, who])
          expect((await read(bearer(each))).includes('<mark>')).toBe(each !== who)
      })

      it('give summaries in parts of archives too', async () => {
        const path = `${await oldestPart()}/feed.json`
        const [who, whole] = [await partner({ content: 'summary' }), await partner()]
        const read = async (headers: Record<string, string>) =>
          (await running().fetch(path, { headers })).text()
        expect(await read(bearer(who))).not.toContain('content_html')
        expect(await read(bearer(whole))).toContain('content_html')
        expect(await read({})).toContain('content_html')
        expect(await read(bearer(who))).not.toContain('content_html')
      })
    })

    describe('and push', () => {
      const running = start('topics/feed-formats', pushEnvironment)
      it('feeds that need one announce no hub, and the hub takes no subscriptions to them', async () => {
        const who = await partner()
        const linkOf = async (path: string) =>
          (await running().fetch(path, { headers: bearer(who) })).headers.get('Link')
        expect(await linkOf('/rss.xml')).toContain('rel="hub"')
        expect(await linkOf(`${topic}/rss.xml`)).not.toContain('rel="hub"')
        expect(await linkOf('/rss.xml?topic=feed-formats')).not.toContain('rel="hub"')
        const reasonFor = async (path: string) => {
          await sql('delete from push_requests')
          const { status } = await subscribe(running(), path, 'http://127.0.0.1:9/callback')
          const rows = await sql('select reason from push_requests')
          return [status, ...rows.map(({ reason }) => reason)]
        }
        expect(await reasonFor('/rss.xml')).toEqual([202, null])
        for (const path of [`${topic}/rss.xml`, '/atom.xml?topic=feed-formats'])
          expect(await reasonFor(path)).toEqual([202, expect.stringContaining('token')])
        const short = `${who.token.slice(0, 20)}/rss.xml`
        for (const path of [
          ...[`/p/${who.token}/rss.xml`, `/p/${who.token}${topic}/rss.xml`],
          ...[
            `/%70/${short}`,
            `/P/${short}`,
            `//p/${short}`,
            `/./p//${short}`,
            `/%2fp%2F${short}`,
            `/\\p/${short}`,
          ],
          ...[`/q/${who.token}/rss.xml`, `/rss.xml?token=${who.token.replace('c', '%63')}`],
        ])
          expect([path, await reasonFor(path)]).toEqual([path, [400]])
        await sql('delete from push_requests; delete from push_topics')
      })
    })

    describe('over the API', () => {
      const running = start('all')
      it('are made, shown once, replaced and revoked, and count from then on', async () => {
        const admin = publisherOf(running, sql, { may: ['partners'] })
        type Made = { readonly token: string; readonly name: string; readonly errors?: unknown }
        const send = async (method: string, path = '', body?: unknown) => {
          const answered = await admin.send(method, `/partners${path}`, body)
          return { ...answered, body: answered.body as unknown as Made }
        }
        const statusOf = async (token: string) =>
          (await running().fetch(`${topic}/rss.xml`, { headers: bearer({ token }) })).status
        const settled = (token: string) => expect.poll(() => statusOf(token), { timeout: 5000 })

        const made = await send('POST', '', {
          name: 'by-api',
          families: ['topics'],
          per_hour: 1000,
        })
        expect([made.status, made.headers.get('Location')]).toEqual([
          201,
          `${apiBase}/partners/by-api`,
        ])
        await settled(made.body.token).toBe(200)
        const shown = await send('GET', '/by-api')
        expect(shown.body).toMatchObject({
          name: 'by-api',
          families: ['topics'],
          content: 'full',
          state: 'active',
        })
        expect(JSON.stringify([shown.body, (await send('GET')).body])).not.toContain('candor_')
        const other = await send('POST', '/by-api/token')
        await settled(other.body.token).toBe(200)
        expect(await statusOf(made.body.token)).toBe(401)
        expect((await send('DELETE', '/by-api')).body).toMatchObject({ state: 'revoked' })
        await settled(other.body.token).toBe(401)
        expect((await send('POST', '/by-api/token')).status).toBe(409)
        const again = await send('POST', '', { name: 'by-api' })
        expect([again.status, (await send('POST', '', { name: 'by-api' })).status]).toEqual([
          201, 409,
        ])
        await settled(again.body.token).toBe(200)
        expect((await send('GET', '/nobody')).status).toBe(404)
        const wrong = await admin.send('POST', '/partners', {
          ...{
            name: 'a b',
            families: ['x'],
            content: 'some',
            per_hour: 0,
            ends_at: 'soon',
            more: 1,
          },
        })
        expect(faultsOf(wrong)).toEqual({
          '/name': 'partner_name_is_short',
          '/families/0': 'feed_is_known',
          '/content': 'partner_content_is_known',
          '/per_hour': 'partner_limit_is_positive',
          '/ends_at': 'date_is_invalid',
          '/more': 'member_is_unknown',
        })
        const over = await admin.send('POST', '/partners', {
          name: 'over',
          ends_at: '2020-01-01T00:00:00Z',
        })
        expect(faultsOf(over)).toEqual({ '/ends_at': 'date_is_ahead' })
      })
    })

    describe('in addresses', () => {
      const running = start('topics', { HUB_URL: 'https://hub.example.com/', PARTNERS: 'msn' })
      let known: TestPartner
      beforeAll(async () => {
        known = await partner()
      })
      const get = (path: string, headers = {}) =>
        running().fetch(`/p/${known.token}${path}`, { headers })

      it.each([
        '/rss.xml',
        '/atom.xml',
        '/feed.json',
        `${topic}/rss.xml`,
        '/partners/msn/rss.xml',
        '/feed.json?limit=2',
      ])(
        '%s names no address of its own, no hub, no archive, and nothing with the token',
        async (path) => {
          const response = await get(path)
          expect(response.status).toBe(200)
          expect(response.headers.get('Cache-Control')).toMatch(/^private/)
          expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
          expect(response.headers.get('X-Robots-Tag')).toBe('noindex')
          expect(response.headers.get('Content-Location')).toBeNull()
          const text = `${JSON.stringify([...response.headers])}${await response.text()}`
          expect(text).not.toContain(known.token)
          expect(text).not.toContain('news.example.org/p/')
          expect(response.headers.get('Link')).not.toMatch(
            /rel="?(self|hub|prev-archive|next-archive|current)/,
          )
          expect(text).not.toMatch(
            /<(atom:)?link [^>]*rel="(self|hub|prev-archive|next-archive|current)"/,
          )
          expect(text).not.toMatch(/"(feed_url|next_url|hubs)":/)
          const named = await (await running().fetch(path, { headers: bearer(known) })).text()
          expect(named).toMatch(path.includes('partners') ? /<rss/ : /rel="self"|feed_url/)
        },
      )

      it('get 304s, and are refused as in headers', async () => {
        const { headers } = await get('/rss.xml')
        expect((await get('/rss.xml', { 'If-None-Match': headers.get('ETag') ?? '' })).status).toBe(
          304,
        )
        const wrong = await running().fetch(`/p/${known.token.slice(0, -8)}/rss.xml`)
        expect([wrong.status, wrong.headers.get('X-Robots-Tag')]).toEqual([401, 'noindex'])
        expect(await wrong.text()).not.toContain(known.token.slice(0, -8))
        for (const path of [
          '',
          '/',
          '/feeds/',
          '/api/1/articles',
          '/health/live',
          '/topics/feed-formats/',
        ]) {
          const other = await get(path, { Accept: 'text/html' })
          expect([path, other.status]).toEqual([path, 404])
          // Its links would tell the address, and so the token.
          expect([path, other.headers.get('Referrer-Policy')]).toEqual([path, 'no-referrer'])
          expect(await other.text()).not.toContain(known.token)
        }
      })

      it('stay in the address of a topic that moved', async () => {
        await sql(
          `insert into retired_topics (slug, moved_to) values ('works-of-old', 'feed-formats')`,
        )
        const moved = await get('/topics/works-of-old/rss.xml')
        expect([moved.status, moved.headers.get('Location')]).toEqual([
          301,
          `/p/${known.token}${topic}/rss.xml`,
        ])
        expect(moved.headers.get('Cache-Control')).toMatch(/^private|^no-store/)
        const byHeader = await running().fetch('/topics/works-of-old/rss.xml', {
          headers: bearer(known),
        })
        expect([byHeader.status, byHeader.headers.get('Location')]).toEqual([
          301,
          `${topic}/rss.xml`,
        ])
        expect(byHeader.headers.get('Cache-Control')).toMatch(/^private/)
        await sql(`delete from retired_topics where slug = 'works-of-old'`)
      })
    })
  })
}

if (import.meta.vitest) {
  describePartnerTokenUses(await openOnNode())
}
