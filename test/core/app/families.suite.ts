/**
 * The HTTP suite for the families of feeds: each family in each format, with its own name and
 * archive.
 */
import { describe, expect, it } from 'vitest'
import {
  type Family,
  families,
  familyKey,
  familyPath,
} from '../../../src/core/families/families.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import { all, attribute, only, type Reading, readWithSaxes, textOf } from '../text/xml-readers.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

/** The members of a JSON Feed item that these tests read. */
type Item = {
  readonly id: string
  readonly language?: string
  readonly tags?: readonly string[]
  readonly _candor: {
    readonly disclosure: { readonly mode: string; readonly reviewed_by?: string }
    readonly sources?: readonly { readonly url: string }[]
    readonly corrections?: readonly { readonly ref?: string }[]
    readonly status?: string
  }
}

/**
 * For each family of feeds a member that exists in the demo, and the property that all its articles
 * share.
 */
const examples: Readonly<
  Record<string, { readonly member: string | null; readonly fits: (item: Item) => boolean }>
> = {
  '': { member: null, fits: () => true },
  topics: { member: 'feed-formats', fits: ({ tags }) => tags?.includes('Feed formats') === true },
  sources: {
    member: 'w3.org',
    fits: ({ _candor }) =>
      _candor.sources?.some(({ url }) => /^https:\/\/([\w-]+\.)*w3\.org\//.test(url)) === true,
  },
  languages: { member: 'ar', fits: ({ language }) => language === 'ar' },
  modes: {
    member: 'ai-assisted',
    fits: ({ _candor }) => _candor.disclosure.mode === 'ai-assisted',
  },
  reviewed: {
    member: null,
    fits: ({ _candor: { disclosure } }) =>
      disclosure.mode === 'human-only' || disclosure.reviewed_by !== undefined,
  },
  corrections: {
    member: null,
    fits: ({ _candor }) => (_candor.corrections?.length ?? 0) > 0 || _candor.status === 'canceled',
  },
}

export const exampleFamilies = families.map((family: Family) => {
  const { member = null, fits = () => false } = examples[family.path] ?? {}
  const key = familyKey(family, member)
  return { ...family, key, base: familyPath(key), fits }
})

const linksOf = (document: Reading, rel: string) =>
  all(document, 'atom:link').flatMap((link) =>
    attribute(link, 'rel') === rel ? [attribute(link, 'href') ?? ''] : [],
  )

/** Reads a document as a reader does that supports only RFC 5005. */
function read(text: string, file: string) {
  if (file === 'feed.json') {
    const { items, next_url }: { items: Item[]; next_url?: string } = JSON.parse(text)
    return {
      ids: items.map(({ id }) => id),
      previous: next_url,
      isArchive: null,
      links: () => [] as string[],
    }
  }
  const root = readWithSaxes(text)
  const feed = file === 'rss.xml' ? only(root, 'channel') : root
  const [entry, id] = file === 'rss.xml' ? ['item', 'guid'] : ['atom:entry', 'atom:id']
  return {
    ids: all(feed, entry ?? '').map((each) => textOf(each, id ?? '')),
    previous: linksOf(feed, 'prev-archive')[0],
    isArchive: all(feed, 'fh:archive').length === 1,
    links: (rel: string) => linksOf(feed, rel),
  }
}

export function describeFamilies(running: () => Running): void {
  const get = (path: string) => running().fetch(path)
  const local = (url: string) => url.slice(origin.length)

  describe('families of feeds', () => {
    it('have one example each', () => {
      expect(Object.keys(examples)).toEqual(families.map(({ path }) => path))
      expect(exampleFamilies.length).toBeGreaterThanOrEqual(7)
    })

    it('have unique names and ids', async () => {
      const feeds = []
      for (const { base } of exampleFamilies) {
        const response = await get(`${base}atom.xml`)
        expect(response.status).toBe(200)
        feeds.push(readWithSaxes(await response.text()))
      }
      const names = feeds.map((feed) => textOf(feed, 'atom:title'))
      expect(new Set(names).size).toBe(exampleFamilies.length)
      expect(names).toContain('Candor: Feed formats')
      expect(feeds.map((feed) => textOf(feed, 'atom:id'))).toEqual(
        exampleFamilies.map(({ base }) => `${origin}${base}`),
      )
    })

    describe.each(exampleFamilies)('$base', ({ base, fits }) => {
      // All formats of the feed of all articles; of the others, the one that says most.
      const formats = allFormats.filter(({ key }) => base === '/' || key === 'atom')

      it.each(formats)('$file has its type and its own address', async ({ file, mediaType }) => {
        const response = await get(`${base}${file}`)
        expect(response.status).toBe(200)
        expect(response.headers.get('Content-Type')).toBe(mediaType)
        const type = mediaType.replace(/;.*/, '')
        expect(response.headers.get('Link')).toContain(
          `<${origin}${base}${file}>; rel="self"; type="${type}"`,
        )
        expect(response.headers.get('Link')).toContain(
          `<${origin}${base}>; rel="alternate"; type="text/html"`,
        )
        const document = await response.text()
        expect(document).toContain(`${origin}${base}${file}`)
      })

      it('contains exactly the articles of the family', async () => {
        const { items }: { items: Item[] } = await (await get(`${base}feed.json?limit=100`)).json()
        const { items: everything }: { items: Item[] } = await (
          await get('/feed.json?limit=100')
        ).json()
        expect(items.length).toBeGreaterThan(0)
        // An entry of the feed of corrections is a correction, and refers to the article.
        const ids = (list: readonly Item[]) =>
          new Set(list.map(({ id, _candor }) => _candor.corrections?.[0]?.ref ?? id))
        expect(ids(items)).toEqual(new Set(everything.filter(fits).map(({ id }) => id)))
      })

      it('complaint 20: has a page that links to its feeds in its head', async () => {
        const response = await get(base)
        expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
        const [head = ''] = (await response.text()).split('</head>')
        const links = [
          ...head.matchAll(/<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">/g),
        ]
        const toFeeds = links.filter(([, type]) => !type?.endsWith('+oembed'))
        expect(toFeeds.map(([, type, , href]) => [type, href])).toEqual(
          allFormats.map(({ file, mediaType }) => [
            mediaType.replace(/;.*/, ''),
            `${origin}${base}${file}`,
          ]),
        )
        expect(new Set(toFeeds.map(([, , title]) => title)).size).toBe(3)
        if (base !== '/') expect((await get(base.slice(0, -1))).headers.get('Location')).toBe(base)
      })

      it.each(formats)(
        '$file leads to every archived article by RFC 5005 links',
        async ({ file, key }) => {
          const wanted = read(await (await get(`${base}${file}?limit=100`)).text(), file)
          const found = new Set(read(await (await get(`${base}${file}`)).text(), file).ids)
          let { previous } = read(await (await get(`${base}${file}`)).text(), file)
          expect(previous).not.toBe(undefined)
          const parts: string[] = []
          const inParts: (string | undefined)[] = []
          while (previous !== undefined) {
            const response = await get(local(previous))
            expect(response.status).toBe(200)
            const part = read(await response.text(), file)
            parts.push(previous)
            inParts.push(...part.ids)
            expect(part.isArchive).toBe(key === 'json' ? null : true)
            if (key !== 'json')
              expect([part.links('self'), part.links('current')]).toEqual([
                [previous],
                [`${origin}${base}${file}`],
              ])
            const newer = parts.at(-2)
            if (key !== 'json')
              expect(part.links('next-archive')).toEqual(newer === undefined ? [] : [newer])
            const header = response.headers.get('Link')
            expect(header).toContain(`<${origin}${base}${file}>; rel="current"`)
            expect(header?.includes('rel="next-archive"')).toBe(newer !== undefined)
            previous = part.previous
          }
          expect(new Set(inParts).size).toBe(inParts.length)
          for (const id of inParts) found.add(id)
          expect(found).toEqual(new Set(wanted.ids))
        },
      )
    })
  })
}

if (import.meta.vitest) await runOnNode(describeFamilies)
