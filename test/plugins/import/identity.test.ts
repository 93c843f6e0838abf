/** Guids and addresses of items in RSS. */
import { describe, expect, it } from 'vitest'
import { codesOf, importAll, importOne, inputOf, rss, rssItem } from './read.ts'

const item = (content: string) =>
  importOne(
    rss(`<item><title>T</title><pubDate>Fri, 01 Mar 2019 08:00:00 GMT</pubDate>${content}</item>`),
  )

describe('identity', () => {
  it.each([
    ['an address with a query', 'https://old.example.org/?p=41'],
    ['bare hexadecimal', '65f0c1a2b3c4d5e6f7a8b9c0'],
    ['a number', '41'],
    ['a tag', 'tag:old.example.org,2019:41'],
    ['letters of other scripts', 'нoвости-41'],
    ['angle brackets and quotes', '<"41">'],
  ])('keeps %s verbatim', async (_, guid) => {
    const escaped = guid.replace('<', '&lt;').replace('&', '&amp;').replace('&amp;lt;', '&lt;')
    const { article } = await item(
      `<guid isPermaLink="false">\n ${escaped} </guid><link>https://old.example.org/a</link>`,
    )
    expect(article).toMatchObject({ guid, url: 'https://old.example.org/a' })
  })

  it('takes the link of an item without a guid, and says so', async () => {
    const found = await item('<link>https://old.example.org/a?x=1&amp;y=2</link>')
    expect(found.article).toMatchObject({
      guid: 'https://old.example.org/a?x=1&y=2',
      url: 'https://old.example.org/a?x=1&y=2',
    })
    expect(codesOf(found)).toContain('guid_from_link')
  })

  it('takes a permalink for the link, and nothing else', async () => {
    const found = await item('<guid>https://old.example.org/a</guid>')
    expect(found.article.url).toBe('https://old.example.org/a')
    expect(codesOf(found)).toContain('url_from_guid')
    const input = inputOf(
      rss(
        '<item><title>T</title><guid isPermaLink="false">https://old.example.org/a</guid></item>',
      ),
    )
    expect(await importAll(input)).toMatchObject({
      items: [],
      leftOut: { no_address: 1 },
      notes: ['url_missing'],
    })
  })

  it('marks a guid that the database refuses', async () => {
    const found = await item(
      '<guid isPermaLink="false">a b</guid><link>https://old.example.org/a</link>',
    )
    expect(found.article.guid).toBe('a b')
    expect(codesOf(found)).toContain('guid_refused')
    const long = await item(
      `<guid isPermaLink="false">${'x'.repeat(2001)}</guid><link>https://old.example.org/a</link>`,
    )
    expect(codesOf(long)).toContain('guid_refused')
  })

  it('imports the first copy of a guid, and tells of the others', async () => {
    const twice = `${rssItem(1)}${rssItem(1, '<category>second</category>')}${rssItem(2)}`
    const { articles, leftOut, notes } = await importAll(inputOf(rss(twice)))
    expect(articles.map(({ guid }) => guid)).toEqual([
      'https://old.example.org/?p=1',
      'https://old.example.org/?p=2',
    ])
    expect(articles[0]?.topics).toEqual([])
    expect(leftOut).toEqual({ duplicate: 1 })
    expect(notes).toEqual(['duplicate_guid'])
  })

  it('marks one with characters that nobody sees, and counts bytes', async () => {
    expect(
      codesOf(
        await item(
          '<guid isPermaLink="false">a\u200bb</guid><link>https://old.example.org/a</link>',
        ),
      ),
    ).toContain('guid_refused')
    expect(
      codesOf(
        await item(
          `<guid isPermaLink="false">${'ä'.repeat(1001)}</guid><link>https://old.example.org/a</link>`,
        ),
      ),
    ).toContain('guid_refused')
    expect(
      codesOf(
        await item(
          `<guid isPermaLink="false">${'ä'.repeat(1000)}</guid><link>https://old.example.org/a</link>`,
        ),
      ),
    ).not.toContain('guid_refused')
  })

  it('gives the same external id for the same guid, fit for a path', async () => {
    const ids = await Promise.all(
      ['https://old.example.org/?p=41', '../41', '.', `sha256-${'a'.repeat(64)}`, 'a/b'].map(
        async (guid) =>
          (
            await item(
              `<guid isPermaLink="false">${guid}</guid><link>https://old.example.org/a</link>`,
            )
          ).externalId,
      ),
    )
    expect(new Set(ids).size).toBe(5)
    for (const id of ids) expect(id).toMatch(/^sha256-[0-9a-f]{64}$/)
    expect(ids).not.toContain(`sha256-${'a'.repeat(64)}`)
    expect(ids).toContain('sha256-fca832019b3969f17d4c59619a16e3abe3f4532d1658062f66d5c40804f05970')
  })
})

describe('addresses', () => {
  it('are resolved against the feed', async () => {
    const text = rss(
      '<item><title>T</title><link>/a</link><enclosure url="b.png" type="image/png" length="5"/><media:description>x</media:description></item>',
    )
    const { article } = await importOne(
      text,
      { mode: 'human-only', language: 'en', pictureAlt: 'title' },
      'https://old.example.org/feed/rss.xml',
    )
    expect(article).toMatchObject({
      url: 'https://old.example.org/a',
      picture: { url: 'https://old.example.org/feed/b.png', bytes: 5 },
    })
  })

  it('are resolved against xml:base, in texts too', async () => {
    const text = rss(
      '<item xml:base="https://base.example.org/x/"><title>T</title><link>a</link><description>&lt;p&gt;&lt;a href="b?c=1&amp;amp;d=2"&gt;b&lt;/a&gt; &lt;a href="#c"&gt;c&lt;/a&gt; &lt;img src="https://other.example.org/d.png"&gt;&lt;/p&gt;</description></item>',
    ).replace('<rss ', '<rss xml:base="https://other.example.org/" ')
    const { article } = await importOne(text)
    expect(article.url).toBe('https://base.example.org/x/a')
    expect(article.body_html).toBe(
      '<p><a href="b?c=1&amp;d=2">b</a> <a href="#c">c</a> <img src="https://other.example.org/d.png"></p>',
    )
    const elsewhere = await importOne(
      text.replace('<link>a</link>', '<link>https://new.example.org/a</link>'),
    )
    expect(elsewhere.article.body_html).toContain(
      '<a href="https://base.example.org/x/b?c=1&amp;d=2">b</a> <a href="#c">',
    )
  })
})
