/**
 * The sitemap of Candor's own pages (sitemaps.org protocol 0.9). The newsroom has its own sitemap
 * for its articles.
 */
import { rootOf, type Site } from '../settings/site.ts'
import { rfc3339 } from '../text/dates.ts'
import { renderXml } from '../text/xml.ts'
import type { DirectoryGroup } from './directory.ts'

/** Omits the pages of empty groups. `pages` are those of plugins, below the base path. */
export function renderSitemap(
  site: Site,
  groups: readonly DirectoryGroup[],
  pages: readonly string[],
): string {
  const ownPages = ['/feeds/', '/search/', ...pages, '/disclosure', '/ns/1.0']
  const root = rootOf(site)
  const groupPages = groups.flatMap(({ group, total }) =>
    group === '' || total === 0 ? [] : [`/${group}/`],
  )
  const feeds = groups.flatMap(({ entries }) => entries)
  return renderXml({
    urlset: {
      _attributes: { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      url: [
        ...[...ownPages, ...groupPages].map((path) => ({ loc: `${root}${path}` })),
        ...feeds.map(({ homeUrl, newestAt }) => ({ loc: homeUrl, lastmod: rfc3339(newestAt) })),
      ],
    },
  })
}
