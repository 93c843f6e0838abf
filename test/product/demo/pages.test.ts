/** The demo’s pages: content of articles, hidden articles, and working links. */
import { describe, expect, it } from 'vitest'
import { newsroom } from '../../../demo/newsroom.ts'
import { demoRoutes } from '../../../demo/routes.ts'
import { registrableDomain } from '../../../src/core/families/members.ts'
import { en } from '../../../src/core/words/en.ts'
import { openApp, parsePage, readPage } from '../../core/pages/read-page.ts'
import { openPlugins } from '../app/open-plugins.ts'
import { demoArticles, embargoedFrom } from '../golden/demo-news.ts'

const plugins = openPlugins({ environment: { ARTICLE_PAGES: 'on' } })
const app = openApp({
  plugins,
  site: { iconUrl: null, logoUrl: null },
  articles: demoArticles('https://news.example.org'),
  demo: demoRoutes(),
})
const pathOf = (slug: string) => `/articles/${slug}/`
const demoArticle = (slug: string) => {
  const found = newsroom.find((article) => article.slug === slug)
  if (!found) throw new Error(`the demo has no ${slug}`)
  return found
}
const visible = newsroom.filter(({ publishedAt }) => publishedAt < embargoedFrom)
const embargoed = newsroom.filter(({ publishedAt }) => publishedAt >= embargoedFrom)
const retracted = newsroom.filter(({ status }) => status === 'retracted')

describe('a demo article', () => {
  it.each(visible.map(({ slug, language }) => [slug, language] as const))(
    '%s has a page in %s',
    async (slug, language) => {
      const page = await readPage(app, pathOf(slug))
      const html = page.all('html')[0]
      expect([html?.get('lang'), html?.get('dir')]).toEqual([
        language,
        language === 'ar' ? 'rtl' : undefined,
      ])
      const { title, status } = demoArticle(slug)
      const [heading = ''] = page.all('h1').map(({ text }) => text)
      expect(heading.endsWith(title)).toBe(true)
      expect(heading.slice(0, -title.length)).toMatch(
        status === 'retracted' ? /^\p{L}+ ?: $/u : /^$/,
      )
      const pictures = page.all('img').map((image) => image.get('src'))
      expect(new Set(pictures).size).toBe(pictures.length)
      const disclosed = page.all('meta').find((meta) => meta.get('name') === 'ai-disclosure')
      expect(disclosed?.get('content')).toBe(demoArticle(slug).disclosure.mode)
      // The policy of pages forbids styles.
      expect(page.all('img').map((image) => image.get('style') ?? '')).not.toContain('height:auto')
      const alternates = page.all('link').filter((link) => link.get('rel') === 'alternate')
      const embeds = alternates.filter((link) => link.get('type')?.endsWith('+oembed'))
      expect([alternates.length, embeds.length]).toEqual([5, 2])
      const canonical = page.all('link').find((link) => link.get('rel') === 'canonical')
      for (const link of embeds)
        expect(new URL(link.get('href') ?? '').searchParams.get('url')).toBe(canonical?.get('href'))
    },
  )

  it('shows label, statement, byline, dates, corrections and sources', async () => {
    const { text } = await readPage(app, pathOf('rss-a-short-history'))
    expect(text).toContain('AI-assisted From Netscape to everywhere: a short history of RSS')
    expect(text).toContain('Written with the help of AI and reviewed by Desk editor, demo.')
    expect(text).toContain('Candor demo newsroom')
    expect(text).toContain(
      'Published 19 January 2026 · 09:00 UTC Updated 21 January 2026 · 14:05 UTC',
    )
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
})

describe('a hidden article', () => {
  it('is a retraction or an embargo, two of each', () => {
    expect([retracted.length, embargoed.length]).toEqual([2, 2])
  })

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
})

describe('the links of the demo', () => {
  const origin = 'http://127.0.0.1:8787'
  const base = `${origin}/news`

  /**
   * Our own addresses in a document: links and pictures in HTML, and anything that looks like an
   * address.
   */
  function addressesIn(text: string, type: string, from: string): readonly string[] {
    const page = type.startsWith('text/html') ? parsePage(text).all() : []
    const linked = page.flatMap(({ get }) => [get('href') ?? [], get('src') ?? []].flat())
    const named = text.match(/http:\/\/127\.0\.0\.1:8787\/[^\s"'<>&;\\)*]*/g) ?? []
    return [...linked, ...named].map((address) => new URL(address, from).href.replace(/#.*/, ''))
  }

  it('all answer 200, below a base path too', async () => {
    const articles = demoArticles(base)
    const families = articles.flatMap(({ topics, sources, language }) => [
      ...topics.map(({ slug }) => `topics/${slug}`),
      ...sources.map(({ url }) => `sources/${registrableDomain.parse(new URL(url).hostname)}`),
      `languages/${language}`,
    ])
    const served = openApp({
      plugins,
      ...{ articles, families, site: { origin, basePath: '/news', iconUrl: null, logoUrl: null } },
      demo: demoRoutes(),
    })
    const starts = ['', ...['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${file}?limit=100`)]
    const waiting = starts.map((path) => `${base}/${path}`)
    const answers = new Map<string, number>()
    for (const address of waiting) {
      if (answers.has(address)) continue
      const answer = await served.request(address, { headers: { Accept: 'text/html' } })
      answers.set(address, answer.status)
      const isRead =
        waiting.indexOf(address) < starts.length || address.startsWith(`${base}/articles/`)
      const type = answer.headers.get('Content-Type') ?? ''
      const found = isRead ? addressesIn(await answer.text(), type, address) : []
      waiting.push(...found.filter((each) => each.startsWith(`${origin}/`)))
    }
    expect([...answers].filter(([, status]) => status !== 200)).toEqual([])
    expect([...answers.keys()].filter((each) => each.startsWith(`${base}/articles/`))).toHaveLength(
      visible.length,
    )
    expect(
      [...answers.keys()].filter((address) => address.endsWith('.png')).length,
    ).toBeGreaterThan(10)
  })
})
