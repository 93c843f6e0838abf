/**
 * The HTTP suite for frames and fragments: the articles of each feed, headers, errors, redirects,
 * and changes in the database.
 */
import { describe, expect, it } from 'vitest'
import { embedFiles } from '../../../../src/plugins/embeds/embed-url.ts'
import { exampleFamilies } from '../../../core/app/families.suite.ts'
import { origin } from '../../../core/app/newsroom.ts'
import type { Running, Runtime } from '../../../core/app/running.ts'
import { facts } from '../../../fixtures/facts.ts'
import { elementsIn, readDocument, textIn } from '../../../fixtures/read-html.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { byRole, hashesOf, policyOf, textsOf } from '../read-embed.ts'

/** Feeds with parameters that select articles, in canonical form. */
type TitledItem = { title: string; _candor: { disclosure?: { title_label?: string } } }

/** Embeds show the label beside the title, not in it. */
const bareTitle = ({ title, _candor: { disclosure } }: TitledItem): string =>
  title.replace(`${disclosure?.title_label} `, '')

const selections = [
  ...exampleFamilies.map(({ base }) => [base, '']),
  ['/', 'limit=1'],
  ...[
    'topic=time',
    'topic=http&topic=time&without=syndication',
    'source=w3.org',
    'language=ar',
    'without=web',
  ].map((query) => ['/', query]),
]

/** Spellings of one embed; the first is canonical. */
const spellings = [
  ['embed/', 'embed/?heading=2&layout=list&sources=on&images=off&limit=5&utm_source=x'],
  [
    'embed/?topic=http&topic=time&limit=3&images=on',
    'embed/?images&limit=3&topic=time&topic=http&topic=time',
    'embed/?since=2100-01-01T00:00:00Z&q=x&content=y&topic=time&images=on&topic=http&limit=+3',
  ],
  [
    'embed/fragment.html?source=w3.org&language=en',
    'embed/fragment.html?language=en-GB&source=www.W3.org&limit=5',
  ],
]

const markup = 'embed/?target=%3Cscript%3Ealert(1)%3C/script%3E'
/** The requested path, its status, and the facts that the response must name. */
const refused = [
  ['embed/?limit=5&limit=5', 400, facts('limit', 1, 30)],
  ['embed/?target=_self', 400, facts('target', '_self')],
  [markup, 400, facts('target', '"<script>alert(1)</script>"')],
  ['embed/fragment.html?accent=0d5c66', 400, facts('accent')],
  ['embed/?topic=Time', 400, facts('topic', '"Time"')],
  ['embed/fragment.html?topic=tme', 400, facts('tme', 'time')],
  ['topics/feed-format/embed/', 404, facts('/topics/feed-formats/embed/')],
  ['topics/feed-format/embed/fragment.html', 404, facts('feed-formats/embed/fragment.html')],
  ['languages/xx/embed/', 404, facts('/languages/xx/')],
  ['sources/co.uk/embed/', 404, facts('/sources/')],
  ['archive/2026-01/1/embed/', 404, facts('/feeds/')],
  ['search/embed/', 404, facts('/feeds/')],
] as const

const redirects = [
  ['/embed?limit=3', '/embed/?limit=3'],
  ['/topics/HTTP/embed/?limit=2&theme=dark', '/topics/http/embed/?limit=2&theme=dark'],
  ['/sources/www.w3.org/embed/fragment.html', '/sources/w3.org/embed/fragment.html'],
]

const columns = 'guid, url, title, standfirst, language, status, published_at, disclosure_mode'
const own = `where guid = 'urn:x:tide'`

/** Each change builds on the one before. `texts` are those of the first headline. */
const changes = [
  {
    name: 'published',
    text: `insert into articles (${columns}) values ('urn:x:tide', 'https://news.example.org/tide',
      'Tide & <turn>', 'It came late.', 'en', 'published', now(), 'ai-autonomous')`,
    texts: ['AI-written, no human editor:', 'Tide & <turn>'],
  },
  {
    name: 'reviewed',
    text: `update articles set disclosure_mode = 'ai-assisted', reviewed_by = 'A. Editor' ${own}`,
    texts: ['AI-assisted:', 'Tide & <turn>'],
  },
  {
    name: 'retracted',
    text: `update articles set status = 'retracted', retracted_at = '2026-05-03Z',
      retraction_reason = 'There was no tide.' ${own}`,
    texts: [
      'AI-assisted:',
      'Retracted: Tide & <turn>',
      'Retracted on 3 May 2026: There was no tide.',
    ],
  },
  { name: 'deleted', text: `delete from articles ${own}`, texts: null },
] as const

export function describeEmbeds(running: () => Running, sql: Runtime['sql']): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })
  const read = async (path: string) => readDocument(await (await get(path)).text())

  describe('embeds', () => {
    it.each(selections)('of %s show the articles of the feed with ?%s', async (base, query) => {
      const limit = query?.includes('limit') ? '' : query === '' ? '&limit=5' : '&limit=30'
      const feed: { items: TitledItem[] } = await (
        await get(`${base}feed.json?${query}${limit}`)
      ).json()
      expect(feed.items.length).toBeGreaterThan(0)
      for (const file of Object.values(embedFiles)) {
        const response = await get(`${base}${file}?${query}${query === '' ? '' : limit}`)
        expect(response.status).toBe(200)
        const links = response.headers.get('Link')
        const canonical = query?.includes('limit') || query === '' ? '' : `?${query}`
        expect(links).toContain(`<${origin}${base}${canonical}>; rel="canonical"`)
        expect(links).toContain(`<${origin}${base}rss.xml${canonical}>; rel="alternate"`)
        const found = readDocument(await response.text())
        expect(textsOf(found, 'title')).toEqual(feed.items.map(bareTitle))
        const anchors = elementsIn(found).filter(({ name }) => name === 'a')
        // Links open outside of the frame.
        expect(new Set(anchors.map(({ attributes }) => attributes['target']))).toEqual(
          new Set([file === embedFiles.frame ? '_top' : undefined]),
        )
      }
    })

    it.each(Object.entries(embedFiles))(
      'let other sites read and show a %s, ask again after a second, and set no cookie',
      async (surface, file) => {
        const path = `/topics/http/${file}`
        const etag = (await get(path)).headers.get('ETag') ?? ''
        for (const [headers, status] of [
          [{}, 200],
          [{ 'If-None-Match': etag }, 304],
          [{ Cookie: 'a=b', Origin: 'https://partner.example' }, 200],
        ] as const) {
          const response = await get(path, headers)
          const header = (name: string) => response.headers.get(name)
          expect([response.status, header('ETag')]).toEqual([status, etag])
          expect(header('Cache-Control')).toMatch(/^public, max-age=1,/)
          expect(header('CDN-Cache-Control')).toMatch(/^public, max-age=1,/)
          expect(header('Cross-Origin-Resource-Policy')).toBe('cross-origin')
          expect(header('Access-Control-Allow-Origin')).toBe('*')
          expect(header('Access-Control-Expose-Headers')).toContain('ETag')
          expect(header('Referrer-Policy')).toBe('no-referrer')
          expect([header('Set-Cookie'), header('X-Frame-Options')]).toEqual([null, null])
          expect(header('Vary')).not.toMatch(/Cookie|Origin/)
          if (status === 304) continue
          expect(header('Content-Type')).toBe('text/html; charset=utf-8')
          // A fragment that a browser opens by itself runs no script.
          if (surface === 'fragment')
            expect(header('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
          expect(header('X-Content-Type-Options')).toBe('nosniff')
        }
        const head = await running().fetch(path, { method: 'HEAD' })
        expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, ''])
      },
    )

    it.each(spellings)('are one document for every spelling of %s', async (...paths) => {
      const etags = []
      // One after another: on the edge, variants do not wait in a queue.
      for (const path of paths) etags.push((await get(`/${path}`)).headers.get('ETag'))
      expect(etags[0]).toMatch(/^W\/"/)
      expect(new Set(etags).size).toBe(1)
    })

    it.each(refused)('/%s answers %i and names the cause', async (path, status, words) => {
      const shown = await get(`/${path}`, { Accept: 'text/html,*/*;q=0.8' })
      const program = await get(`/${path}`)
      expect([program.status, shown.status]).toEqual([status, status])
      for (const { headers } of [program, shown])
        expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(program.headers.get('Content-Type')).toBe('application/problem+json')
      expect((await program.json()).detail).toMatch(words)
      expect(shown.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      const page = readDocument(await shown.text())
      expect(textIn(page)).toMatch(words)
      if (path.includes('fragment')) return
      // The error page has the policy of a frame, and its link opens outside of the frame.
      const policy = policyOf(shown.headers.get('Content-Security-Policy'))
      expect(policy.has('frame-ancestors')).toBe(false)
      expect([policy.get('style-src'), policy.get('script-src')]).toEqual([
        ...hashesOf(page, 'style'),
        ...hashesOf(page, 'script'),
      ])
      const links = elementsIn(page).filter(({ name }) => name === 'a')
      expect(links.map(({ attributes }) => attributes['target'])).toEqual(['_top'])
    })

    it.each(redirects)('%s redirects to %s', async (path, location) => {
      const response = await get(path)
      expect([response.status, response.headers.get('Location')]).toEqual([301, location])
    })

    it.each(changes)('show at once that an article was $name', async ({ text, texts }) => {
      const etags = new Map<string, string>()
      for (const file of Object.values(embedFiles))
        etags.set(file, (await get(`/${file}?limit=1`)).headers.get('ETag') ?? '')
      await sql(text)
      for (const file of Object.values(embedFiles)) {
        const response = await get(`/${file}?limit=1`, { 'If-None-Match': etags.get(file) ?? '' })
        expect(response.status).toBe(200)
        const found = readDocument(await response.text())
        const shown = ['label', 'title', 'notice'].flatMap((role) => textsOf(found, role))
        if (texts === null) expect(shown).not.toContain('Tide & <turn>')
        else expect(shown).toEqual(texts)
      }
    })

    it('redirect to the new slug of a topic with all options, and answer 410 once it is closed', async () => {
      await sql(`insert into topics (slug, label) values ('tides', 'Tides');
        insert into articles (${columns}) values ('urn:x:tides', 'https://news.example.org/tides',
          'Tides', 'High and low.', 'en', 'published', now(), 'human-only');
        insert into article_topics select id, 'tides' from articles where guid = 'urn:x:tides'`)
      expect((await get('/topics/tides/embed/')).status).toBe(200)
      await sql(`update topics set slug = 'ebb', label = 'Ebb' where slug = 'tides'`)
      for (const [asked, location] of [
        ...[
          'embed/?language=en&limit=3&layout=cards&target=_blank',
          'embed/fragment.html?images=on',
        ].map((path) => [`/topics/tides/${path}`, `/topics/ebb/${path}`] as const),
        ['/topics/tides/embed/?limit=5&utm_source=x&theme=dark', '/topics/ebb/embed/?theme=dark'],
        ['/embed/?theme=dark&topic=tides', '/embed/?topic=ebb&theme=dark'],
      ] as const) {
        const moved = await get(asked)
        expect([moved.status, moved.headers.get('Location')]).toEqual([301, location])
      }
      expect(byRole(await read('/topics/ebb/embed/'), 'home').map(textIn)).toEqual(['Candor: Ebb'])

      await sql(`insert into retired_topics (slug) values ('ebb')`)
      const closed = await get('/topics/ebb/embed/', { Accept: 'text/html' })
      expect(closed.status).toBe(410)
      expect(textIn(readDocument(await closed.text()))).toContain('is closed')
      expect(closed.headers.get('Content-Security-Policy')).not.toContain('frame-ancestors')
      const fragment = await get('/topics/ebb/embed/fragment.html')
      expect([fragment.status, (await fragment.json()).title]).toEqual([410, 'Gone'])
      await sql(`delete from retired_topics where slug = 'ebb'`)
      expect((await get('/topics/ebb/embed/')).status).toBe(200)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeEmbeds)
