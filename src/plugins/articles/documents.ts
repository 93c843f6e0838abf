/** Documents of the pages of articles: a page, and the sitemap of all of them. */
import { cacheClasses } from '../../core/delivery/cache-classes.ts'
import type { Reader } from '../../core/documents/admission.ts'
import type { Document } from '../../core/documents/document.ts'
import { pageMaxAgeSeconds, pageText } from '../../core/documents/fixed.ts'
import { toEntry } from '../../core/feed/to-entry.ts'
import type { View } from '../../core/pages/layout.ts'
import { articlePath } from '../../core/request/article-path.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import type { BodyCleaner } from '../../core/sanitize/clean-body.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { familiesOf } from '../../core/store/selection.ts'
import { rfc3339 } from '../../core/text/dates.ts'
import { renderXml } from '../../core/text/xml.ts'
import { tell } from '../../core/words/problems.ts'
import { alternatesOf, articlePage, pageFeed, pageSources } from './page.ts'

/**
 * The page of the article with this external id, whose address must be its own. A partner sees its
 * private articles, and no text if it gets summaries alone. Deleted and withheld articles are gone;
 * before its embargo ends, an article is not found.
 */
export function articleDocument(
  view: View,
  clean: BodyCleaner,
  externalId: string,
  reader: Reader | null,
): Document {
  const { site } = view
  const path = articlePath(externalId)
  const audience = reader?.hasPrivate ? { audience: reader.name } : {}
  const url = [`${rootOf(site)}${path}`]
  const selection = { ...wholeFamily('all', 1), whole: false, url, externalId, ...audience }
  const content = reader?.content ?? 'full'
  return {
    key: `article ${path} ${content}${reader?.hasPrivate ? ` for ${reader.name}` : ''}`,
    families: familiesOf(selection),
    cache: cacheClasses.variant,
    maxAgeSeconds: pageMaxAgeSeconds,
    isPrivate: reader !== null,
    async make(store) {
      const { articles, tombstones, state, readAt } = await store.latest(selection)
      const [article] = articles
      if (article === undefined) {
        const values = { path: `${site.basePath}${path}` }
        const missing = tell(tombstones.length > 0 ? 'removed' : 'noPage', { values })
        return { missing, state, readAt }
      }
      const entry = toEntry(article, site, content, clean, undefined, content === 'full')
      const html = await articlePage(view, article, entry, path)
      const parts = { feed: pageFeed(site, entry), links: alternatesOf(view, entry) }
      return { ...pageText(site, path, html, { ...parts, ...pageSources(entry) }), state, readAt }
    },
  }
}

/** Newest first; an article is in it as long as feeds have it. */
export const sitemapDocument = (site: Site, path: string): Document => ({
  key: `articles ${path}`,
  families: ['all'],
  cache: cacheClasses.variant,
  maxAgeSeconds: pageMaxAgeSeconds,
  async make(store) {
    const { rows, ...read } = await store.findPages(`${rootOf(site)}/articles/`)
    const text = renderXml({
      urlset: {
        _attributes: { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
        url: rows.map(({ url, changedAt }) => ({
          loc: url,
          lastmod: rfc3339(new Date(changedAt)),
        })),
      },
    })
    return { text, mediaType: 'application/xml; charset=utf-8', ...read }
  },
})
