/**
 * Private articles over HTTP: a partner reads them with its token in the feeds that it knows, and
 * nobody else does.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { basic, bearer, makePartner, type TestPartner } from '../../../core/app/partner-client.ts'
import { openRunning, type Runtime } from '../../../core/app/running.ts'
import { openOnNode } from '../../../product/app/on-node.ts'

const secret = 'The secret of the bridge'

/** Statements that insert so many private articles of a topic that nobody else has. */
const insert = (audience: string, count: number) => `begin;
  insert into topics values ('partners-only', 'For partners only') on conflict do nothing;
  insert into articles (guid, url, title, body_html, language, status, published_at, disclosure_mode, audience,
      picture_url, picture_type, picture_alt, picture_credit, picture_width, picture_height)
    select 'urn:example:secret-' || n, 'https://news.example.org/secret-' || n, '${secret} ' || n, '<p>' || repeat('All of it, at length. ', 20) || '</p>', 'en', 'published',
      now(), 'human-only', '{${audience}}',
      'https://news.example.org/bridge.jpg', 'image/jpeg', 'A bridge', 'Example Pictures', 1600, 900 from generate_series(1, ${count}) n;
  insert into article_topics select id, 'partners-only' from articles where guid like 'urn:example:secret-%';
  commit`

export function describePartnerPrivate({ serve, sql }: Runtime): void {
  describe('private articles with tokens', () => {
    const running = openRunning(() =>
      serve({
        environment: {
          PARTNER_FEEDS: 'none',
          PARTNERS: 'flipboard',
          HUB_URL: 'https://hub.example.net/',
        },
      }),
    )
    let acme: TestPartner
    let other: TestPartner
    let short: TestPartner
    const read = async (path: string, partner?: TestPartner) => {
      const headers = partner ? basic(partner) : {}
      const response = await running().fetch(path, { headers })
      return { status: response.status, headers: response.headers, text: await response.text() }
    }
    beforeAll(async () => {
      acme = await makePartner(sql)
      other = await makePartner(sql)
      short = await makePartner(sql, { content: 'summary' })
      await sql(insert(`${acme.name},${short.name}`, 35))
    })
    afterAll(() => sql(`delete from articles where guid like 'urn:example:secret-%'`))

    it.each(['rss.xml', 'atom.xml', 'feed.json'])(
      'are in the ordinary %s of the partner, and in that of nobody else',
      async (file) => {
        for (const path of [`/${file}`, `/topics/partners-only/${file}`, `/languages/en/${file}`]) {
          const own = await read(path, acme)
          expect([own.status, own.text.includes(secret)]).toEqual([200, true])
          expect(own.headers.get('Cache-Control')).toMatch(/^private/)
          expect(own.headers.get('Link')).not.toContain('hub.example.net')
          for (const partner of [undefined, other])
            expect((await read(path, partner)).text).not.toContain(secret)
        }
        expect((await read(`/topics/partners-only/${file}`)).status).toBe(404)
        expect((await read(`/topics/partners-only/${file}`, other)).status).toBe(404)
      },
    )

    it('are for parameters and presets too, and for a token in the address', async () => {
      for (const path of [
        '/rss.xml?topic=partners-only',
        '/rss.xml?limit=3',
        '/rss.xml?since=2026-01-01T00:00:00Z',
        '/partners/flipboard/rss.xml',
      ]) {
        expect((await read(path, acme)).text).toContain(secret)
        expect((await read(path, other)).text).not.toContain(secret)
      }
      expect((await read(`/p/${acme.token}/topics/partners-only/rss.xml`)).text).toContain(secret)
      expect((await read(`/p/${other.token}/topics/partners-only/rss.xml`)).status).toBe(404)
    })

    it('are summaries for those who get summaries', async () => {
      const { text } = await read('/topics/partners-only/rss.xml', short)
      expect(text).toContain(secret)
      expect(text).not.toContain('All of it, at length')
    })

    it('are in no page, embed or search, also with a token', async () => {
      for (const path of [
        '/',
        '/embed/',
        '/search/?q=secret',
        '/search/rss.xml?q=secret',
        '/topics/',
        '/feeds.json',
        '/sitemap.xml',
      ]) {
        expect((await read(path, acme)).text).not.toContain(secret)
        expect((await read(path, acme)).text).not.toContain('partners-only')
      }
    })

    it('have an archive, whose parts nobody else can read', async () => {
      const walk: string[] = []
      const found = new Set<string>()
      let next: string | undefined = '/topics/partners-only/atom.xml'
      while (next !== undefined) {
        walk.push(next)
        const { text } = await read(next, acme)
        for (const [, number = ''] of text.matchAll(/<title[^>]*>The secret of the bridge (\d+)/g))
          found.add(number)
        next = /rel="prev-archive"[^>]* href="https:\/\/news\.example\.org([^"]+)"/.exec(text)?.[1]
      }
      expect(walk[1]).toMatch(/^\/topics\/partners-only\/archive\/\d{4}-\d\d\/p1\/atom\.xml$/)
      expect(found.size).toBe(35)
      for (const partner of [undefined, other])
        expect((await read(walk[1] ?? '', partner)).status).toBe(404)
      const summaries = await read(walk[1] ?? '', short)
      expect([summaries.status, summaries.text.includes('All of it, at length')]).toEqual([
        200,
        false,
      ])
    })

    it('are read no more after the audience changed, and public ones stay', async () => {
      await sql(
        `update articles set audience = '{${other.name}}' where guid = 'urn:example:secret-35'`,
      )
      const { text } = await read('/feed.json', acme)
      expect(text).not.toContain(`${secret} 35"`)
      expect(JSON.parse(text)._candor.deleted[0]).toMatchObject({ id: 'urn:example:secret-35' })
      expect((await read('/feed.json', other)).text).toContain(`${secret} 35`)
      expect((await running().fetch('/feed.json', { headers: bearer(other) })).status).toBe(200)
    })
  })
}

if (import.meta.vitest) describePartnerPrivate(await openOnNode())
