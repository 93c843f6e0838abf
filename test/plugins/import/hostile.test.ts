/** Inputs that are broken, huge or made to harm. */

import { readXml } from 'candor-disclosure/parse/read-xml.ts'
import { describe, expect, it } from 'vitest'
import { codesOf, importAll, importOne, inputOf, rss, rssItem } from './read.ts'

const refusal = async (text: string) =>
  await importAll(inputOf(text)).then(
    () => 'accepted',
    (error: unknown) => (error as { code?: string }).code,
  )

describe('refuses', () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>`
  it.each([
    ['nothing', '', 'empty_input'],
    ['white space', ' \n\t', 'empty_input'],
    ['an empty root', '<rss version="2.0"/>', 'empty_input'],
    ['plain text', 'Hello', 'not_a_feed'],
    ['a web page', '<!DOCTYPE html><html><head><title>x</title></head></html>', 'not_a_feed'],
    ['a web page without its first elements', '<meta charset=utf-8><p>x', 'not_a_feed'],
    ['a web page after a comment', '<!-- x -->\n<HTML lang="en"><p>x', 'not_a_feed'],
    ['other XML', '<opml version="2.0"><head/></opml>', 'not_a_feed'],
    ['other JSON', '{"hello": [1, 2]}', 'not_a_feed'],
    ['a list of JSON', '[]', 'not_a_feed'],
    [
      'broken JSON',
      '{"version": "https://jsonfeed.org/version/1.1", "items": [',
      'not_well_formed',
    ],
    ['a feed that was cut off', rss(rssItem(1)).slice(0, -30), 'not_well_formed'],
    [
      'a feed with an element that does not end',
      rss(`${rssItem(1)}<item><title>x</item>`),
      'not_well_formed',
    ],
    ['a feed after a feed', `${rss(rssItem(1))}<rss/>`, 'not_well_formed'],
    ['entities of its own', rss(rssItem(1)).replace('<rss', `${bomb}<rss`), 'entities_refused'],
    [
      'an external entity',
      rss(rssItem(1)).replace(
        '<rss',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss',
      ),
      'entities_refused',
    ],
    ['endless nesting', `<rss><channel><item>${'<a>'.repeat(10_000)}`, 'too_large'],
  ])('%s', async (_, text, code) => {
    expect(await refusal(text)).toBe(code)
  })
})

it.each([
  ['zip', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]],
  ['gzip', [0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00]],
])('says that a file is compressed: %s', async (_, bytes) => {
  await expect(importAll(inputOf(Uint8Array.from(bytes)))).rejects.toMatchObject({
    code: 'not_a_feed',
    message: expect.stringContaining('compressed'),
  })
})

describe('reads all the same', () => {
  it.each([
    ['white space before the XML declaration', `\n\n  ${rss(rssItem(1))}`, []],
    [
      'a DOCTYPE without entities',
      rss(rssItem(1)).replace(
        '<rss',
        '<!DOCTYPE rss PUBLIC "-//x//EN" "https://old.example.org/rss.dtd"><rss',
      ),
      [],
    ],
    [
      'names of characters in HTML',
      rss(rssItem(1, '<description>a&nbsp;&mdash;&eacute;</description>')),
      [],
    ],
    [
      'an unknown name',
      rss(rssItem(1, '<description>a &nonsense; b</description>')),
      ['xml_repaired'],
    ],
    [
      'a bare ampersand',
      rss(rssItem(1, '<description>AT&T & more <![CDATA[a & b]]></description>')),
      ['xml_repaired'],
    ],
    ['control characters', rss(rssItem(1, '<description>a\u0008b\u000c</description>')), []],
    [
      'a prefix that is not declared',
      rss(rssItem(1, '<itunes:author>Ada Example</itunes:author><foo:bar/>')),
      [],
    ],
    [
      'an attribute twice',
      rss(rssItem(1, '<category domain="a" domain="b">x</category>')),
      ['xml_repaired'],
    ],
  ])('%s', async (_, text, notes) => {
    const { articles, notes: found } = await importAll(inputOf(text))
    expect(articles.map(({ guid }) => guid)).toEqual(['https://old.example.org/?p=1'])
    expect(found).toEqual(notes)
  })

  it('and repairs nothing inside of CDATA', async () => {
    const { articles } = await importAll(
      inputOf(rss(rssItem(1, '<description>AT&T <![CDATA[a & b]]></description>'))),
    )
    expect(articles[0]?.body_html).toBe('<p>AT&amp;T a &amp; b</p>')
  })

  it('and reads names of objects in JavaScript as text', async () => {
    const { article } = await importOne(
      rss(rssItem(1, '<description>&constructor; &__proto__; x</description>')),
    )
    expect(article.body_html).toBe('<p>&amp;constructor; &amp;__proto__; x</p>')
  })
})

describe('takes no time for', () => {
  it.each([
    ['comments before the root', `${'<!-- -->'.repeat(100)}${'<!-- x'.repeat(40)}--><rss/>`],
    [
      'ampersands and sections without an end',
      rss(`${'<![CDATA['.repeat(100_000)}${'& '.repeat(100_000)}`),
    ],
    ['parentheses in a date', rss(rssItem(1).replace('Fri, 01', '('.repeat(200_000)))],
    ['an author in brackets', rss(rssItem(1, `<author>${'&lt;'.repeat(200_000)}</author>`))],
    [
      'elements in a text from Candor',
      rss(
        rssItem(
          1,
          `<candor:disclosure mode="ai-autonomous">x</candor:disclosure><description>&lt;div ai-disclosure="x">${'&lt;div>'.repeat(100_000)}</description>`,
        ),
      ),
    ],
  ])('%s', async (_, text) => {
    expect(['accepted', 'empty_input', 'not_well_formed']).toContain(await refusal(text))
  })
})

it('leaves out one huge item and reads the others', async () => {
  const huge = rssItem(2, `<description>${'x'.repeat(9_000_000)}</description>`)
  const { articles, leftOut } = await importAll(inputOf(rss(`${rssItem(1)}${huge}${rssItem(3)}`)))
  expect(articles.map(({ title }) => title)).toEqual(['Article 1', 'Article 3'])
  expect(leftOut).toEqual({ too_large: 1 })
})

it('stops at a text without end', async () => {
  async function* endless() {
    yield '<rss><channel><item><title>'
    for (;;) yield 'x'.repeat(10_000)
  }
  const limits = { partLength: 1_000_000, runLength: 2_000_000, depth: 100, names: 100 }
  const read = async () => {
    for await (const part of readXml(endless(), null, () => {}, limits))
      expect(part).toBeUndefined()
  }
  await expect(read()).rejects.toMatchObject({ code: 'too_large' })
})

it('takes members of JSON of wrong types for missing ones', async () => {
  const items = [
    null,
    5,
    'x',
    {
      id: 7,
      url: 'https://old.example.org/7',
      tags: 'x',
      attachments: {},
      authors: [null, 'x'],
      content_html: 5,
      date_published: [],
    },
  ]
  const { items: found } = await importAll(
    inputOf(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items })),
  )
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({
    externalId: '7',
    article: { guid: '7', status: 'draft', topics: [], byline: null },
  })
})

it('leaves addresses that are no web addresses out', async () => {
  const found = await importOne(
    rss(
      rssItem(
        1,
        '<enclosure url="javascript:alert(1)" type="image/png" length="1"/><media:content url="data:image/png,x" medium="image"/>',
      ),
    ),
  )
  expect(found.article).toMatchObject({ picture: null, body_html: '' })
  const input = inputOf(rss('<item><title>x</title><guid>javascript:alert(1)</guid></item>'))
  expect((await importAll(input)).leftOut).toEqual({ no_address: 1 })
})

it('escapes what it adds to a text', async () => {
  const { article } = await importOne(
    rss(
      rssItem(
        1,
        '<enclosure url="https://old.example.org/%22%3E%3Cimg%20src=x%3E.mp3" type="audio/mpeg" length="1"/>',
      ),
    ),
  )
  expect(article.body_html).not.toContain('<img')
})

it('reads an address whose path cannot be decoded', async () => {
  const found = await importOne(
    rss(
      rssItem(
        1,
        '<enclosure url="https://old.example.org/%E0%A4%A.mp3" type="audio/mpeg" length="1"/>',
      ),
    ),
  )
  expect(codesOf(found)).toContain('enclosure_as_link')
})

it('removes from JSON what XML and the database refuse', async () => {
  const item =
    '{"id":"1","url":"https://old.example.org/1","title":"a\\u0000b\\ud800","content_text":"x\\u0001y"}'
  const { articles } = await importAll(
    inputOf(`{"version":"https://jsonfeed.org/version/1.1","items":[${item}]}`),
  )
  expect(articles[0]).toMatchObject({ title: 'ab\ufffd', body_html: '<p>xy</p>' })
})

it('takes a title that nobody sees for none', async () => {
  const found = await importOne(
    rss(rssItem(1, '<description>Words.</description>').replace('Article 1', '\u200b \u2800')),
  )
  expect(found.article.title).toBe('Words.')
})

it('takes an address with the name of a user for none', async () => {
  const input = inputOf(
    rss(
      '<item><title>x</title><link>https://me:secret@old.example.org/</link><guid isPermaLink="false">1</guid></item>',
    ),
  )
  expect((await importAll(input)).leftOut).toEqual({ no_address: 1 })
})

it('never cuts a character in two', async () => {
  const { article } = await importOne(
    rss(rssItem(1, `<description>${'😀'.repeat(60)}</description>`).replace('Article 1', '')),
  )
  expect(article.title.isWellFormed()).toBe(true)
})
