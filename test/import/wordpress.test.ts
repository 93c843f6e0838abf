/** Exports of WordPress. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportNote } from '../../src/import/imported-article.ts'
import { wordpressHtml } from '../../src/import/wordpress-text.ts'
import { codesOf, fixture, fixtureText, type Imported, importAll, inputOf } from './read.ts'

let imported: Imported
beforeAll(async () => {
  imported = await importAll(fixture('wordpress.wxr.xml'), { mode: 'unknown' })
})

it('keeps guids verbatim, as the feed of WordPress has them', () => {
  expect(imported.format).toBe('wordpress')
  expect(imported.articles.map(({ guid }) => guid)).toEqual([
    'https://old.example.org/?p=41',
    'https://old.example.org/?post_type=post&p=42',
    ...[43, 44, 45].map((id) => `https://old.example.org/?p=${id}`),
  ])
})

it('counts what is no post', () => {
  expect(imported.leftOut).toEqual({ trash: 1, page: 1, attachment: 1, nav_menu_item: 1 })
})

it('makes drafts of what not everybody could read', () => {
  expect(imported.articles.map(({ status }) => status)).toEqual(['published', 'published', 'draft', 'draft', 'draft'])
  expect(imported.items.map((item) => codesOf(item).includes('was_private'))).toEqual([false, false, true, true, false])
})

it('reads a post field by field', () => {
  expect(imported.articles[0]).toMatchObject({
    ...{ url: 'https://old.example.org/2019/03/classic/', title: 'Classic & plain', language: 'en-GB' },
    ...{ published_at: '2019-03-01T08:00:00.000Z', updated_at: '2019-03-04T10:30:00.000Z' },
    ...{ byline: 'Ada Example', standfirst: 'What the council decided.', disclosure: { mode: 'unknown' } },
    picture: {
      url: 'https://old.example.org/wp-content/uploads/2019/03/bridge-lead.jpg',
      ...{ type: 'image/jpeg', alt: 'A stone bridge over a river' },
    },
    topics: [
      { slug: 'public-works', label: 'Public works' },
      { slug: 'novosti', label: 'Новости' },
      { slug: expect.stringMatching(/^topic-[0-9a-f]{8}$/), label: '新聞' },
    ],
  })
  expect(imported.articles[1]).toMatchObject({ byline: 'gone', updated_at: null, picture: null, topics: [] })
})

it('tells what is lost', () => {
  const [first, second] = imported.items.map(({ notes }) => notes.map(({ code, detail }) => `${code} ${detail}`))
  expect(first).toEqual(
    expect.arrayContaining([
      'comments_lost 1',
      'shortcode_lost [gallery]',
      'paragraphs_made A text of the classic editor',
    ]),
  )
  expect(second).toEqual(['shortcode_lost the block latest-posts'])
})

it('finds pictures that follow the posts that name them, and those before', async () => {
  const text = fixtureText('wordpress.wxr.xml')
  const attachment = /\t<item>\s*<title><!\[CDATA\[bridge\]\][\s\S]*?<\/item>\n/.exec(text)?.[0] ?? ''
  expect(attachment).not.toBe('')
  const before = text.replace(attachment, '').replace('\t\t<item>', `${attachment}\t\t<item>`)
  expect((await importAll(inputOf(before), { mode: 'unknown' })).articles).toEqual(imported.articles)
})

it('reads control characters, which WordPress does not escape', async () => {
  const text = fixtureText('wordpress.wxr.xml').replace('A paragraph.', 'A para\u0008graph.\u000b')
  const { articles } = await importAll(inputOf(text), { mode: 'unknown' })
  expect(articles[1]?.body_html).toContain('<p>A paragraph.</p>')
})

describe('a text of the classic editor', () => {
  const html = (text: string) => wordpressHtml(text, [])
  it.each([
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['one\r\ntwo', '<p>one<br>\ntwo</p>'],
    ['one<br />\ntwo', '<p>one<br>\ntwo</p>'],
    ['text\n<h2>Head</h2>\nmore', '<p>text</p>\n<h2>Head</h2>\n<p>more</p>'],
    ['<strong>bold</strong> text\n\n<em>next</em>', '<p><strong>bold</strong> text</p>\n<p><em>next</em></p>'],
    ['<ul>\n<li>one</li>\n<li>two</li>\n</ul>', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    [
      '<blockquote>said\n\nmore</blockquote>after',
      '<blockquote>\n<p>said</p>\n<p>more</p>\n</blockquote>\n<p>after</p>',
    ],
    ['a\n<pre>x\n\ny</pre>\nb', '<p>a</p>\n<pre>x\n\ny</pre>\n<p>b</p>'],
    ['a\n\n<!--more-->\n\nb', '<p>a</p>\n<!--more-->\n<p>b</p>'],
    ['<p>already</p>\n\nmixed', '<p>already</p>\n\nmixed'],
    ['<script>a\n\nb</script>', '<script>a\n\nb</script>'],
    [
      '[embed]https://video.example.com/1[/embed]',
      '<p><a href="https://video.example.com/1">https://video.example.com/1</a></p>',
    ],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  it.each([...['<pre', '<!--', '[caption]<img>', '[embed ', '[a=', '<!-- wp:a {', '</p>', '\n \n', '<br>\n', '[/a']])(
    'that is made of nothing but %j is no problem',
    (piece) => {
      expect(wordpressHtml(`x${piece.repeat(200_000)}y`, [])).toMatch(/^(<p>)?x/)
    },
  )

  it('names shortcodes, and no other words in brackets', () => {
    const notes: ImportNote[] = []
    wordpressHtml('[sic] […] [1] [contact-form-7 id="5"] [box]text[/box] [audio]', notes)
    expect(notes.filter(({ code }) => code === 'shortcode_lost').map(({ detail }) => detail)).toEqual([
      '[contact-form-7]',
      '[box]',
      '[audio]',
    ])
  })
})
