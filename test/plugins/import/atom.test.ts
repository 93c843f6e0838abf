/** Rules of Atom (RFC 4287) that decide what an article is. */
import { expect, it } from 'vitest'
import { codesOf, importOne } from './read.ts'

const atom = (entry: string, feed = '') => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://old.example.org/blog/">
<id>urn:feed</id><title>E</title><updated>2019-03-02T08:00:00Z</updated>${feed}
<entry><id>urn:1</id><title>T</title><link href="a"/><published>2019-03-01T08:00:00Z</published><updated>2019-03-01T08:00:00Z</updated>${entry}</entry></feed>`

const entry = (content: string, feed?: string) =>
  importOne(atom(content, feed), { mode: 'human-only' })

it('reads XHTML as HTML, without the div around it', async () => {
  const content = `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a&quot;b">1 &lt; 2<br/>&amp; <img src="b.png" alt="x"/></p><script></script></div></content>`
  expect((await entry(content)).article.body_html).toBe(
    '<p class="a&quot;b">1 &lt; 2<br>&amp; <img src="https://old.example.org/blog/b.png" alt="x"></p><script></script>'.replace(
      'https://old.example.org/blog/',
      '',
    ),
  )
})

it('resolves addresses against the nearest xml:base', async () => {
  const { article } = await entry(
    '<content type="html" xml:base="posts/">&lt;a href="b">b&lt;/a> &lt;a href="/c">c&lt;/a></content>',
  )
  expect(article.url).toBe('https://old.example.org/blog/a')
  expect(article.body_html).toBe(
    '<a href="https://old.example.org/blog/posts/b">b</a> <a href="/c">c</a>',
  )
})

it.each([
  ['<title type="html">A &amp;amp; &lt;b>B&lt;/b></title>', 'A & B'],
  [
    '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A &amp; <b>B</b></div></title>',
    'A & B',
  ],
  ['<title>A &lt;b>B&lt;/b> &amp;amp;</title>', 'A <b>B</b> &amp;'],
])('reads the title %s', async (title, expected) => {
  expect(
    (await importOne(atom('').replace('<title>T</title>', title), { mode: 'human-only' })).article
      .title,
  ).toBe(expected)
})

it('reads content of type text as paragraphs', async () => {
  expect((await entry('<content>one &lt; two\n\nthree</content>')).article.body_html).toBe(
    '<p>one &lt; two</p>\n<p>three</p>',
  )
})

it('says that the text is elsewhere', async () => {
  const found = await entry(
    '<content src="https://old.example.org/a.pdf" type="application/pdf"/><summary>Words.</summary>',
  )
  expect(found.article.body_html).toBe('<p>Words.</p>')
  expect(codesOf(found)).toContain('body_elsewhere')
})

it('takes the authors of the feed for an entry without any', async () => {
  const feed = '<author><name>Ada Example</name><uri>../ada</uri></author>'
  expect((await entry('', feed)).article).toMatchObject({
    byline: 'Ada Example',
    byline_url: 'https://old.example.org/ada',
  })
  expect((await entry('<author><name>Ben Example</name></author>', feed)).article).toMatchObject({
    byline: 'Ben Example',
    byline_url: null,
  })
})

it('prefers the alternate that is HTML, and takes an id that is an address for a missing link', async () => {
  const { article } = await entry('').then(() =>
    importOne(
      atom('').replace(
        '<link href="a"/>',
        '<link rel="self" href="s"/><link rel="alternate" type="application/json" href="j"/><link rel="alternate" type="text/html" href="h"/>',
      ),
      { mode: 'human-only' },
    ),
  )
  expect(article.url).toBe('https://old.example.org/blog/h')
  const without = atom('')
    .replace('<link href="a"/>', '')
    .replace('urn:1', 'https://old.example.org/1')
  expect((await importOne(without, { mode: 'human-only' })).article.url).toBe(
    'https://old.example.org/1',
  )
})

it('has labels of categories as names, and their terms as slugs', async () => {
  const { article } = await entry(
    '<category term="public-works" label="Public works"/><category term="Weather"/><category term="http://x.example.org/#1" label="One"/>',
  )
  expect(article.topics).toEqual([
    { slug: 'public-works', label: 'Public works' },
    { slug: 'weather', label: 'Weather' },
    { slug: 'one', label: 'One' },
  ])
})

it('has the language of an entry, where it is another', async () => {
  const feed = atom('').replace('<entry>', '<entry xml:lang="fr">')
  expect((await importOne(feed, { mode: 'human-only', language: 'de' })).article.language).toBe(
    'fr',
  )
  expect((await importOne(atom(''), { mode: 'human-only', language: 'de' })).article.language).toBe(
    'de',
  )
  expect((await importOne(atom(''), { mode: 'human-only' })).article.language).toBe('en')
})

it('links an enclosure that is a film, and shows one that is a picture', async () => {
  const { article } = await importOne(
    atom(
      '<link rel="enclosure" href="v.mp4" type="video/mp4" title="A film"/><link rel="enclosure" href="p.png" type="image/png" length="9"/>',
    ),
    { mode: 'human-only', pictureAlt: 'title' },
  )
  expect(article.body_html).toBe('<p><a href="https://old.example.org/blog/v.mp4">A film</a></p>')
  expect(article.picture).toMatchObject({
    url: 'https://old.example.org/blog/p.png',
    type: 'image/png',
    bytes: 9,
    alt: 'T',
  })
})
