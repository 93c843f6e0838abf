/** Feeds that need the token of a partner, and feeds that everyone may read with one: over HTTP, on a running service. */
import { beforeAll, describe, expect, it } from 'vitest'
import { pushEnvironment, subscribe } from './hub-client.ts'
import { openOnNode } from './on-node.ts'
import { basic, bearer, makePartner, type PartnerColumns, type TestPartner } from './partner-client.ts'
import { apiBase, faultsOf, publisherOf } from './publish-client.ts'
import { openRunning, type Runtime } from './running.ts'

const files = ['rss.xml', 'atom.xml', 'feed.json']
const topic = '/topics/feed-formats'

export function describePartnerTokens({ serve, sql }: Runtime): void {
  describe('tokens of partners', () => {
    const start = (PARTNER_FEEDS: string, more = {}) =>
      openRunning(() => serve({ environment: { PARTNER_FEEDS, ...more } }))
    const partner = (columns?: PartnerColumns) => makePartner(sql, columns)

    describe('with PARTNER_FEEDS=off, the default', () => {
      const running = openRunning(() => serve())
      it('are not looked at, and change no header', async () => {
        const { token } = await partner()
        const [plain, wrong, right] = await Promise.all(
          [{}, { Authorization: 'Basic nonsense' }, bearer({ token })].map((headers) =>
            running().fetch('/rss.xml', { headers }),
          ),
        )
        expect([plain?.status, wrong?.status, right?.status]).toEqual([200, 200, 200])
        expect(plain?.headers.get('Vary')).toBe('Accept-Encoding')
        expect(right?.headers.get('Cache-Control')).toMatch(/^public/)
        const inAddress = await running().fetch(`/p/${token}/rss.xml`)
        expect(inAddress.status).toBe(404)
        expect(await inAddress.text()).not.toContain(token)
      })
    })

    describe('with PARTNER_FEEDS=none', () => {
      const running = start('none')
      it('leave every feed public, for those who send none', async () => {
        const { status, headers } = await running().fetch('/rss.xml')
        expect([status, headers.get('Vary')]).toEqual([200, 'Accept-Encoding, Authorization'])
        expect(headers.get('Cache-Control')).toMatch(/^public/)
      })

      it.each([
        ['unknown', async () => bearer({ token: (await partner({ revoked: 'now()' })).token })],
        ['ended', async () => bearer(await partner({ ends: `now() - interval '1 second'` }))],
        ['mistyped', async () => ({ Authorization: 'Bearer candor_abc' })],
        ['of another name', async () => basic({ ...(await partner()), name: 'somebody' })],
        ['without a colon', async () => ({ Authorization: `Basic ${btoa('candor')}` })],
        ['of another scheme', async () => ({ Authorization: 'Digest username="x"' })],
      ])('are refused if they are %s, also on public feeds', async (_, make) => {
        const response = await running().fetch('/rss.xml', { headers: await make() })
        expect([response.status, response.headers.get('Cache-Control')]).toEqual([401, 'no-store'])
        const challenge = response.headers.get('WWW-Authenticate')
        expect(challenge).toMatch(/^Basic realm="[^"]+", charset="UTF-8", Bearer realm="[^"]+", error="invalid_token"$/)
        expect(response.headers.get('Content-Type')).toBe('application/problem+json')
        expect(await response.json()).toMatchObject({ status: 401, title: expect.any(String) })
      })
    })

    describe('with PARTNER_FEEDS=all', () => {
      const running = start('all', { PARTNERS: 'msn' })
      let known: TestPartner
      beforeAll(async () => {
        known = await partner()
      })
      const families = ['', topic, '/reviewed', '/languages/en', '/corrections', '/modes/human-only']
      const documents = [
        ...families.flatMap((path) => files.map((file) => `${path}/${file}`)),
        ...['/', `${topic}/`, '/embed/', '/embed/fragment.html', `${topic}/embed/`, '/search/?q=bridge'],
        ...['/search/rss.xml?q=bridge', '/feeds/', '/topics/', '/opml.xml', '/topics/opml.xml', '/feeds.json'],
        ...['/sitemap.xml', '/news-sitemap.xml', '/partners/msn/rss.xml', `/partners/msn${topic}/rss.xml`],
        ...['/oembed?url=https%3A%2F%2Fnews.example.org%2F', '/feed', '/embed/new', '/rss.xml?limit=2&content=summary'],
        ...['/embed/article/?url=https%3A%2F%2Fnews.example.org%2Fdemo%2Farticles%2Fbridge'],
      ]
      it.each(documents)('%s needs one, and is private then', async (path) => {
        const refused = await running().fetch(path)
        expect([refused.status, refused.headers.get('Cache-Control')]).toEqual([401, 'no-store'])
        expect(refused.headers.get('WWW-Authenticate')).toMatch(/^Basic .*Bearer realm="Candor"$/)
        const response = await running().fetch(path, { headers: basic(known) })
        expect([200, 404]).toContain(response.status)
        expect(response.headers.get('Cache-Control')).toMatch(/^private, max-age=\d+/)
        expect(response.headers.get('Vary')).toContain('Authorization')
        for (const name of ['CDN-Cache-Control', 'Cache-Tag', 'Surrogate-Control'])
          expect([name, response.headers.get(name)]).toEqual([name, null])
        expect((await running().fetch(path)).status).toBe(401)
      })

      it('come as Basic with the name or without, and as Bearer', async () => {
        const { token } = known
        const lower = { Authorization: `bearer   ${token}` }
        for (const headers of [basic(known), basic({ name: '', token }), bearer(known), lower])
          expect((await running().fetch('/rss.xml', { headers })).status).toBe(200)
      })

      it('get a 304 for what the partner has, and HEAD without a body', async () => {
        const headers = basic(known)
        const first = await running().fetch('/atom.xml', { headers })
        const etag = first.headers.get('ETag') ?? ''
        const again = await running().fetch('/atom.xml', { headers: { ...headers, 'If-None-Match': etag } })
        expect([again.status, again.headers.get('ETag')]).toEqual([304, etag])
        expect(again.headers.get('Cache-Control')).toBe(first.headers.get('Cache-Control'))
        const head = await running().fetch('/atom.xml', { method: 'HEAD', headers })
        expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, ''])
        expect((await running().fetch('/atom.xml', { headers: { 'If-None-Match': etag } })).status).toBe(401)
        expect((await running().fetch('/atom.xml', { method: 'HEAD' })).status).toBe(401)
      })

      it('do not open what tells nothing of articles, because that is open', async () => {
        for (const path of ['/disclosure', '/ns/1.0', '/health/live', '/robots.txt'])
          expect([path, (await running().fetch(path)).status]).toEqual([path, 200])
      })

      it('end when they are revoked, and when they end', async () => {
        const [revoked, ended] = [await partner(), await partner({ ends: `now() + interval '1 hour'` })]
        const statusesOf = () =>
          Promise.all(
            [revoked, ended].map(async (each) => (await running().fetch('/rss.xml', { headers: bearer(each) })).status),
          )
        expect(await statusesOf()).toEqual([200, 200])
        await sql(`update partners set revoked_at = now() where name = '${revoked.name}'`)
        await sql(`update partners set ends_at = now() where name = '${ended.name}'`)
        await expect.poll(statusesOf, { timeout: 5000 }).toEqual([401, 401])
      })
    })

    describe('with PARTNER_FEEDS=topics/feed-formats,partners', () => {
      const running = start('topics/feed-formats, partners', { PARTNERS: 'msn', BASE_PATH: '/wire' })
      const statusOf = async (path: string, who?: TestPartner) =>
        (await running().fetch(`/wire${path}`, who && { headers: basic(who) })).status

      it('open these feeds only, in whatever form they are asked for', async () => {
        const closed = [
          ...files.map((file) => `${topic}/${file}`),
          ...[`${topic}/`, `${topic}/embed/`, `${topic}/embed/fragment.html`, '/rss.xml?topic=feed-formats'],
          ...['/languages/en/feed.json?topic=feed-formats', '/partners/msn/rss.xml', '/embed/?topic=feed-formats'],
          `/oembed?url=${encodeURIComponent(`https://news.example.org/wire${topic}/`)}`,
        ]
        for (const path of closed) expect([path, await statusOf(path)]).toEqual([path, 401])
        const open = ['/rss.xml', '/', '/rss.xml?without=feed-formats', '/feeds/', '/languages/en/atom.xml', '/topics/']
        for (const path of open) expect([path, await statusOf(path)]).toEqual([path, 200])
      })

      it('open the feeds that they are for, and no others', async () => {
        const [one, preset, any] = await Promise.all([
          partner({ families: ['topics/feed-formats'] }),
          partner({ families: ['partners/msn'] }),
          partner(),
        ])
        const paths = [`${topic}/rss.xml`, `${topic}/rss.xml?language=en`, '/partners/msn/rss.xml', '/rss.xml']
        const statuses = (who: TestPartner) => Promise.all(paths.map((path) => statusOf(path, who)))
        expect(await statuses(one)).toEqual([200, 200, 403, 403])
        expect(await statuses(preset)).toEqual([403, 403, 200, 403])
        expect(await statuses(any)).toEqual([200, 200, 200, 200])
      })

      it('leave these feeds out of the directory, unless all are closed', async () => {
        for (const path of ['/topics/', '/feeds/', '/opml.xml', '/topics/opml.xml', '/feeds.json', '/sitemap.xml']) {
          const text = await (await running().fetch(`/wire${path}`)).text()
          expect([path, text.includes('topics/feed-formats')]).toEqual([path, false])
          expect([path, /languages\/|topics\//.test(text)]).toEqual([path, true])
        }
      })
    })

    describe('with a limit', () => {
      const running = start('none')
      it('answer 429 with Retry-After over it, and 304s count too', async () => {
        const limited = await partner({ perHour: 2 })
        const ask = () => running().fetch('/rss.xml', { headers: { ...bearer(limited), 'If-None-Match': '*' } })
        expect([(await ask()).status, (await ask()).status]).toEqual([304, 304])
        const third = await ask()
        expect(third.status).toBe(429)
        expect(Number(third.headers.get('Retry-After'))).toBeGreaterThan(3500)
        expect((await running().fetch('/rss.xml')).status).toBe(200)
      })
    })

    describe('for summaries', () => {
      const running = start('none', { PARTNERS: 'msn' })
      it('give summaries, whatever the parameters say', async () => {
        const who = await partner({ content: 'summary' })
        const read = async (path: string, headers = {}) => {
          const response = await running().fetch(path, { headers })
          return { etag: response.headers.get('ETag'), status: response.status, text: await response.text() }
        }
        for (const path of ['/feed.json', '/feed.json?content=full', '/feed.json?limit=3', `${topic}/feed.json`]) {
          const full = await read(path)
          const summary = await read(path, basic(who))
          expect([path, full.text.includes('content_html'), summary.text.includes('content_html')]).toEqual([
            path,
            true,
            false,
          ])
          expect(summary.etag).not.toBe(full.etag)
          expect(await read(path)).toEqual(full)
        }
        expect((await read('/feed.json?content=summary')).etag).toBe((await read('/feed.json', basic(who))).etag)
        expect((await read('/partners/msn/rss.xml', basic(who))).status).toBe(403)
      })

      it('give no passages of texts in searches', async () => {
        const [who, whole] = [await partner({ content: 'summary' }), await partner()]
        const read = async (headers: Record<string, string>) =>
          (await running().fetch('/search/?q=namespaces', { headers })).text()
        for (const each of [who, whole, who]) expect((await read(bearer(each))).includes('<mark>')).toBe(each !== who)
        expect(await read({})).toContain('<mark>')
      })

      it('give summaries in parts of archives too', async () => {
        const [part] = await sql(
          `select family, month, part from archive_parts where family = 'all' order by 2, 3 limit 1`,
        )
        expect(part).toBeDefined()
        const path = `/archive/${String(part?.['month'])}/${String(part?.['part'])}/feed.json`
        const [who, whole] = [await partner({ content: 'summary' }), await partner()]
        const read = async (headers: Record<string, string>) => (await running().fetch(path, { headers })).text()
        expect(await read(bearer(who))).not.toContain('content_html')
        expect(await read(bearer(whole))).toContain('content_html')
        expect(await read({})).toContain('content_html')
        expect(await read(bearer(who))).not.toContain('content_html')
      })
    })

    describe('and push', () => {
      const environment = { ...pushEnvironment, PARTNER_FEEDS: 'topics/feed-formats' }
      const running = openRunning(() => serve({ environment }))
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
        for (const path of [`/p/${who.token}/rss.xml`, `/p/${who.token}${topic}/rss.xml`])
          expect(await reasonFor(path)).toEqual([400])
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

        const made = await send('POST', '', { name: 'by-api', families: ['topics'], per_hour: 1000 })
        expect([made.status, made.headers.get('Location')]).toEqual([201, `${apiBase}/partners/by-api`])
        await settled(made.body.token).toBe(200)
        const shown = await send('GET', '/by-api')
        expect(shown.body).toMatchObject({ name: 'by-api', families: ['topics'], content: 'full', state: 'active' })
        expect(JSON.stringify([shown.body, (await send('GET')).body])).not.toContain('candor_')
        const other = await send('POST', '/by-api/token')
        await settled(other.body.token).toBe(200)
        expect(await statusOf(made.body.token)).toBe(401)
        expect((await send('DELETE', '/by-api')).body).toMatchObject({ state: 'revoked' })
        await settled(other.body.token).toBe(401)
        expect((await send('POST', '/by-api/token')).status).toBe(409)
        expect((await send('POST', '', { name: 'by-api' })).status).toBe(409)
        expect((await send('GET', '/nobody')).status).toBe(404)
        const wrong = await admin.send('POST', '/partners', {
          ...{ name: 'a b', families: ['x'], content: 'some', per_hour: 0, ends_at: 'soon', more: 1 },
        })
        expect(faultsOf(wrong)).toEqual({
          '/name': 'partner_name_is_short',
          '/families/0': 'feed_is_known',
          '/content': 'partner_content_is_known',
          '/per_hour': 'partner_limit_is_positive',
          '/ends_at': 'date_is_invalid',
          '/more': 'member_is_unknown',
        })
        const reader = publisherOf(running, sql, { may: ['read', 'webhooks'] })
        for (const [method, path] of [
          ['GET', ''],
          ['POST', ''],
          ['DELETE', '/by-api'],
          ['POST', '/by-api/token'],
        ] as const)
          expect((await reader.send(method, `/partners${path}`, method === 'POST' ? {} : undefined)).status).toBe(403)
        expect((await admin.send('GET', '/articles')).status).toBe(403)
      })
    })

    describe('in addresses', () => {
      const running = start('topics', { HUB_URL: 'https://hub.example.com/', PARTNERS: 'msn' })
      let known: TestPartner
      beforeAll(async () => {
        known = await partner()
      })
      const get = (path: string, headers = {}) => running().fetch(`/p/${known.token}${path}`, { headers })

      it.each([
        '/rss.xml',
        '/atom.xml',
        '/feed.json',
        `${topic}/rss.xml`,
        '/partners/msn/rss.xml',
        '/feed.json?limit=2',
      ])('%s names no address of its own, no hub, no archive, and nothing with the token', async (path) => {
        const response = await get(path)
        expect(response.status).toBe(200)
        expect(response.headers.get('Cache-Control')).toMatch(/^private/)
        expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
        expect(response.headers.get('X-Robots-Tag')).toBe('noindex')
        expect(response.headers.get('Content-Location')).toBeNull()
        const text = `${JSON.stringify([...response.headers])}${await response.text()}`
        expect(text).not.toContain(known.token)
        expect(text).not.toContain('news.example.org/p/')
        expect(response.headers.get('Link')).not.toMatch(/rel="?(self|hub|prev-archive|next-archive|current)/)
        expect(text).not.toMatch(/<(atom:)?link [^>]*rel="(self|hub|prev-archive|next-archive|current)"/)
        expect(text).not.toMatch(/"(feed_url|next_url|hubs)":/)
        const named = await (await running().fetch(path, { headers: bearer(known) })).text()
        expect(named).toMatch(path.includes('partners') ? /<rss/ : /rel="self"|feed_url/)
      })

      it('get 304s, and are refused as in headers', async () => {
        const { headers } = await get('/rss.xml')
        expect((await get('/rss.xml', { 'If-None-Match': headers.get('ETag') ?? '' })).status).toBe(304)
        const wrong = await running().fetch(`/p/${known.token.slice(0, -8)}/rss.xml`)
        expect([wrong.status, wrong.headers.get('X-Robots-Tag')]).toEqual([401, 'noindex'])
        expect(await wrong.text()).not.toContain(known.token.slice(0, -8))
        for (const path of ['', '/', '/feeds/', '/api/1/articles', '/health/live', '/topics/feed-formats/']) {
          const other = await get(path)
          expect([path, other.status]).toEqual([path, 404])
          expect(await other.text()).not.toContain(known.token)
        }
      })

      it('stay in the address of a topic that moved', async () => {
        await sql(`insert into retired_topics (slug, moved_to) values ('works-of-old', 'feed-formats')`)
        const moved = await get('/topics/works-of-old/rss.xml')
        expect([moved.status, moved.headers.get('Location')]).toEqual([301, `/p/${known.token}${topic}/rss.xml`])
        expect(moved.headers.get('Cache-Control')).toMatch(/^private|^no-store/)
        const byHeader = await running().fetch('/topics/works-of-old/rss.xml', { headers: bearer(known) })
        expect([byHeader.status, byHeader.headers.get('Location')]).toEqual([301, `${topic}/rss.xml`])
        expect(byHeader.headers.get('Cache-Control')).toMatch(/^private/)
        await sql(`delete from retired_topics where slug = 'works-of-old'`)
      })
    })
  })
}

if (import.meta.vitest) {
  describePartnerTokens(await openOnNode())
}
