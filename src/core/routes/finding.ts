/** How feeds and articles are found: the directory, sitemaps and search. */
import type { Context } from 'hono'
import {
  directoryPageDocument,
  feedsJsonDocument,
  newsSitemapDocument,
  opmlDocument,
  sitemapDocument,
} from '../documents/directory.ts'
import type { FeedRenderer } from '../documents/feed.ts'
import { searchPageRenderer } from '../documents/feed-page.ts'
import { pageMaxAgeSeconds } from '../documents/fixed.ts'
import { groups } from '../families/families.ts'
import { redirectTo } from '../http/respond.ts'
import { searchFormPage } from '../pages/search-page.ts'
import { feedFormTarget } from '../request/feed-form.ts'
import { parseSearch } from '../request/selection.ts'
import { type Mount, queryOf } from './mount.ts'

/** `pages` are those of plugins for the sitemap, below the base path. */
export function mountFinding(mount: Mount, pages: readonly string[]): void {
  const { routes, site, view, renderers, serve, serveFeed, fixedPage, addSlash } = mount
  for (const group of [null, ...groups.filter((each) => each !== '')]) {
    const base = `/${group ?? 'feeds'}`
    addSlash(base)
    routes.get(`${base}/`, (c) => serve(c, directoryPageDocument(view, group, queryOf(c))))
  }
  const documents = {
    '/opml.xml': opmlDocument(site, '/opml.xml', groups),
    '/feeds.json': feedsJsonDocument(site, '/feeds.json'),
    '/sitemap.xml': sitemapDocument(site, '/sitemap.xml', pages),
    '/news-sitemap.xml': newsSitemapDocument(site, '/news-sitemap.xml'),
  }
  for (const [path, document] of Object.entries(documents))
    routes.get(path, (c) => serve(c, document))
  routes.get('/feeds/find', (c) =>
    redirectTo(feedFormTarget(site, queryOf(c)), 302, pageMaxAgeSeconds),
  )

  const searchPage = searchPageRenderer(view)
  const serveSearch = (c: Context, renderer: FeedRenderer) =>
    serveFeed(c, renderer, {
      ...parseSearch(queryOf(c), site.feedLength),
      excerpts: renderer === searchPage,
    })
  const searchForm = fixedPage('/search/', searchFormPage)
  addSlash('/search')
  routes.get('/search/', (c) => (queryOf(c).has('q') ? serveSearch(c, searchPage) : searchForm(c)))
  for (const renderer of Object.values(renderers))
    routes.get(`/search/${renderer.file}`, (c) => serveSearch(c, renderer))
}
