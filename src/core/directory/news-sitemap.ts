/**
 * The sitemap of the newest articles, for Google News
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 */

import { canonicalTag, primarySubtag } from 'candor-disclosure/text/language.ts'
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import type { Site } from '../settings/site.ts'
import type { NewsArticle } from '../store/news.ts'
import { rfc3339 } from '../text/dates.ts'
import { renderXml } from '../text/xml.ts'

/** An address in a sitemap must be shorter (https://www.sitemaps.org/protocol.html). */
const tooLong = 2048

/**
 * Titles are those of the articles, without labels: Google wants the title as it is on the
 * article's page.
 */
export function renderNewsSitemap(site: Site, articles: readonly NewsArticle[]): string {
  return renderXml({
    urlset: {
      _attributes: {
        xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
        'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      },
      url: articles.flatMap(({ url, title, language, publishedAt }) => {
        const loc = webAddress(url)
        if (loc === null || loc.length >= tooLong) return []
        const publication = { 'news:name': site.title, 'news:language': newsLanguage(language) }
        const news = {
          'news:publication': publication,
          'news:publication_date': rfc3339(publishedAt),
          'news:title': title,
        }
        return [{ loc, 'news:news': news }]
      }),
    },
  })
}

/** ISO 639 in two or three letters, but `zh-cn` and `zh-tw`, as Google wants it. */
function newsLanguage(tag: string): string {
  const canonical = canonicalTag(tag)
  if (canonical.startsWith('zh-')) return canonical.startsWith('zh-Hant') ? 'zh-tw' : 'zh-cn'
  const language = primarySubtag(canonical)
  return language.length <= 3 ? language : 'und'
}
