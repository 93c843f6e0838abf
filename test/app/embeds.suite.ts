/**
 * The HTTP suite for embeds: the frame and the fragment of each family have the same structure, and
 * their options work.
 */
import { describe, expect, it } from 'vitest'
import { embedFiles } from '../../src/embeds/embed-url.ts'
import {
  byRole,
  elementsIn,
  type Found,
  readDocument,
  textIn,
  textsOf,
} from '../embeds/read-embed.ts'
import { exampleFamilies } from './families.suite.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

/** Spellings of one embed; the first is canonical. */
const spellings = [
  [
    'embed/',
    'embed/?',
    'embed/?limit=5',
    'embed/?heading=2&layout=list&sources=on&images=off',
    'embed/?utm_source=x',
  ],
  [
    'embed/?accent=ffaa00',
    'embed/?accent=%23FA0',
    'embed/?accent=fa0&theme=auto',
    'embed/?accent=FFAA00&Limit=3',
  ],
  [
    'embed/?topic=http&topic=time&limit=3&images=on',
    'embed/?images&limit=3&topic=time&topic=http&topic=time',
    'embed/?since=2100-01-01T00:00:00Z&q=x&content=y&topic=time&images=on&topic=http&limit=+3',
  ],
  [
    'embed/fragment.html?source=w3.org&language=en',
    'embed/fragment.html?language=en-GB&source=www.W3.org&limit=5',
  ],
] as const

/** Filters that select the same articles in an embed as in a feed. */
const filters = [
  'topic=time',
  'topic=http&topic=time&without=syndication',
  'source=w3.org',
  'language=ar',
  'without=web',
]

const label = (mode: string) => (mode === 'human-only' ? 0 : 1)

export function describeEmbeds(running: () => Running): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })
  const read = async (path: string) => readDocument(await (await get(path)).text())
  type Item = {
    readonly title: string
    readonly _candor: { readonly disclosure: { readonly mode: string } }
  }
  const items = async (path: string) =>
    ((await (await get(path)).json()) as { readonly items: readonly Item[] }).items
  const sectionOf = (page: Found): Found => {
    const sections = elementsIn(page).filter(({ name }) => name === 'section')
    expect(sections).toHaveLength(1)
    return sections[0] ?? page
  }

  describe('embeds', () => {
    it('are tested for at least seven families', () => {
      expect(exampleFamilies.length).toBeGreaterThanOrEqual(7)
    })

    describe.each(exampleFamilies.slice(0, 2))('of $base', ({ base }) => {
      it.each(Object.entries(embedFiles))(
        'serves the %s as HTML, and answers 304 and HEAD',
        async (_, file) => {
          const path = `${base}${file}`
          const response = await get(path)
          expect([response.status, response.headers.get('Content-Type')]).toEqual([
            200,
            'text/html; charset=utf-8',
          ])
          expect(response.headers.get('Link')).toContain(`<${origin}${base}>; rel="canonical"`)
          expect(response.headers.get('Link')).toContain(
            `<${origin}${base}rss.xml>; rel="alternate"`,
          )
          for (const name of ['Cache-Control', 'CDN-Cache-Control'])
            expect([name, response.headers.get(name)]).toEqual([
              name,
              expect.stringMatching(/^public, max-age=1,/),
            ])
          const etag = response.headers.get('ETag') ?? ''
          const again = await get(path, { 'If-None-Match': etag })
          expect([again.status, again.headers.get('ETag'), await again.text()]).toEqual([
            304,
            etag,
            '',
          ])
          const head = await running().fetch(path, { method: 'HEAD' })
          expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([
            200,
            etag,
            '',
          ])
        },
      )

      it('has the same structure in the frame and the fragment', async () => {
        const query = '?images=on&summaries=on&target=_blank&limit=30'
        const [frame, fragment] = [
          await read(`${base}embed/${query}`),
          await read(`${base}embed/fragment.html${query}`),
        ]
        const [body] = elementsIn(fragment).filter(({ name }) => name === 'body')
        expect(sectionOf(fragment)).toEqual(sectionOf(frame))
        expect(body?.children.filter((child) => child !== '\n')).toEqual([sectionOf(frame)])
      })
    })

    describe.each(exampleFamilies)('of $base', ({ base }) => {
      it('shows the newest articles of the family with the labels of the feed', async () => {
        const wanted = await items(`${base}feed.json?limit=5`)
        expect(wanted.length).toBeGreaterThan(0)
        const embed = await read(`${base}embed/`)
        expect(textsOf(embed, 'title')).toEqual(wanted.map(({ title }) => title))
        const modes = byRole(embed, 'item').map(
          ({ attributes }) => attributes['data-ai-disclosure'],
        )
        expect(modes).toEqual(wanted.map(({ _candor }) => _candor.disclosure.mode))
        const labels = byRole(embed, 'headline').map(
          (headline) => textsOf(headline, 'label').length,
        )
        expect(labels).toEqual(wanted.map(({ _candor }) => label(_candor.disclosure.mode)))
      })
    })

    it('need no script for their content', async () => {
      const page = await read('/embed/?limit=30')
      const scripts = elementsIn(page).filter(({ name }) => name === 'script')
      expect(scripts).toHaveLength(1)
      expect(textIn(scripts[0] ?? page)).not.toMatch(
        /innerHTML|createElement|fetch|document\.write|cookie|Storage/,
      )
      const fragment = await (await get('/embed/fragment.html?limit=30')).text()
      expect(fragment).toMatch(/^<section class="candor /)
      expect(fragment).not.toMatch(/<(script|style|link|meta|iframe)|style=/)
    })

    it.each(spellings)('send the same document for every spelling of %s', async (...paths) => {
      const etags = []
      // One after another: on the edge, variants do not wait in a queue.
      for (const path of paths) etags.push((await get(`/${path}`)).headers.get('ETag'))
      expect(etags[0]).toMatch(/^W\/"/)
      expect(new Set(etags).size).toBe(1)
    })

    it('show `limit` headlines, and five by default', async () => {
      const all = await items('/feed.json?limit=30')
      for (const [query, count] of [
        ['', 5],
        ['?limit=1', 1],
        ['?limit=30', 30],
      ] as const) {
        const titles = all.slice(0, count).map(({ title }) => title)
        expect(textsOf(await read(`/embed/${query}`), 'title')).toEqual(titles)
        expect(textsOf(await read(`/embed/fragment.html${query}`), 'title')).toEqual(titles)
      }
    })

    it.each(filters)('show the same articles as the feed with %s', async (query) => {
      const wanted = await items(`/feed.json?${query}&limit=30`)
      expect(wanted.length).toBeGreaterThan(1)
      for (const file of Object.values(embedFiles)) {
        const response = await get(`/${file}?limit=30&${query}`)
        const found = readDocument(await response.text())
        expect(textsOf(found, 'title')).toEqual(wanted.map(({ title }) => title))
        expect(response.headers.get('Link')).toContain(`<${origin}/?${query}>; rel="canonical"`)
      }
    })

    it.each([
      ['', '_top', undefined],
      ['&target=_blank', '_blank', '_blank'],
    ])(
      'open links outside of the frame, or in a new tab: limit=30%s',
      async (query, inFrame, inFragment) => {
        for (const [file, target] of [
          [embedFiles.frame, inFrame],
          [embedFiles.fragment, inFragment],
        ] as const) {
          const links = elementsIn(await read(`/${file}?limit=30${query}`)).filter(
            ({ name }) => name === 'a',
          )
          expect(links.length).toBeGreaterThan(30)
          expect(new Set(links.map(({ attributes }) => attributes['target']))).toEqual(
            new Set([target]),
          )
        }
      },
    )

    it('show the notice of a retracted article also without summaries', async () => {
      const found = await read('/embed/fragment.html?limit=30')
      const retracted = textsOf(found, 'notice')
      expect(retracted.length).toBeGreaterThan(0)
      for (const text of retracted) expect(text).toMatch(/^(Retracted on|Retirado el) \d+ /)
      expect(byRole(found, 'item').length).toBeGreaterThan(retracted.length)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeEmbeds)
