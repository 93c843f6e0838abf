/** The newsrooms of the golden documents, and the folder of these files. */
import { readFileSync } from 'node:fs'
import type { Format } from '../../../src/core/request/address.ts'
import { buildBareSite, buildSelection, buildSnapshot } from '../../fixtures/build-article.ts'
import { buildAbroadNews } from './abroad-news.ts'
import { buildCorrectionsNews } from './corrections-news.ts'
import { buildDemoNews } from './demo-news.ts'
import { buildHostileNews } from './hostile-news.ts'
import type { News } from './news.ts'
import { buildOneNews } from './one-news.ts'
import { buildRestrictedNews } from './restricted-news.ts'
import { buildRightsNews } from './rights-news.ts'

export type GoldenName = keyof typeof goldenNews

/** A site with only the required settings, before its first article. */
function buildNoNews(): News {
  const snapshot = buildSnapshot({
    articles: [],
    newestAt: null,
    changedAt: new Date('2026-05-01T00:00:00Z'),
  })
  return { site: buildBareSite(), selection: buildSelection(), snapshot }
}

export const goldenNews = {
  demo: buildDemoNews(15),
  one: buildOneNews(),
  none: buildNoNews(),
  hostile: buildHostileNews(),
  abroad: buildAbroadNews(),
  corrections: buildCorrectionsNews(),
  rights: buildRightsNews(),
  restricted: buildRestrictedNews(),
} as const satisfies Readonly<Record<string, News>>

export const goldenNames = Object.keys(goldenNews) as readonly GoldenName[]

/** News sitemaps: of all languages, and of what is hard to write. */
export const newsSitemapNames = ['hostile', 'abroad'] as const satisfies readonly GoldenName[]

export const newsSitemapFile = (name: GoldenName): URL =>
  new URL(`documents/${name}.news-sitemap.xml`, import.meta.url)

export const goldenFile = (name: GoldenName, format: Format): URL =>
  new URL(`documents/${name}.${format.file}`, import.meta.url)

export const goldenText = (name: GoldenName, format: Format): string =>
  readFileSync(goldenFile(name, format), 'utf8')
