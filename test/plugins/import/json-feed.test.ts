/** Rules of JSON Feed 1.0 and 1.1 that decide what an article is. */
import { describe, expect, it } from 'vitest'
import { codesOf, importAll, inputOf } from './read.ts'

const url = 'https://old.example.org/1'

async function item(members: object, feed: object = {}, address: string | null = null) {
  const text = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title: 'E', language: 'en', home_page_url: 'https://old.example.org/' },
    ...feed,
    items: [{ id: '1', url, title: 'T', date_published: '2019-03-01T08:00:00Z', ...members }],
  })
  const { items } = await importAll(inputOf(text, address), { mode: 'human-only' })
  const [found] = items
  if (found === undefined) throw new Error('no item')
  return found
}

it.each([
  [{ content_html: '<p>x</p>', content_text: 'y', summary: 'S' }, '<p>x</p>', 'S'],
  [
    { content_text: 'one < two\n\nthree', summary: 'S & T' },
    '<p>one &lt; two</p>\n<p>three</p>',
    'S & T',
  ],
  [{ summary: 'S' }, '<p>S</p>', ''],
  [{}, '', ''],
])('reads the text of %j', async (members, body, standfirst) => {
  expect((await item(members)).article).toMatchObject({ body_html: body, standfirst })
})

describe('authors', () => {
  it.each([
    [
      { authors: [{ name: 'Ada Example' }, { name: 'Ben Example', url }] },
      'Ada Example, Ben Example',
      null,
    ],
    [{ author: { name: 'Ada Example', url } }, 'Ada Example', url],
    [{ authors: [], author: { url } }, null, null],
  ])('%j', async (members, byline, bylineUrl) => {
    expect((await item(members)).article).toMatchObject({ byline, byline_url: bylineUrl })
  })

  it('are those of the feed for an item without any', async () => {
    expect((await item({}, { authors: [{ name: 'News desk' }] })).article.byline).toBe('News desk')
  })
})

it('keeps a number as its digits', async () => {
  expect(await item({ id: 41 })).toMatchObject({ externalId: '41', article: { guid: '41' } })
})

it('takes the link for a missing id', async () => {
  const found = await item({ id: undefined })
  expect(found.article.guid).toBe(url)
  expect(codesOf(found)).toContain('guid_from_link')
})

it('links to the item, not to the page that it is about', async () => {
  expect((await item({ external_url: 'https://other.example.org/' })).article.url).toBe(url)
  expect(
    (await item({ url: undefined, external_url: 'https://other.example.org/' })).article.url,
  ).toBe('https://other.example.org/')
})

it('resolves addresses against the feed, or its home page', async () => {
  const members = {
    url: 'a',
    image: 'p.png',
    content_html: '<img src="https://old.example.org/p.png" alt="Boats">',
  }
  expect((await item(members)).article).toMatchObject({
    url: 'https://old.example.org/a',
    picture: { url: 'https://old.example.org/p.png' },
  })
  expect((await item({ url: 'a' }, {}, 'https://old.example.org/blog/feed.json')).article.url).toBe(
    'https://old.example.org/blog/a',
  )
})

it('shows an attached picture, and links an attached sound', async () => {
  const attachments = [
    { url: 'https://old.example.org/a.mp3', mime_type: 'audio/mpeg', title: 'Read <aloud>' },
    { url: 'https://old.example.org/p', mime_type: 'image/png', size_in_bytes: 7 },
    { mime_type: 'audio/mpeg' },
  ]
  const found = await item({ attachments, content_html: '<p>x</p><img src="/p" alt="Boats">' })
  expect(found.article.picture).toMatchObject({
    url: 'https://old.example.org/p',
    type: 'image/png',
    bytes: 7,
    alt: 'Boats',
  })
  expect(found.article.body_html).toMatch(
    /<p><a href="https:\/\/old\.example\.org\/a\.mp3">Read &lt;aloud[>&]/,
  )
})

it('has the language of the item before that of the feed', async () => {
  expect((await item({ language: 'fr_CA' })).article.language).toBe('fr-CA')
  expect((await item({})).article.language).toBe('en')
})
