import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { en } from '../../../src/core/words/en.ts'
import {
  buildArticle,
  buildPicture,
  buildSource,
  buildTopic,
} from '../../fixtures/build-article.ts'
import { openApp, readPage } from './read-page.ts'

const items = (page: Awaited<ReturnType<typeof readPage>>) => page.all('article')

describe('the headlines', () => {
  it('show title, label, standfirst, time, topic and sources', async () => {
    const article = buildArticle({
      topics: [buildTopic()],
      sources: [buildSource(), buildSource({ title: 'Another' })],
    })
    const [item] = items(await readPage(openApp({ articles: [article] }), '/'))
    expect(item?.text).toBe(
      '1 May 2026 · 12:00 UTC · Public works Bridge reopens after flood ' +
        'AI-written, no human editor: The stone bridge carries traffic again. ' +
        'Sources: Minutes of the April session, Example Council · Another, Example Council',
    )
    expect(item?.all('a').map((link) => link.get('href'))).toEqual([
      'https://news.example.org/2026/05/bridge-reopens',
      'https://council.example.org/minutes?year=2026&month=4',
      'https://council.example.org/minutes?year=2026&month=4',
    ])
    expect(item?.all('time')[0]?.get('datetime')).toBe('2026-05-01T12:00:00Z')
  })

  it('have the label as a sentence where nothing follows it', async () => {
    const [item] = items(
      await readPage(openApp({ articles: [buildArticle({ standfirst: '' })] }), '/'),
    )
    expect(item?.all('p').map(({ text }) => text)).toContain('AI-written, no human editor.')
  })

  it('have their own language and direction, with a label in that language', async () => {
    const articles = ['ar', 'de', 'en'].map((language) =>
      buildArticle({ language, guid: `urn:x:${language}` }),
    )
    const [arabic, german, english] = items(await readPage(openApp({ articles }), '/'))
    expect([arabic?.get('lang'), arabic?.get('dir')]).toEqual(['ar', 'rtl'])
    expect([german?.get('lang'), german?.get('dir')]).toEqual(['de', undefined])
    expect(english?.get('lang')).toBe(undefined)
    expect(arabic?.text).toContain('نص كتبه الذكاء الاصطناعي دون مراجعة بشرية:')
    expect(german?.text).toContain('KI-Text ohne menschliche Redaktion:')
  })

  it('begin with “Retracted:” for a retracted article, in full and in short form', async () => {
    const retraction = { reason: 'The bridge is closed.', date: new Date('2026-05-03T00:00:00Z') }
    const articles = Array.from({ length: 9 }, (_, index) =>
      buildArticle({ guid: `urn:x:${index}`, title: `Article ${index}`, retraction }),
    )
    for (const path of ['/', '/topics/public-works/', '/archive/2026-04/1/']) {
      const titles = (await readPage(openApp({ articles }), path)).all('a').map(({ text }) => text)
      expect(titles.filter((text) => /^Article \d/.test(text))).toEqual([])
      expect(titles.filter((text) => text.startsWith('Retracted: Article'))).toHaveLength(9)
    }
  })

  it('are six in full and others in short form, each with its label', async () => {
    const articles = Array.from({ length: 11 }, (_, index) =>
      buildArticle({ title: `T${index}`, guid: `urn:x:${index}` }),
    )
    const page = await readPage(openApp({ articles }), '/')
    expect(items(page).map((item) => item.all('h3')[0]?.text)).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => `T${n}`),
    )
    const early = page.all('ul').find((list) => list.get('class') === 'early')
    expect(early?.all('li').map(({ text }) => text)).toEqual(
      [6, 7, 8, 9, 10].map((n) => `T${n} AI-written, no human editor: 1 May 2026 · 12:00 UTC`),
    )
  })

  it('are replaced by a message and the next step if there are none', async () => {
    const { text } = await readPage(openApp({ articles: [] }), '/')
    for (const each of [en.pages.feed.first, 'docs/articles.md', 'candor doctor'])
      expect(text).toContain(each)
  })

  it('escape all texts', async () => {
    const hostile = '"><script>alert(1)</script>'
    const article = buildArticle({
      title: hostile,
      standfirst: hostile,
      sources: [buildSource({ title: hostile })],
    })
    const page = await readPage(
      openApp({ articles: [article], site: { title: hostile, description: hostile } }),
      '/',
    )
    expect(page.all('script')).toEqual([])
    expect(items(page)[0]?.all('h3')[0]?.text).toBe(hostile)
  })
})

describe('the head', () => {
  it('describes the site, without an address', async () => {
    for (const path of ['/', '/archive/2026-04/1/']) {
      const metas = (await readPage(openApp({ site: { description: 'Fresh news!' } }), path)).all(
        'meta',
      )
      expect(metas.find((meta) => meta.get('name') === 'description')?.get('content')).toBe(
        'Fresh news!',
      )
    }
  })
})

describe('the heading', () => {
  it.each([
    ['/', 'Newest articles'],
    ['/archive/2026-04/1/', 'Archived articles'],
    ['/corrections/', 'Newest corrections and retractions'],
    ['/corrections/archive/2026-04/1/', 'Archived corrections and retractions'],
  ])('of %s says what it lists', async (path, heading) => {
    expect((await readPage(openApp(), path)).all('h2')[0]?.text).toBe(heading)
  })
})

describe('the corrections', () => {
  const feeds = [
    '/',
    '/topics/public-works/',
    '/sources/example.org/',
    '/languages/en/',
    '/modes/ai-assisted/',
    '/reviewed/',
  ]
  const leads = async (path: string, articles?: readonly Article[]) =>
    (await readPage(openApp(articles && { articles }), path))
      .all('a')
      .some((link) => link.get('href') === '/corrections/')

  it.each([...feeds, '/archive/2026-04/1/', '/reviewed/archive/2026-04/1/'])(
    'are one click from the page at %s',
    async (path) => {
      expect(await leads(path)).toBe(true)
    },
  )
})

describe('pictures', () => {
  const pictureOf = async (changes: Partial<Article>, path = '/') => {
    const [item] = items(await readPage(openApp({ articles: [buildArticle(changes)] }), path))
    return { image: item?.all('img')[0], caption: item?.all('figcaption')[0]?.text }
  }

  it.each(['/', '/topics/public-works/'])('are shown with full headlines at %s', async (path) => {
    const { image } = await pictureOf({ picture: buildPicture() }, path)
    expect(['src', 'alt', 'width', 'height', 'loading'].map((name) => image?.get(name))).toEqual([
      ...[
        'https://news.example.org/pictures/bridge.jpg',
        'A stone bridge over a river in flood',
        '1600',
        '900',
      ],
      'lazy',
    ])
  })

  it('have a credit, and a label for AI-made pictures in the article’s language', async () => {
    expect((await pictureOf({ picture: buildPicture() })).caption).toBe(
      'AI-generated image · Example Pictures',
    )
    const edited = buildPicture({
      digitalSourceType: 'compositeWithTrainedAlgorithmicMedia',
      credit: null,
    })
    expect((await pictureOf({ picture: edited, language: 'de' })).caption).toBe(
      'Bild mit KI bearbeitet',
    )
  })

  it('have no label if made without AI, also with AI-written articles', async () => {
    const drawn = buildPicture({ digitalSourceType: 'algorithmicMedia', credit: null })
    expect((await pictureOf({ picture: drawn })).caption).toBe(undefined)
    expect((await pictureOf({ picture: { ...drawn, digitalSourceType: null } })).caption).toBe(
      undefined,
    )
  })
})

describe('subscribing', () => {
  it('offers each format’s address as a link and as text to copy', async () => {
    const page = await readPage(openApp(), '/')
    const addresses = ['rss.xml', 'atom.xml', 'feed.json'].map(
      (file) => `https://news.example.org/${file}`,
    )
    expect(page.all('input').map((input) => [input.get('value'), input.get('readonly')])).toEqual(
      addresses.map((address) => [address, 'true']),
    )
    const links = page.all('a').map((link) => link.get('href'))
    for (const address of addresses) expect(links).toContain(address)
  })

  it('links to common readers', async () => {
    const page = await readPage(openApp(), '/')
    const readers = page.all('ul').find((list) => list.get('class') === 'readers')
    const feed = 'https%3A%2F%2Fnews.example.org%2Frss.xml'
    expect(readers?.all('a').map((link) => link.get('href'))).toEqual([
      `https://feedly.com/i/subscription/feed%2F${feed}`,
      `https://www.inoreader.com/?add_feed=${feed}`,
      `https://www.newsblur.com/?url=${feed}`,
      `https://theoldreader.com/feeds/subscribe?url=${feed}`,
      'feed:https://news.example.org/rss.xml',
    ])
  })
})
