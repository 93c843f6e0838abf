/** Rules of RSS that decide what an article is: identity, addresses, texts, authors, dates, files. */
import { describe, expect, it } from 'vitest'
import { codesOf, importAll, importOne, rss, rssItem, sourceOf } from './read.ts'

const item = (content: string) =>
  importOne(rss(`<item><title>T</title><pubDate>Fri, 01 Mar 2019 08:00:00 GMT</pubDate>${content}</item>`))

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
    const source = sourceOf(
      rss('<item><title>T</title><guid isPermaLink="false">https://old.example.org/a</guid></item>'),
    )
    expect(await importAll(source)).toMatchObject({ items: [], leftOut: { no_address: 1 }, notes: ['url_missing'] })
  })

  it('marks a guid that the database refuses', async () => {
    const found = await item('<guid isPermaLink="false">a b</guid><link>https://old.example.org/a</link>')
    expect(found.article.guid).toBe('a b')
    expect(codesOf(found)).toContain('guid_refused')
    const long = await item(
      `<guid isPermaLink="false">${'x'.repeat(2001)}</guid><link>https://old.example.org/a</link>`,
    )
    expect(codesOf(long)).toContain('guid_refused')
  })

  it('imports the first copy of a guid, and tells of the others', async () => {
    const twice = `${rssItem(1)}${rssItem(1, '<category>second</category>')}${rssItem(2)}`
    const { articles, leftOut, notes } = await importAll(sourceOf(rss(twice)))
    expect(articles.map(({ guid }) => guid)).toEqual(['https://old.example.org/?p=1', 'https://old.example.org/?p=2'])
    expect(articles[0]?.topics).toEqual([])
    expect(leftOut).toEqual({ duplicate: 1 })
    expect(notes).toEqual(['duplicate_guid'])
  })

  it('gives the same external id for the same guid, fit for a path', async () => {
    const ids = await Promise.all(
      ['https://old.example.org/?p=41', '../41', '.', `sha256-${'a'.repeat(64)}`, 'a/b'].map(
        async (guid) =>
          (await item(`<guid isPermaLink="false">${guid}</guid><link>https://old.example.org/a</link>`)).externalId,
      ),
    )
    expect(new Set(ids).size).toBe(5)
    for (const id of ids) expect(id).toMatch(/^sha256-[0-9a-f]{64}$/)
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
    const elsewhere = await importOne(text.replace('<link>a</link>', '<link>https://new.example.org/a</link>'))
    expect(elsewhere.article.body_html).toContain(
      '<a href="https://base.example.org/x/b?c=1&amp;d=2">b</a> <a href="#c">',
    )
  })
})

describe('texts', () => {
  it('are the full text, with the description as standfirst', async () => {
    const { article } = await item(
      '<link>https://old.example.org/a</link><description>Why &lt;b&gt;it&lt;/b&gt; matters.</description><content:encoded><![CDATA[<p>The text.</p>]]></content:encoded>',
    )
    expect(article).toMatchObject({ standfirst: 'Why it matters.', body_html: '<p>The text.</p>' })
  })

  it('are the description alone, where there is nothing else', async () => {
    const found = await item('<link>https://old.example.org/a</link><description>One.\n\nTwo &lt; three.</description>')
    expect(found.article).toMatchObject({ standfirst: '', body_html: '<p>One.</p>\n<p>Two &lt; three.</p>' })
    expect(codesOf(found)).toContain('body_from_summary')
  })

  it.each([
    ['AT&amp;amp;T', 'AT&T', false],
    ['AT&amp;T &lt; 5', 'AT&T < 5', false],
    ['&lt;em&gt;Rain&lt;/em&gt; today', 'Rain today', true],
    ['<![CDATA[R&D <Bar>]]>', 'R&D <Bar>', false],
    ['Caf&eacute;&nbsp;', 'Café', false],
    ['one\n   line', 'one line', false],
  ])('read the title %s as %s', async (title, expected, noted) => {
    const found = await importOne(rss(rssItem(1).replace('Article 1', title)))
    expect(found.article.title).toBe(expected)
    expect(codesOf(found).includes('title_was_html')).toBe(noted)
  })

  it('cut a standfirst that the database refuses', async () => {
    const found = await item(
      `<link>https://old.example.org/a</link><description>${'word '.repeat(2500)}</description><content:encoded>text</content:encoded>`,
    )
    expect(found.article.standfirst).toHaveLength(10_000)
    expect(codesOf(found)).toContain('standfirst_cut')
  })

  it('say that a body is longer than the database takes', async () => {
    const found = await item(`<link>https://old.example.org/a</link><description>${'ä'.repeat(500_001)}</description>`)
    expect(codesOf(found)).toContain('body_too_long')
  })
})

describe('authors', () => {
  it.each([
    ['<dc:creator>Ada Example</dc:creator><dc:creator>Ben Example</dc:creator>', 'Ada Example, Ben Example'],
    ['<author>desk@old.example.org (News desk)</author>', 'News desk'],
    ['<author>News desk &lt;desk@old.example.org&gt;</author>', 'News desk'],
    ['<author>News desk</author>', 'News desk'],
    ['<author>desk@old.example.org</author>', null],
  ])('%s', async (author, byline) => {
    const { article } = await item(`<link>https://old.example.org/a</link>${author}`)
    expect(article.byline).toBe(byline)
  })
})

describe('dates', () => {
  const dated = (date: string) =>
    importOne(rss(`<item><title>T</title><link>https://old.example.org/a</link>${date}</item>`))

  it('make a draft where there is none', async () => {
    const found = await dated('')
    expect(found.article).toMatchObject({ status: 'draft', published_at: null })
    expect(codesOf(found)).toContain('date_missing')
  })

  it('make a draft of one that cannot be read', async () => {
    const found = await dated('<pubDate>yesterday</pubDate>')
    expect(found.article.status).toBe('draft')
    expect(codesOf(found)).toEqual(expect.arrayContaining(['date_unreadable', 'date_missing']))
  })

  it('take that of the update for a missing one', async () => {
    const found = await dated('<atom:updated>2019-03-01T08:00:00Z</atom:updated>')
    expect(found.article).toMatchObject({
      status: 'published',
      published_at: '2019-03-01T08:00:00.000Z',
      updated_at: null,
    })
    expect(codesOf(found)).toContain('date_guessed')
  })

  it('drop an update from before the publication', async () => {
    const { article } = await dated(
      '<dc:date>2019-03-02T08:00:00Z</dc:date><atom:updated>2019-03-01T08:00:00Z</atom:updated>',
    )
    expect(article).toMatchObject({ published_at: '2019-03-02T08:00:00.000Z', updated_at: null })
  })

  it('tell of a guessed zone', async () => {
    expect(codesOf(await dated('<pubDate>Fri, 01 Mar 2019 08:00:00</pubDate>'))).toContain('date_zone_guessed')
  })
})

it('reads RSS 1.0, where items stand beside the channel', async () => {
  const text = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example.org/"><title>Old</title><link>https://old.example.org/</link><dc:language>fr</dc:language><items><rdf:Seq><rdf:li resource="https://old.example.org/a"/></rdf:Seq></items></channel>
<item rdf:about="https://old.example.org/a#id"><title>T</title><link>https://old.example.org/a</link><description>Words.</description><dc:date>2004-05-06T07:08:09+02:00</dc:date><dc:subject>Pluie</dc:subject><dc:creator>Ada Example</dc:creator></item>
</rdf:RDF>`
  const { article } = await importOne(text, { mode: 'unknown' })
  expect(article).toMatchObject({
    ...{ guid: 'https://old.example.org/a#id', url: 'https://old.example.org/a', title: 'T', language: 'fr' },
    ...{ published_at: '2004-05-06T05:08:09.000Z', byline: 'Ada Example', topics: [{ slug: 'pluie', label: 'Pluie' }] },
  })
})

describe('the language', () => {
  const channel = '<title>E</title><language>en_us</language>'
  const languages = async (options: { language?: string }, more = '') =>
    (await importAll(sourceOf(rss(rssItem(1, more), channel)), { mode: 'human-only', ...options })).articles[0]
      ?.language

  it('is that of the item, then the given one, then that of the feed', async () => {
    expect(await languages({})).toBe('en-us')
    expect(await languages({ language: 'de' })).toBe('de')
    expect(await languages({ language: 'de' }, '<dc:language>fr</dc:language>')).toBe('fr')
  })

  it('must be said by somebody', async () => {
    await expect(importOne(rss(rssItem(1)), { mode: 'human-only' })).rejects.toMatchObject({ code: 'language_missing' })
  })
})
