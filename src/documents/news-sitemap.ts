/** The document of the sitemap for Google News. */
import { cacheClasses } from '../delivery/cache-classes.ts'
import { renderNewsSitemap } from '../directory/news-sitemap.ts'
import { linkHeader } from '../http/link-header.ts'
import { dataSafety } from '../http/safety.ts'
import { rootOf, type Site } from '../settings/site.ts'
import type { Document } from './document.ts'
import { pageMaxAgeSeconds } from './fixed.ts'

/** `path` is below the base path. Time changes the document too: its oldest article leaves it when it is two days old. */
export function newsSitemapDocument(site: Site, path: string): Document {
  const link = linkHeader([{ href: `${rootOf(site)}${path}`, rel: 'self', type: 'application/xml' }])
  return {
    key: `news sitemap ${path}`,
    families: ['all'],
    cache: cacheClasses.variant,
    maxAgeSeconds: pageMaxAgeSeconds,
    async make(store) {
      const { articles, ...read } = await store.findNews()
      const text = renderNewsSitemap(site, articles)
      return { text, mediaType: 'application/xml; charset=utf-8', safety: dataSafety, link, ...read }
    },
  }
}
