/** Archives (RFC 5005), pages and next_url: all of them, each once, and never without end. */
import { describe, expect, it } from 'vitest'
import { importAll, inputOf, pagesOf, rss, rssItem } from './read.ts'

const site = 'https://old.example.org'
const page = (items: string, links = '') => rss(items, `<title>E</title>${links}`)
const link = (rel: string, href: string) => `<atom:link rel="${rel}" href="${href}"/>`
const human = { mode: 'human-only', language: 'en' } as const

async function follow(first: string, others: Readonly<Record<string, string>>, maxPages?: number) {
  const { openPage, asked } = pagesOf(others)
  const found = await importAll(inputOf(first, `${site}/feed`), human, {
    openPage,
    ...(maxPages !== undefined && { maxPages }),
  })
  return { titles: found.articles.map(({ title }) => title), asked, notes: found.notes, leftOut: found.leftOut }
}

it('follows archives to the oldest, once each, and keeps the newest copy of an item', async () => {
  const found = await follow(page(`${rssItem(3)}${rssItem(2)}`, link('prev-archive', '/archive/2')), {
    [`${site}/archive/2`]: page(
      `${rssItem(2).replace('Article 2', 'An older copy')}${rssItem(1)}`,
      `${link('prev-archive', 'https://old.example.org/archive/1#x')}${link('next-archive', '/archive/3')}`,
    ),
    [`${site}/archive/1`]: page(rssItem(0), link('current', '/feed')),
  })
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
  const found = await follow(atom(1, '<link rel="next" href="2"/>'), { [`${site}/pages/2`]: atom(2) })
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
  const found = await follow(json(1, 'https://old.example.org/feed?page=2'), { [`${site}/feed?page=2`]: json(2) })
  expect(found.titles).toEqual(['Article 1', 'Article 2'])
})

describe('ends', () => {
  it('a chain that leads back to its beginning', async () => {
    const found = await follow(page(rssItem(1), link('prev-archive', '/a')), {
      [`${site}/a`]: page(rssItem(2), link('prev-archive', '/b')),
      [`${site}/b`]: page(rssItem(3), link('prev-archive', '/feed')),
    })
    expect(found).toMatchObject({ titles: ['Article 1', 'Article 2', 'Article 3'], notes: ['chain_ended'] })
    expect(found.asked).toHaveLength(2)
  })

  it('a feed that leads to itself', async () => {
    const found = await follow(page(rssItem(1), link('next', '#top')), {})
    expect(found).toMatchObject({ titles: ['Article 1'], asked: [], notes: ['chain_ended'] })
  })

  it('a chain whose pages have nothing new', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [`${site}/p${at}`, page(rssItem(1), link('next', `/p${at + 1}`))] as const),
    )
    const found = await follow(page(rssItem(1), link('next', '/p0')), others)
    expect(found).toMatchObject({ titles: ['Article 1'], notes: ['chain_ended'] })
    expect(found.asked).toHaveLength(3)
  })

  it('a chain of more pages than allowed', async () => {
    const others = Object.fromEntries(
      Array.from(
        { length: 10 },
        (_, at) => [`${site}/p${at}`, page(rssItem(at), link('next', `/p${at + 1}`))] as const,
      ),
    )
    const found = await follow(page(rssItem(99), link('next', '/p0')), others, 4)
    expect(found.asked).toHaveLength(3)
    expect(found.notes).toEqual(['chain_ended'])
  })

  it('a complete feed, whatever it links to', async () => {
    const complete = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'
    expect(await follow(page(rssItem(1), `${complete}${link('prev-archive', '/a')}`), {})).toMatchObject({
      asked: [],
      notes: [],
    })
  })
})

it('does not follow what is no web address', async () => {
  expect(await follow(page(rssItem(1), link('prev-archive', 'file:///etc/passwd')), {})).toMatchObject({
    asked: [],
    notes: [],
  })
})

it('says that pages were not followed, where nothing can get them', async () => {
  const { notes } = await importAll(inputOf(page(rssItem(1), link('next', 'https://old.example.org/2'))), human)
  expect(notes).toEqual(['chain_ended'])
})

it('fails, after what it has read, if a page cannot be had', async () => {
  await expect(follow(page(rssItem(1), link('next', '/gone')), {})).rejects.toThrow('no page')
})
