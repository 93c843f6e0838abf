/** The sitemap for Google News, from fixed articles. */
import { describe, expect, it } from 'vitest'
import { renderNewsSitemap } from '../../../src/core/directory/news-sitemap.ts'
import type { NewsArticle } from '../../../src/core/store/news.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { all, only, type Reading, readInNamespace, textOf } from '../text/xml-readers.ts'

const site = buildSite({ title: 'News & <Views>' })

const buildNews = (changes: Partial<NewsArticle> = {}): NewsArticle => ({
  url: 'https://news.example.org/a?b=1&c=2',
  title: 'R&D <grows>',
  language: 'en-GB',
  publishedAt: new Date('2026-05-01T12:00:00.250Z'),
  ...changes,
})
const render = (...articles: readonly NewsArticle[]) =>
  readInNamespace(renderNewsSitemap(site, articles), 'http://www.sitemaps.org/schemas/sitemap/0.9')

const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9'
/** The element at the end of the path, below a `url`. */
const below = (url: Reading, ...path: readonly string[]) =>
  path.reduce<Reading | undefined>(
    (parent, name) => parent?.children.find((child) => child.name === `{${newsNamespace}}${name}`),
    url,
  )?.text

describe('the news sitemap', () => {
  it('has the address, publication, date and title of each article', () => {
    const [url, ...others] = all(render(buildNews()), 'url')
    if (!url) throw new Error('there is one article')
    expect(others).toEqual([])
    expect(textOf(url, 'loc')).toBe('https://news.example.org/a?b=1&c=2')
    expect(below(url, 'news', 'publication', 'name')).toBe('News & <Views>')
    expect(below(url, 'news', 'publication', 'language')).toBe('en')
    expect(below(url, 'news', 'publication_date')).toBe('2026-05-01T12:00:00.250Z')
    expect(below(url, 'news', 'title')).toBe('R&D <grows>')
  })

  it.each([
    ['DE-at', 'de'],
    ['gsw', 'gsw'],
    ['zh', 'zh-cn'],
    ['zh-Hans-SG', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-HK', 'zh-tw'],
    ['iw', 'he'],
    ['qwertz', 'und'],
  ])('names the language %s as Google does: %s', (tag, expected) => {
    const url = only(render(buildNews({ language: tag })), 'url')
    expect(below(url, 'news', 'publication', 'language')).toBe(expected)
  })

  it('writes addresses as URLs, and leaves out those that cannot be in a sitemap', () => {
    const long = 'https://news.example.org/'.padEnd(2048, 'x')
    const shorter = long.slice(0, -1)
    const urls = ['https://news.example.org/zürich', 'ftp://news.example.org/', long, shorter]
    const root = render(...urls.map((url) => buildNews({ url })))
    expect(all(root, 'url').map((url) => textOf(url, 'loc'))).toEqual([
      'https://news.example.org/z%C3%BCrich',
      shorter,
    ])
  })
})
