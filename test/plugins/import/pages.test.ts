/** Archives (RFC 5005), pages and next_url: all of them, each once, and never without end. */
import { describe, expect, it } from 'vitest'
import type { ReadPagesOptions } from '../../../src/plugins/import/read-pages.ts'
import { importAll, inputOf, pagesOf, rss, rssItem } from './read.ts'

const site = 'https://old.example.org'
const page = (items: string, links = '') => rss(items, `<title>E</title>${links}`)
const link = (rel: string, href: string) => `<atom:link rel="${rel}" href="${href}"/>`
const human = { mode: 'human-only', language: 'en' } as const

type Limits = Pick<ReadPagesOptions, 'maxPages' | 'maxBytes'>

async function follow(
  first: string,
  others: Readonly<Record<string, string>>,
  limits: Limits = {},
) {
  const { openPage, asked } = pagesOf(others)
  const { articles, notes, leftOut, walk } = await importAll(
    inputOf(first, `${site}/feed`),
    human,
    {
      openPage,
      ...limits,
    },
  )
  return { titles: articles.map(({ title }) => title), asked, notes, leftOut, walk }
}

/** Pages 1 to `count`, each of which leads to the next one. */
const chainOf = (count: number, itemsOf: (at: number) => string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `${site}/p${at + 1}`,
      page(itemsOf(at + 1), at + 1 === count ? '' : link('prev-archive', `/p${at + 2}`)),
    ]),
  )

const stoppedAt = (path: string, reason: string) =>
  expect.stringMatching(`^${site}${path}: .*${reason}`)

it('follows archives to the oldest, once each, and keeps the newest copy of an item', async () => {
  const found = await follow(
    page(`${rssItem(3)}${rssItem(2)}`, link('prev-archive', '/archive/2')),
    {
      [`${site}/archive/2`]: page(
        `${rssItem(2).replace('Article 2', 'An older copy')}${rssItem(1)}`,
        `${link('prev-archive', 'https://old.example.org/archive/1#x')}${link('next-archive', '/archive/3')}`,
      ),
      [`${site}/archive/1`]: page(rssItem(0), link('current', '/feed')),
    },
  )
  expect(found.titles).toEqual(['Article 3', 'Article 2', 'Article 1', 'Article 0'])
  expect(found.asked).toEqual([`${site}/archive/2`, `${site}/archive/1`])
  expect(found.notes).toEqual([])
  expect(found.leftOut).toEqual({ duplicate: 1 })
})

it('follows the pages of Atom, relative to xml:base', async () => {
  const atom = (
    id: number,
    next = '',
  ) => `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://old.example.org/pages/"><id>x</id><title>E</title>${next}
<entry><id>${id}</id><title>Article ${id}</title><link href="/${id}"/><updated>2019-03-01T08:00:00Z</updated></entry></feed>`
  const found = await follow(atom(1, '<link rel="next" href="2"/>'), {
    [`${site}/pages/2`]: atom(2),
  })
  expect(found.titles).toEqual(['Article 1', 'Article 2'])
})

it('follows next_url of JSON Feed', async () => {
  const json = (id: number, next?: string) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'E',
      next_url: next,
      items: [{ id, url: `${site}/${id}`, title: `Article ${id}`, content_text: 'x' }],
    })
  const found = await follow(json(1, 'https://old.example.org/feed?page=2'), {
    [`${site}/feed?page=2`]: json(2),
  })
  expect(found.titles).toEqual(['Article 1', 'Article 2'])
})

it.each([1, 2, 5, 9, 10, 11, 29, 30, 31, 61, 400])(
  'reads a Candor feed with %i articles a month to its oldest article',
  async (perMonth) => {
    // The feed and a part have thirty articles at most, and a part those of one month.
    const perPart = 30
    const count = perMonth * Math.ceil(45 / perMonth)
    const partOf = (number: number) => {
      const [month, within] = [Math.floor(number / perMonth), number % perMonth]
      return month * Math.ceil(perMonth / perPart) + Math.floor(within / perPart)
    }
    const numbers = Array.from({ length: count }, (_, at) => at)
    const parts = [...Map.groupBy(numbers, partOf)].toSorted(([one], [other]) => other - one)
    const textOf = (own: readonly number[]) =>
      own
        .toReversed()
        .map((number) => rssItem(number))
        .join('')
    const archive = chainOf(parts.length, (at) => textOf(parts[at - 1]?.[1] ?? []))
    const found = await follow(
      page(textOf(numbers.slice(-perPart)), link('prev-archive', '/p1')),
      archive,
    )
    expect(found.titles).toEqual(numbers.toReversed().map((number) => `Article ${number}`))
    expect(found.walk).toEqual({ pages: parts.length + 1, stopped: null })
  },
)

it('goes on after any number of pages that repeat what was read, and after empty ones', async () => {
  const all = [1, 2, 3, 4, 5].map((at) => rssItem(at)).join('')
  const others = chainOf(8, (at) =>
    at === 8 ? rssItem(9) : at % 2 === 0 ? '' : rssItem(at > 5 ? 2 : at),
  )
  const found = await follow(page(all, link('prev-archive', '/p1')), others)
  expect(found.titles.at(-1)).toBe('Article 9')
  expect(found.walk).toEqual({ pages: 9, stopped: null })
})

describe('a walk stops early, and says why,', () => {
  it('where the feed leads back to what was read', async () => {
    const found = await follow(page(rssItem(1), link('prev-archive', '/a')), {
      [`${site}/a`]: page(rssItem(2), link('prev-archive', '/b')),
      [`${site}/b`]: page(rssItem(3), link('prev-archive', '/feed')),
    })
    expect(found.titles).toEqual(['Article 1', 'Article 2', 'Article 3'])
    expect(found.asked).toHaveLength(2)
    expect(found.walk).toEqual({ pages: 3, stopped: stoppedAt('/feed', 'leads back') })
  })

  it('where a feed leads to itself', async () => {
    const found = await follow(page(rssItem(1), link('next', '#top')), {})
    expect(found).toMatchObject({ titles: ['Article 1'], asked: [] })
    expect(found.walk.stopped).toEqual(stoppedAt('/feed', 'leads back'))
  })

  it('where pages have new addresses and old articles for ever', async () => {
    const found = await follow(
      page(rssItem(1), link('prev-archive', '/p1')),
      chainOf(10, () => rssItem(1)),
    )
    expect(found).toMatchObject({ titles: ['Article 1'], asked: [`${site}/p1`, `${site}/p2`] })
    expect(found.walk.stopped).toEqual(stoppedAt('/p3', 'same articles'))
  })

  it.each([
    [{ maxPages: 4 }, '4 pages'],
    [{ maxBytes: 1500 }, '1500 bytes'],
  ])('after as much as %j allows', async (limits, reason) => {
    const found = await follow(
      page(rssItem(99), link('prev-archive', '/p1')),
      chainOf(10, (at) => rssItem(at)),
      limits,
    )
    expect(found.walk).toEqual({
      pages: found.asked.length + 1,
      stopped: stoppedAt('/p\\d', reason),
    })
    expect(found.asked.length).toBeLessThan(5)
  })

  it.each(['file:///etc/passwd', 'https://me@old.example.org/p1', 'https://'])(
    'before %s',
    async (address) => {
      const found = await follow(page(rssItem(1), link('prev-archive', address)), {})
      expect(found).toMatchObject({
        asked: [],
        walk: { stopped: expect.stringContaining(address) },
      })
    },
  )

  it('before a relative address in a saved feed, which leads nowhere', async () => {
    const saved = (text: string) => importAll(inputOf(text), human)
    const xml = rss(rssItem(1), `<title>E</title>${link('next', '?page=2')}`)
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'E',
      items: [],
      next_url: '?page=2',
    }
    for (const text of [xml, JSON.stringify(json)])
      expect((await saved(text)).walk.stopped).toMatch(/^\?page=2: .*--site/)
  })

  it('where nothing can get pages', async () => {
    const { walk } = await importAll(inputOf(page(rssItem(1), link('next', `${site}/2`))), human)
    expect(walk.stopped).toEqual(stoppedAt('/2', 'not followed'))
  })
})

it('ends with a complete feed, whatever it links to', async () => {
  const complete = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'
  expect(
    await follow(page(rssItem(1), `${complete}${link('prev-archive', '/a')}`), {}),
  ).toMatchObject({
    asked: [],
    walk: { stopped: null },
  })
})

it('fails, after what it has read, if a page cannot be had', async () => {
  await expect(follow(page(rssItem(1), link('next', '/gone')), {})).rejects.toThrow('no page')
})

it.each([
  ['XML', page(`${rssItem(1)}${rssItem(0)}`)],
  [
    'JSON',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'E',
      items: [{ id: '1' }],
    }),
  ],
])('fails if a page of %s was cut off half-way', async (_, whole) => {
  const half = whole.slice(0, whole.length * 0.7)
  await expect(
    follow(page(rssItem(2), link('next', '/1')), { [`${site}/1`]: half }),
  ).rejects.toMatchObject({
    code: 'not_well_formed',
  })
})

describe('a feed of WordPress, which links to no older page,', () => {
  const wordpress = (items: string) =>
    page(items, '<generator>https://wordpress.org/?v=6.8.3</generator>')

  it('is read with its pages until one is missing', async () => {
    const found = await follow(wordpress(rssItem(3)), {
      [`${site}/feed?paged=2`]: wordpress(rssItem(2)),
      [`${site}/feed?paged=3`]: wordpress(rssItem(1)),
    })
    expect(found.titles).toEqual(['Article 3', 'Article 2', 'Article 1'])
    expect(found.asked.at(-1)).toBe(`${site}/feed?paged=4`)
    expect(found.walk).toEqual({ pages: 3, stopped: null })
  })

  it('is known in Atom too, and by the address of a site without permalinks', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>E</title>
<generator uri="https://wordpress.org/" version="6.8.3">WordPress</generator>
<entry><id>1</id><title>A</title><link href="/1"/><updated>2019-03-01T08:00:00Z</updated></entry></feed>`
    const { openPage, asked } = pagesOf({})
    await importAll(inputOf(atom, `${site}/?feed=atom`), human, { openPage })
    expect(asked).toEqual([`${site}/?feed=atom&paged=2`])
  })

  it('stops where a cache answers every page with the first one, or a firewall with none', async () => {
    const same = {
      [`${site}/feed?paged=2`]: wordpress(rssItem(3)),
      [`${site}/feed?paged=3`]: wordpress(rssItem(3)),
    }
    const found = await follow(wordpress(rssItem(3)), same)
    expect(found.walk.stopped).toEqual(stoppedAt('/feed.paged=4', 'same articles'))
    const refused = await follow(wordpress(rssItem(3)), {
      [`${site}/feed?paged=2`]: '<!doctype html><title>No',
    })
    expect(refused).toMatchObject({
      titles: ['Article 3'],
      walk: { pages: 1, stopped: expect.stringContaining('web page') },
    })
  })

  it('is followed by its own links where it has some', async () => {
    const linked = wordpress(rssItem(3)).replace('<item>', `${link('next', '/older')}<item>`)
    const found = await follow(linked, { [`${site}/older`]: page(rssItem(2)) })
    expect(found.asked).toEqual([`${site}/older`])
  })
})
