/** Exports of WordPress. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportNote } from '../../../src/plugins/import/notes.ts'
import { wordpressHtml } from '../../../src/plugins/import/wordpress-text.ts'
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
  expect(imported.articles.map(({ status }) => status)).toEqual([
    'published',
    'published',
    'draft',
    'draft',
    'draft',
  ])
  expect(imported.items.map((item) => codesOf(item).includes('was_private'))).toEqual([
    false,
    false,
    true,
    true,
    false,
  ])
})

it('reads a post field by field', () => {
  expect(imported.articles[0]).toMatchObject({
    ...{
      url: 'https://old.example.org/2019/03/classic/',
      title: 'Classic & plain',
      language: 'en-GB',
    },
    ...{ published_at: '2019-03-01T08:00:00.000Z', updated_at: '2019-03-04T10:30:00.000Z' },
    ...{
      byline: 'Ada Example',
      standfirst: 'What the council decided.',
      disclosure: { mode: 'unknown' },
    },
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
  expect(imported.articles[1]).toMatchObject({
    byline: 'gone',
    updated_at: null,
    picture: null,
    topics: [],
  })
})

it('tells what is lost', () => {
  const [first, second] = imported.items.map(({ notes }) =>
    notes.map(({ code, detail }) => `${code} ${detail}`),
  )
  expect(first).toEqual(
    expect.arrayContaining([
      'comments_lost 1',
      'shortcode_lost [gallery]',
      'paragraphs_made A text of the classic editor',
      'field_lost taxonomy post_format',
    ]),
  )
  expect(second).toEqual(['shortcode_lost the block latest-posts'])
})

it('finds pictures that follow the posts that name them, and those before', async () => {
  const text = fixtureText('wordpress.wxr.xml')
  const attachment =
    /\t<item>\s*<title><!\[CDATA\[bridge\]\][\s\S]*?<\/item>\n/.exec(text)?.[0] ?? ''
  expect(attachment).not.toBe('')
  const before = text.replace(attachment, '').replace('\t\t<item>', `${attachment}\t\t<item>`)
  expect((await importAll(inputOf(before), { mode: 'unknown' })).articles).toEqual(
    imported.articles,
  )
})

it('reads control characters, which WordPress does not escape', async () => {
  const text = fixtureText('wordpress.wxr.xml').replace('A paragraph.', 'A para\u0008graph.\u000b')
  const { articles } = await importAll(inputOf(text), { mode: 'unknown' })
  expect(articles[1]?.body_html).toContain('<p>A paragraph.</p>')
})

describe('fields beside the text', () => {
  const meta = (key: string, value: string) =>
    `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`
  const term = (domain: string, slug: string, name: string) =>
    `<category domain="${domain}" nicename="${slug}"><![CDATA[${name}]]></category>`
  const author = (login: string, name: string) =>
    `<wp:author><wp:author_login>${login}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>`
  const guest = `<item><wp:post_id>8</wp:post_id><wp:post_name>cap-gil</wp:post_name><wp:post_type>guest-author</wp:post_type>
    ${meta('cap-user_login', 'gil')}${meta('cap-display_name', 'Gil Guest')}</item>`
  const attachment = (
    more: string,
  ) => `<item><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type>
    <wp:attachment_url>https://old.example.org/a.jpg</wp:attachment_url>${meta('_wp_attachment_image_alt', 'A bridge')}${more}</item>`
  const exported = (more: string, others = '') =>
    inputOf(`<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">
      <channel><language>en</language>${others}<item><title>A</title><link>https://old.example.org/a/</link><dc:creator>ada</dc:creator>
      <guid isPermaLink="false">https://old.example.org/?p=1</guid><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>
      <wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt>${more}</item></channel></rss>`)
  const read = async (more: string, others?: string) => {
    const { items, notes, oldAddresses } = await importAll(exported(more, others), {
      mode: 'human-only',
    })
    const [{ article, notes: own } = expect.unreachable('there is an item')] = items
    return {
      article,
      notes: own.map(({ code, detail }) => `${code} ${detail}`),
      ofAll: notes,
      oldAddresses,
    }
  }
  const text = (html: string) => `<content:encoded><![CDATA[${html}]]></content:encoded>`

  it('are enclosures, a link each unless the text has it', async () => {
    const sound = 'https://old.example.org/a.mp3'
    const other = 'https://old.example.org/b.ogg?a=1&b=2'
    const enclosures = [`${sound}\n123\naudio/mpeg mpga mp2`, `${other}\r\n9\r\naudio/ogg`].map(
      (value) => meta('enclosure', value),
    )
    const base = '<p>Listen.</p>'
    const both = await read(text(base) + enclosures.join(''))
    expect(both.article.body_html).toBe(
      `${base}\n<p><a href="${sound}">a.mp3</a></p>\n<p><a href="https://old.example.org/b.ogg?a=1&amp;b=2">b.ogg</a></p>`,
    )
    expect(both.notes).toContain(`enclosure_as_link ${sound}`)
    const linked = `<p><a href="${sound}">Listen</a></p>`
    const once = await read(`${text(linked)}${meta('enclosure', `${sound}\n123\naudio/mpeg`)}`)
    expect([once.article.body_html, once.notes]).toEqual([linked, []])
    const shortcode = await read(
      `${text(`<p>[audio src="${sound}"]</p>`)}${meta('enclosure', `${sound}\n1\naudio/mpeg`)}`,
    )
    expect(shortcode.article.body_html).toContain(`<a href="${sound}">`)
  })

  it('are the enclosures of RSS, each once', async () => {
    const [film, sound] = ['https://old.example.org/film.mp4', 'https://old.example.org/a.mp3']
    const { article, notes } = await read(
      `${text('<p>Look.</p>')}<enclosure url="${film}" length="9" type="video/mp4"/><enclosure url="${sound}"/>${meta('enclosure', `${sound}\n9\naudio/mpeg`)}`,
    )
    expect(article.body_html?.match(/href="[^"]*"/g)?.toSorted()).toEqual([
      `href="${sound}"`,
      `href="${film}"`,
    ])
    expect(notes).toHaveLength(2)
  })

  it('are the authors of Co-Authors Plus, guests too, in their order', async () => {
    const terms =
      term('author', 'cap-gil', 'gil') +
      term('author', 'cap-ben', 'ben') +
      term('author', 'cap-x', 'gone')
    const others = author('ada', 'Ada Example') + author('ben', 'Ben Example') + guest
    expect((await read(terms, others)).article.byline).toBe('Gil Guest, Ben Example, gone')
    expect((await read('', others)).article.byline).toBe('Ada Example')
  })

  it('are the old feeds of topics whose slug changes, below the categories above them', async () => {
    const category = (slug: string, parent: string) =>
      `<wp:category><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent></wp:category>`
    const others =
      category('k%c3%b6ln', 'st%c3%a4dte') +
      category('st%c3%a4dte', 'news') +
      category('news', 'k%c3%b6ln')
    const terms =
      term('category', 'k%c3%b6ln', 'Köln') +
      term('category', 'news', 'News') +
      term('post_tag', 'br%c3%bccken', 'Brücken')
    const { oldAddresses } = await read(terms, others)
    const rss = oldAddresses.filter(({ format }) => format === 'rss')
    expect(rss.map(({ path, family }) => [decodeURI(path), family])).toEqual([
      ['/category/news/städte/köln/feed/', 'topics/koln'],
      ['/tag/brücken/feed/', 'topics/brucken'],
    ])
    expect(oldAddresses).toHaveLength(4)
    const german = await importAll(exported(terms, others), { mode: 'human-only', language: 'de' })
    expect(german.articles[0]?.topics).toMatchObject(
      ['koeln', 'news', 'bruecken'].map((slug) => ({ slug })),
    )
  })

  it('are taxonomies of the newsroom, which are named once each', async () => {
    const terms =
      term('region', 'north', 'North') + term('region', 'south', 'South') + term('series', 'a', 'A')
    const { article, notes } = await read(
      `${text('<p>x</p>')}${terms}${term('post_tag', 'rain', 'Rain')}`,
    )
    expect(article.topics).toEqual([{ slug: 'rain', label: 'Rain' }])
    expect(notes).toEqual(['field_lost taxonomy region', 'field_lost taxonomy series'])
  })

  it('are the caption of the picture, and descriptions of categories', async () => {
    const caption = '<excerpt:encoded><![CDATA[Photo: <b>Ada</b>]]></excerpt:encoded>'
    const category =
      '<wp:category><wp:category_description>All of it.</wp:category_description></wp:category>'
    const { article, ofAll } = await read(
      meta('_thumbnail_id', '7'),
      `${category}${attachment(caption)}`,
    )
    expect(article.picture).toMatchObject({ alt: 'A bridge', credit: 'Photo: Ada' })
    expect(ofAll).toEqual(['field_lost'])
  })

  it.each([
    ['_yoast_wpseo_metadesc', 'Rain &amp; more.'],
    ['rank_math_description', 'Rain & more.'],
  ])('are descriptions for search engines: %s', async (key, description) => {
    const excerpt = '<excerpt:encoded><![CDATA[Ours.]]></excerpt:encoded>'
    const alone = await read(text('<p>x</p>') + meta(key, description))
    expect([alone.article.standfirst, alone.notes]).toEqual([
      'Rain & more.',
      ['standfirst_guessed Rain & more.'],
    ])
    const beside = await read(text('<p>x</p>') + excerpt + meta(key, description))
    expect([beside.article.standfirst, beside.notes]).toEqual(['Ours.', [`field_lost ${key}`]])
    const variable = await read(text('<p>x</p>') + meta(key, '%%excerpt%% and %sitename%'))
    expect([variable.article.standfirst, variable.notes]).toEqual(['', [`field_lost ${key}`]])
  })
})

describe('a text of the classic editor', () => {
  const html = (text: string) => wordpressHtml(text, [])
  it.each([
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['one\r\ntwo', '<p>one<br>\ntwo</p>'],
    ['one<br />\ntwo', '<p>one<br>\ntwo</p>'],
    ['text\n<h2>Head</h2>\nmore', '<p>text</p>\n<h2>Head</h2>\n<p>more</p>'],
    [
      '<strong>bold</strong> text\n\n<em>next</em>',
      '<p><strong>bold</strong> text</p>\n<p><em>next</em></p>',
    ],
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

  it.each([
    ...[
      '<pre',
      '<!--',
      '[caption]<img>',
      '[embed ',
      '[a=',
      '<!-- wp:a {',
      '</p>',
      '\n \n',
      '<br>\n',
      '[/a',
    ],
  ])('that is made of nothing but %j is no problem', (piece) => {
    expect(wordpressHtml(`x${piece.repeat(200_000)}y`, [])).toMatch(/^(<p>)?x/)
  })

  it('names shortcodes, and no other words in brackets', () => {
    const notes: ImportNote[] = []
    wordpressHtml('[sic] […] [1] [contact-form-7 id="5"] [box]text[/box] [audio]', notes)
    expect(
      notes.filter(({ code }) => code === 'shortcode_lost').map(({ detail }) => detail),
    ).toEqual(['[contact-form-7]', '[box]', '[audio]'])
  })
})
