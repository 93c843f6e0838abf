/** The demo’s pages: content of articles, hidden articles, and working links. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newsroom } from '../../demo/newsroom.ts'
import { demoPages } from '../../demo/pages.ts'
import { seedDemo } from '../../demo/seed.ts'
import { createApp } from '../../src/app.ts'
import { parseSite } from '../../src/settings/site.ts'
import { createStore } from '../../src/store/store.ts'
import { en } from '../../src/words/en.ts'
import { buildSite } from '../fixtures/build-article.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'
import { openApp, parsePage, readPage } from './read-page.ts'

const site = buildSite({ iconUrl: null, logoUrl: null })
const early = Date.parse('2026-12-01T00:00:00Z')
const app = openApp({ site, demo: demoPages(site, () => early) })
const pathOf = (slug: string) => `/demo/articles/${slug}`
const demoArticle = (slug: string) => {
  const found = newsroom.find((article) => article.slug === slug)
  if (!found) throw new Error(`the demo has no ${slug}`)
  return found
}
const visible = newsroom.filter(({ publishedAt }) => Date.parse(publishedAt) <= early)
const embargoed = newsroom.filter(({ publishedAt }) => Date.parse(publishedAt) > early)
const retracted = newsroom.filter(({ status }) => status === 'retracted')

describe('a demo article', () => {
  it.each(visible.map(({ slug, language }) => [slug, language] as const))(
    '%s has a page in %s',
    async (slug, language) => {
      const page = await readPage(app, pathOf(slug))
      const html = page.all('html')[0]
      expect([html?.get('lang'), html?.get('dir')]).toEqual([language, language === 'ar' ? 'rtl' : undefined])
      const { title, status } = demoArticle(slug)
      const [heading = ''] = page.all('h1').map(({ text }) => text)
      expect(heading.endsWith(title)).toBe(true)
      expect(heading.slice(0, -title.length)).toMatch(status === 'retracted' ? /^\p{L}+ ?: $/u : /^$/)
      const pictures = page.all('img').map((image) => image.get('src'))
      expect(new Set(pictures).size).toBe(pictures.length)
      expect(
        page
          .all('meta')
          .find((meta) => meta.get('name') === 'ai-disclosure')
          ?.get('content'),
      ).toBe(demoArticle(slug).disclosure.mode)
      const alternates = page.all('link').filter((link) => link.get('rel') === 'alternate')
      const embeds = alternates.filter((link) => link.get('type')?.endsWith('+oembed'))
      expect([alternates.length, embeds.length]).toEqual([5, 2])
      const canonical = page.all('link').find((link) => link.get('rel') === 'canonical')
      for (const link of embeds)
        expect(new URL(link.get('href') ?? '').searchParams.get('url')).toBe(canonical?.get('href'))
    },
  )

  it('has no styles in its text, which its policy forbids', async () => {
    for (const { slug } of visible) {
      expect((await readPage(app, pathOf(slug))).all('img').map((image) => image.get('style') ?? '')).not.toContain(
        'height:auto',
      )
    }
  })

  it('shows label, statement, byline, dates, corrections and sources', async () => {
    const { text } = await readPage(app, pathOf('rss-a-short-history'))
    expect(text).toContain('From Netscape to everywhere: a short history of RSS AI-assisted')
    expect(text).toContain('Written with the help of AI and reviewed by Desk editor, demo.')
    expect(text).toContain('Candor demo newsroom')
    expect(text).toContain('Published 19 January 2026 · 09:00 UTC Updated 21 January 2026 · 14:05 UTC')
    expect(text).toMatch(/Corrections ?21 January 2026: .*Sources ?RSS 2\.0 Specification/)
    expect(text).toContain(en.layout.sample)
  })

  it('shows its picture once, with alternative text and credit, whether or not the body contains it', async () => {
    const own = await readPage(app, pathOf('rss-a-short-history'))
    const { picture } = demoArticle('rss-a-short-history')
    expect(own.all('img').map((image) => image.get('alt'))).toEqual([picture?.alt])
    expect(own.all('figcaption').map(({ text }) => text)).toEqual([picture?.credit])
    for (const slug of ['a-title-that-does-not-break', 'the-tree-behind-every-name']) {
      expect((await readPage(app, pathOf(slug))).all('img')).toHaveLength(1)
    }
  })

  it('links to the next older article', async () => {
    const page = await readPage(app, pathOf('rss-a-short-history'))
    const next = 'https://news.example.org/demo/articles/zeitzonen-im-feed'
    expect(
      page
        .all('link')
        .find((link) => link.get('rel') === 'next')
        ?.get('href'),
    ).toBe(next)
    expect(
      page
        .all('a')
        .find((link) => link.get('rel') === 'next')
        ?.get('href'),
    ).toBe(next)
    const oldest = visible.reduce((one, other) => (one.publishedAt < other.publishedAt ? one : other))
    expect((await readPage(app, pathOf(oldest.slug))).all('a').some((link) => link.get('rel') === 'next')).toBe(false)
  })
})

describe('a hidden article', () => {
  it.each(retracted.map((article) => [article.slug, article] as const))(
    '%s shows only its notice',
    async (slug, article) => {
      const page = await readPage(app, pathOf(slug))
      expect(page.text).toContain(article.retraction?.reason)
      expect(page.text).not.toContain(article.standfirst)
      const paragraphs = parsePage(article.bodyHtml).all('p')
      expect(paragraphs.length).toBeGreaterThan(2)
      expect(paragraphs.filter(({ text }) => page.text.includes(text))).toEqual([])
      expect(page.all('img')).toEqual([])
    },
  )

  it.each(embargoed.map(({ slug, publishedAt }) => [slug, publishedAt] as const))(
    '%s is 404 before %s',
    async (slug, publishedAt) => {
      expect((await app.request(pathOf(slug))).status).toBe(404)
      const later = openApp({ site, demo: demoPages(site, () => Date.parse(publishedAt)) })
      expect((await later.request(pathOf(slug))).status).toBe(200)
    },
  )

  it('is a retraction or an embargo, two of each', () => {
    expect([retracted.length, embargoed.length]).toEqual([2, 2])
  })
})

describe('the links of the demo', () => {
  let database: Awaited<ReturnType<typeof openMigrated>>
  const origin = 'http://127.0.0.1:8787'
  const base = `${origin}/news`
  beforeAll(async () => {
    database = await openMigrated()
    await seedDemo(database.db, base)
  })
  afterAll(() => database.close())

  /** Our own addresses in a document: links and pictures in HTML, and anything that looks like an address. */
  function addressesIn(text: string, type: string, from: string): readonly string[] {
    const page = type.startsWith('text/html') ? parsePage(text).all() : []
    const linked = page.flatMap(({ get }) => [get('href') ?? [], get('src') ?? []].flat())
    const named = text.match(/http:\/\/127\.0\.0\.1:8787\/[^\s"'<>&;\\)*]*/g) ?? []
    return [...linked, ...named].map((address) => new URL(address, from).href.replace(/#.*/, ''))
  }

  it('all answer 200, below a base path too', async () => {
    const settings = parseSite({ BASE_PATH: '/news' }, { origin })
    const store = createStore(database.db, (id, reason) => {
      throw new Error(`article ${id} is left out: ${reason}`)
    })
    const served = createApp({
      site: settings,
      store: () => store,
      log: () => {},
      demo: demoPages(settings, () => early),
    })
    const waiting = [
      `${base}/`,
      `${base}/rss.xml?limit=100`,
      `${base}/atom.xml?limit=100`,
      `${base}/feed.json?limit=100`,
    ]
    const answers = new Map<string, number>()
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (answers.has(next)) continue
      const answer = await served.request(next, { headers: { Accept: 'text/html' } })
      answers.set(next, answer.status)
      const type = answer.headers.get('Content-Type') ?? ''
      if (/html|xml|json|text/.test(type)) {
        const found = addressesIn(await answer.text(), type, next)
        waiting.push(...found.filter((address) => address.startsWith(`${origin}/`)))
      }
    }
    expect([...answers].filter(([, status]) => status !== 200)).toEqual([])
    const shown = [...answers.keys()].filter((address) => address.startsWith(`${base}/demo/articles/`))
    expect(shown).toHaveLength(visible.length)
    expect([...answers.keys()].filter((address) => address.endsWith('.png')).length).toBeGreaterThan(10)
  }, 60_000)
})
