/**
 * Feeds that need the token of a partner, and feeds that everyone may read with one: over HTTP, on
 * a running service.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { basic, bearer, partnersOn, type TestPartner } from '../../../core/app/partner-client.ts'
import { openRunning, type Runtime } from '../../../core/app/running.ts'
import { openOnNode } from '../../../product/app/on-node.ts'

const files = ['rss.xml', 'atom.xml', 'feed.json']
const topic = '/topics/feed-formats'

export function describePartnerTokens(runtime: Runtime): void {
  const { serve, sql } = runtime
  describe('tokens of partners', () => {
    const { start, partner, oldestPart } = partnersOn(runtime)

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
        expect(challenge).toMatch(
          /^Basic realm="[^"]+", charset="UTF-8", Bearer realm="[^"]+", error="invalid_token"$/,
        )
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
      const families = [
        '',
        topic,
        '/reviewed',
        '/languages/en',
        '/corrections',
        '/modes/human-only',
      ]
      const documents = [
        ...families.map((path, index) => `${path}/${files[index % 3]}`),
        ...[
          '/',
          `${topic}/`,
          '/embed/',
          '/embed/fragment.html',
          `${topic}/embed/`,
          '/search/?q=bridge',
        ],
        ...[
          '/search/rss.xml?q=bridge',
          '/feeds/',
          '/topics/',
          '/opml.xml',
          '/topics/opml.xml',
          '/feeds.json',
        ],
        ...[
          '/sitemap.xml',
          '/news-sitemap.xml',
          '/partners/msn/rss.xml',
          `/partners/msn${topic}/rss.xml`,
        ],
        ...[
          '/oembed?url=https%3A%2F%2Fnews.example.org%2F',
          '/feed',
          '/embed/new',
          '/rss.xml?limit=2&content=summary',
        ],
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
        for (const name of ['CDN-Cache-Control', 'Surrogate-Control'])
          expect([name, response.headers.get(name)]).toEqual([name, null])
        expect((await running().fetch(path)).status).toBe(401)
      })

      it('parts of archives need one too', async () => {
        for (const file of files) {
          const path = `${await oldestPart()}/${file}`
          expect([path, (await running().fetch(path)).status]).toEqual([path, 401])
          const { status, headers } = await running().fetch(path, { headers: basic(known) })
          expect([status, headers.get('Cache-Control')?.split(',')[0]]).toEqual([200, 'private'])
        }
      })

      it('lead to a directory of all feeds', async () => {
        for (const path of ['/feeds/', '/opml.xml', '/feeds.json']) {
          const text = await (await running().fetch(path, { headers: basic(known) })).text()
          expect([path, text.includes('topics/feed-formats')]).toEqual([path, true])
          expect([path, text.includes('https://news.example.org/rss.xml"')]).toEqual([path, true])
        }
      })

      it('find nothing at addresses without a feed, which no cache keeps for others', async () => {
        for (const path of ['/topics/nothing/rss.xml', '/sources/nowhere.example/']) {
          const { status, headers } = await running().fetch(path, { headers: basic(known) })
          expect([path, status, headers.get('Cache-Control')]).toEqual([
            path,
            404,
            expect.stringMatching(/^private|^no-store/),
          ])
        }
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
        const again = await running().fetch('/atom.xml', {
          headers: { ...headers, 'If-None-Match': etag },
        })
        expect([again.status, again.headers.get('ETag')]).toEqual([304, etag])
        expect(again.headers.get('Cache-Control')).toBe(first.headers.get('Cache-Control'))
        const head = await running().fetch('/atom.xml', { method: 'HEAD', headers })
        expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, ''])
        expect(
          (await running().fetch('/atom.xml', { headers: { 'If-None-Match': etag } })).status,
        ).toBe(401)
        expect((await running().fetch('/atom.xml', { method: 'HEAD' })).status).toBe(401)
      })

      it('do not open what tells nothing of articles, because that is open', async () => {
        for (const path of ['/disclosure', '/ns/1.0', '/health/live', '/robots.txt'])
          expect([path, (await running().fetch(path)).status]).toEqual([path, 200])
      })

      it('end when they are revoked, and when they end', async () => {
        const [revoked, ended] = [
          await partner(),
          await partner({ ends: `now() + interval '1 hour'` }),
        ]
        const statusesOf = () =>
          Promise.all(
            [revoked, ended].map(
              async (each) => (await running().fetch('/rss.xml', { headers: bearer(each) })).status,
            ),
          )
        expect(await statusesOf()).toEqual([200, 200])
        await sql(`update partners set revoked_at = now() where name = '${revoked.name}'`)
        await sql(`update partners set ends_at = now() where name = '${ended.name}'`)
        await expect.poll(statusesOf, { timeout: 5000 }).toEqual([401, 401])
      })
    })

    describe('with PARTNER_FEEDS=topics/feed-formats,partners', () => {
      const running = start('topics/feed-formats, partners', {
        PARTNERS: 'msn',
        BASE_PATH: '/wire',
      })
      const statusOf = async (path: string, who?: TestPartner) =>
        (await running().fetch(`/wire${path}`, who && { headers: basic(who) })).status

      it('open these feeds only, in whatever form they are asked for', async () => {
        const closed = [
          ...files.map((file) => `${topic}/${file}`),
          ...[
            `${topic}/`,
            `${topic}/embed/`,
            `${topic}/embed/fragment.html`,
            '/rss.xml?topic=feed-formats',
          ],
          ...[
            '/languages/en/feed.json?topic=feed-formats',
            '/partners/msn/rss.xml',
            '/embed/?topic=feed-formats',
          ],
          `/oembed?url=${encodeURIComponent(`https://news.example.org/wire${topic}/`)}`,
        ]
        for (const path of closed) expect([path, await statusOf(path)]).toEqual([path, 401])
        const open = [
          '/rss.xml',
          '/',
          '/rss.xml?without=feed-formats',
          '/feeds/',
          '/languages/en/atom.xml',
          '/topics/',
        ]
        for (const path of open) expect([path, await statusOf(path)]).toEqual([path, 200])
      })

      it('open the feeds that they are for, and no others', async () => {
        const [one, preset, any] = await Promise.all([
          partner({ families: ['topics/feed-formats'] }),
          partner({ families: ['partners/msn'] }),
          partner(),
        ])
        const paths = [
          `${topic}/rss.xml`,
          `${topic}/rss.xml?language=en`,
          '/partners/msn/rss.xml',
          '/rss.xml',
        ]
        const statuses = (who: TestPartner) => Promise.all(paths.map((path) => statusOf(path, who)))
        const { headers } = await running().fetch('/wire/rss.xml', { headers: basic(one) })
        expect([headers.get('Cache-Control'), headers.get('WWW-Authenticate')]).toEqual([
          'no-store',
          null,
        ])
        expect(await statuses(one)).toEqual([200, 200, 403, 403])
        expect(await statuses(preset)).toEqual([403, 403, 200, 403])
        expect(await statuses(any)).toEqual([200, 200, 200, 200])
      })

      it('leave these feeds out of the directory, unless all are closed', async () => {
        for (const path of [
          '/topics/',
          '/feeds/',
          '/opml.xml',
          '/topics/opml.xml',
          '/feeds.json',
          '/sitemap.xml',
        ]) {
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
        const ask = () =>
          running().fetch('/rss.xml', { headers: { ...bearer(limited), 'If-None-Match': '*' } })
        expect([(await ask()).status, (await ask()).status]).toEqual([304, 304])
        const third = await ask()
        expect([third.status, third.headers.get('Cache-Control')]).toEqual([429, 'no-store'])
        expect(Number(third.headers.get('Retry-After'))).toBeGreaterThan(3500)
        expect((await running().fetch('/rss.xml')).status).toBe(200)
      })
    })
  })
}

if (import.meta.vitest) {
  describePartnerTokens(await openOnNode())
}
