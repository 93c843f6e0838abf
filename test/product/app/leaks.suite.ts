/**
 * Private articles are looked for in every route that exists, with everything that can be asked
 * there. A route that this test does not know fails it (route-addresses.ts).
 */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import { partnerNames } from '../../../src/plugins/partners/settings.ts'
import { parsePushSettings, pushSettings } from '../../../src/plugins/push/settings.ts'
import { origin } from '../../core/app/newsroom.ts'
import { addressesOf } from '../../core/app/route-addresses.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { openPlugins } from './open-plugins.ts'
import { allFamilies, fillPublic, mark, privateLives, publicState } from './private-newsroom.ts'

const environment = {
  SITE_ORIGIN: origin,
  AI_RIGHTS: 'licensed',
  LICENSE_URL: 'https://news.example.org/licence',
  LOGO_URL: 'https://news.example.org/logo.png',
  ICON_URL: 'https://news.example.org/icon.png',
  PARTNERS: partnerNames.join(),
  PARTNER_FEEDS: 'none',
  PUSH: 'on',
  PUSH_KEY: pushSettings.key.example ?? '',
  INDEXNOW_KEY: '0123456789abcdef',
}

/** The whole service, with all that can be turned on, and an empty memory. */
function openApp({ store, db }: Bench) {
  const site = parseSite(environment)
  const push = parsePushSettings(environment)
  if (push.key === null) throw new Error('the test has no PUSH_KEY')
  return createApp({
    site,
    // Only the first ten missing feeds in that time get suggestions: the same ones each time.
    settings: parseDeliverySettings({ FRESH_MS: '60000' }),
    store: () => store,
    log: () => {},
    plugins: [
      ...openPlugins({ environment, writer: () => db, service: () => db, readers: true }),
      { routes: ({ routes }) => void routes.get('/metrics', () => new Response('')) },
    ],
  })
}

const encoded = (path: string) => encodeURIComponent(`${origin}${path}`)
const filters = [
  '?topic=hidden',
  '?topic=renamed',
  '?source=leak.example',
  '?language=cy',
  '?without=hidden',
  '?topic=hidden&topic=science',
]
const feedQueries = ['?limit=100', '?content=summary', '?since=2026-01-01T00:00:00Z', ...filters]
const queries = {
  'rss.xml': feedQueries,
  'atom.xml': ['?topic=hidden', '?since=2026-01-01T00:00:00Z'],
  'feed.json': ['?topic=hidden', '?since=2026-01-01T00:00:00Z'],
  feed: ['?topic=hidden'],
  '': [
    ...filters,
    `?q=${mark}`,
    '?q=solar',
    '?q=hidden',
    '?q=leak',
    '?q=cy',
    `?url=${encoded(`/${mark}`)}`,
    '?feed=rss2&tag=hidden',
    '?limit=100',
  ],
  new: ['?topic=hidden', '?topic=science', '?source=leak.example'],
  find: ['?topic=hidden', '?source=leak.example'],
  oembed: [`/${mark}`, '/topics/hidden/', '/topics/renamed/', '/topics/science/', '/'].map(
    (path) => `?url=${encoded(path)}`,
  ),
}

/** What to ask for below the patterns of plugins that have a wildcard or a digest. */
const below = {
  '/api/1/*': ['/api/1/articles', '/api/1/openapi.json', '/api/1/nothing'],
  '/statements/:address{[\\w-]{32}}': [`/statements/${'0'.repeat(32)}`],
}

type Answer = { readonly status: number; readonly headers: string; readonly body: string }

/** What may differ between two requests for the same: ages. */
const timeless = (text: string) =>
  text
    .replace(/"newestArticleAgeSeconds":3[67]\d\d\b/, '"newestArticleAgeSeconds":3600')
    // A day, less the age of what memory had: `/feed` has the document of `/rss.xml`.
    .replaceAll(/\bstale-if-error=863\d\d\b/g, 'stale-if-error=86400')

async function answersOf(bench: Bench, addresses: readonly string[]): Promise<Map<string, Answer>> {
  const app = openApp(bench)
  const answers = new Map<string, Answer>()
  for (const address of addresses) {
    const response = await app.fetch(new Request(`${origin}${address}`))
    const { status, headers } = response
    const kept = [...headers].filter(([name]) => name !== 'date' && name !== 'age')
    answers.set(address, {
      status,
      headers: timeless(JSON.stringify(kept)),
      body: timeless(await response.text()),
    })
  }
  return answers
}

/**
 * Names that are similar to private ones, addresses of software that the newsroom had before, and
 * guesses: asked first.
 */
const withoutRoute = [
  '/topics/hiden/rss.xml',
  '/?topic=hiden',
  '/rss.xml?topic=renamd',
  '/sources/leek.example/',
  '/topics/new-nam/embed/',
  '/was-secret',
  '/was-science',
  '/category/hidden/feed/',
  '/tag/renamed/rss/',
  '/topics/hidden/feed',
]

export function describeLeaks(bench: () => Bench): void {
  describe('a private article', () => {
    it('is in no answer of any route, which all stay the same byte by byte', {
      timeout: 120_000,
    }, async () => {
      const { sql } = bench()
      await fillPublic(sql)
      const parts = (
        await sql(`select month || '/' || part as part from archive_parts where family = 'all'`)
      ).map(({ part }) => String(part))
      const thisMonth = new Date().toISOString().slice(0, 7)
      const values = {
        families: allFamilies,
        parts: [...parts.slice(0, 2), `${thisMonth}/1`, `${thisMonth}/p1`],
        queries,
        below,
      }
      const patterns = new Set(
        openApp(bench())
          .routes.filter(({ method }) => method === 'GET' || method === 'ALL')
          .map(({ path }) => path),
      )
      const addresses = [
        ...withoutRoute,
        ...[...patterns].flatMap((pattern) => addressesOf(pattern, values)),
      ]
      const before = await answersOf(bench(), addresses)
      for (const statements of Object.values(privateLives)) await sql(statements)
      const after = await answersOf(bench(), addresses)

      const found = await sql(
        `select distinct regexp_replace(family, '^partners/[^/]+/', '') as family from families`,
      )
      expect(allFamilies).toEqual(expect.arrayContaining(found.map(({ family }) => family)))
      expect(
        (await sql(`select from families where family like 'partners/acme/%'`)).length,
      ).toBeGreaterThan(8)
      expect(addresses.length).toBeGreaterThan(500)
      expect([...before.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(
        150,
      )
      const differing = addresses.flatMap((address) => {
        const [was, is] = [before.get(address), after.get(address)]
        if (JSON.stringify(was) === JSON.stringify(is)) return []
        return [
          [
            address,
            was?.status,
            is?.status,
            was?.headers === is?.headers ? was?.body : was?.headers,
            was?.headers === is?.headers ? is?.body : is?.headers,
          ],
        ]
      })
      expect(differing).toEqual([])
      const leaking = addresses.filter(
        (address) =>
          !address.includes(mark) &&
          JSON.stringify(after.get(address)).toLowerCase().includes(mark),
      )
      expect(leaking).toEqual([])
    })

    it('moves nothing public in the course of its life', async () => {
      const { sql } = bench()
      await fillPublic(sql)
      const moving: string[] = []
      let before = await publicState(sql)
      for (const [step, statements] of Object.entries(privateLives)) {
        await sql(statements)
        const after = await publicState(sql)
        if (JSON.stringify(after) !== JSON.stringify(before)) moving.push(step)
        before = after
      }
      expect(moving).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeLeaks)
