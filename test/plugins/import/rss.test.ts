/** Rules of RSS that decide what an article is: texts, authors, dates, languages. */
import { describe, expect, it } from 'vitest'
import { codesOf, importAll, importOne, inputOf, isFault, rss, rssItem } from './read.ts'

const item = (content: string) =>
  importOne(
    rss(`<item><title>T</title><pubDate>Fri, 01 Mar 2019 08:00:00 GMT</pubDate>${content}</item>`),
  )

describe('texts', () => {
  it('are the full text, with the description as standfirst', async () => {
    const { article } = await item(
      '<link>https://old.example.org/a</link><description>Why &lt;b&gt;it&lt;/b&gt; matters.</description><content:encoded><![CDATA[<p>The text.</p>]]></content:encoded>',
    )
    expect(article).toMatchObject({ standfirst: 'Why it matters.', body_html: '<p>The text.</p>' })
  })

  it('are the description alone, where there is nothing else', async () => {
    const found = await item(
      '<link>https://old.example.org/a</link><description>One.\n\nTwo &lt; three.</description>',
    )
    expect(found.article).toMatchObject({
      standfirst: '',
      body_html: '<p>One.</p>\n<p>Two &lt; three.</p>',
    })
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

  it.each([
    ['The council decided', true],
    ['The council decided.', false],
    ['The council decided. It […]', true],
    ['The council decided. It...', true],
    ['The council decided. It begins in April.', true],
    ['What it decided', false],
  ])('know that "%s" was cut from the text: %s', async (summary, isCut) => {
    const found = await item(
      `<link>https://old.example.org/a</link><description>${summary}</description><content:encoded>&lt;p>The council decided. It begins in April.&lt;/p></content:encoded>`,
    )
    expect(found.article.standfirst).toBe(isCut ? '' : summary)
    expect(codesOf(found).includes('standfirst_left_out')).toBe(isCut)
  })

  it('cut a standfirst that the database refuses', async () => {
    const found = await item(
      `<link>https://old.example.org/a</link><description>${'word '.repeat(2500)}</description><content:encoded>text</content:encoded>`,
    )
    expect(found.article.standfirst).toHaveLength(10_000)
    expect(codesOf(found)).toContain('standfirst_cut')
  })

  it('say that a body is longer than the database takes', async () => {
    const found = await item(
      `<link>https://old.example.org/a</link><description>${'ä'.repeat(500_001)}</description>`,
    )
    expect(codesOf(found)).toContain('body_too_long')
  })
})

describe('authors', () => {
  it.each([
    [
      '<dc:creator>Ada Example</dc:creator><dc:creator>Ben Example</dc:creator>',
      'Ada Example, Ben Example',
    ],
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
    expect(codesOf(await dated('<pubDate>Fri, 01 Mar 2019 08:00:00</pubDate>'))).toContain(
      'date_zone_guessed',
    )
  })
})

it('reads RSS 1.0, where items stand beside the channel', async () => {
  const text = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example.org/"><title>Old</title><link>https://old.example.org/</link><dc:language>fr</dc:language><items><rdf:Seq><rdf:li resource="https://old.example.org/a"/></rdf:Seq></items></channel>
<item rdf:about="https://old.example.org/a#id"><title>T</title><link>https://old.example.org/a</link><description>Words.</description><dc:date>2004-05-06T07:08:09+02:00</dc:date><dc:subject>Pluie</dc:subject><dc:creator>Ada Example</dc:creator></item>
</rdf:RDF>`
  const { article } = await importOne(text, { mode: 'unknown' })
  expect(article).toMatchObject({
    ...{
      guid: 'https://old.example.org/a#id',
      url: 'https://old.example.org/a',
      title: 'T',
      language: 'fr',
    },
    ...{
      published_at: '2004-05-06T05:08:09.000Z',
      byline: 'Ada Example',
      topics: [{ slug: 'pluie', label: 'Pluie' }],
    },
  })
})

describe('the language', () => {
  const channel = '<title>E</title><language>en_us</language>'
  const languages = async (options: { language?: string }, more = '') =>
    (await importAll(inputOf(rss(rssItem(1, more), channel)), { mode: 'human-only', ...options }))
      .articles[0]?.language

  it('is that of the item, then the given one, then that of the feed', async () => {
    expect(await languages({})).toBe('en-us')
    expect(await languages({ language: 'de' })).toBe('de')
    expect(await languages({ language: 'de' }, '<dc:language>fr</dc:language>')).toBe('fr')
  })

  it('is a fault of the one item that nobody says it of', async () => {
    const items = `${rssItem(1, '<dc:language>fr</dc:language>')}${rssItem(2)}${rssItem(3, '<dc:language>de</dc:language>')}`
    const found = await importAll(inputOf(rss(items)), { mode: 'human-only' })
    expect(found.items.map(codesOf).map((codes) => codes.includes('language_missing'))).toEqual([
      false,
      true,
      false,
    ])
    expect(found.items.map(({ notes }) => notes.some(isFault))).toEqual([false, true, false])
  })
})
