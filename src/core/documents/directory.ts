/** Documents of the directory: its pages, OPML, JSON and sitemap; and the sitemap of news. */
import { cacheClasses } from '../delivery/cache-classes.ts'
import { type Directory, type DirectoryRequest, readDirectory } from '../directory/directory.ts'
import { renderFeedsJson } from '../directory/feeds-json.ts'
import { renderNewsSitemap } from '../directory/news-sitemap.ts'
import { renderOpml } from '../directory/opml.ts'
import { renderSitemap } from '../directory/sitemap.ts'
import { type Group, groups } from '../families/families.ts'
import type { DocumentText } from '../http/encode.ts'
import { directoryPage } from '../pages/directory-page.ts'
import type { View } from '../pages/layout.ts'
import { canonicalListing, parseListing } from '../request/directory-listing.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { tell } from '../words/problems.ts'
import type { Document } from './document.ts'
import { pageMaxAgeSeconds, pageText } from './fixed.ts'

/**
 * Feeds of each group that a page reads. The page of all groups lists the first ones, and offers
 * these in its form.
 */
const perPage = 500
const perFile = 5000
/** Feeds of each group in a sitemap, which may have 50,000 URLs. */
const perSitemap = 10_000

const opmlMediaType = 'text/x-opml; charset=utf-8'
const xmlMediaType = 'application/xml; charset=utf-8'

/**
 * The page of a group; `null` is the page of all groups.
 *
 * @throws {SelectionError} for a parameter that is not allowed.
 */
export function directoryPageDocument(
  view: View,
  group: Group | null,
  query: URLSearchParams,
): Document {
  const { like, page } = parseListing(group, query)
  const request = { groups: group === null ? groups : [group], like, page, perPage }
  const path = `/${group ?? 'feeds'}/${canonicalListing(like, page)}`
  return document(`page ${path}`, view.site, request, async (found) =>
    pageText(
      view.site,
      path,
      await directoryPage(view, { group, like, page, perPage, path }, found),
    ),
  )
}

/** An OPML file of these groups. `path` is below the base path, as for the other files. */
export const opmlDocument = (site: Site, path: string, own: readonly Group[]) =>
  file(site, path, opmlMediaType, renderOpml, own)

export const feedsJsonDocument = (site: Site, path: string) =>
  file(site, path, 'application/json', renderFeedsJson)

/** `pages` are those of plugins, below the base path. */
export const sitemapDocument = (site: Site, path: string, pages: readonly string[]) =>
  file(
    ...([site, path, xmlMediaType] as const),
    (_, found) => renderSitemap(site, found, pages),
    groups,
    perSitemap,
  )

/** For Google News. Time changes it too: its oldest article leaves it when it is two days old. */
export const newsSitemapDocument = (site: Site, path: string): Document => ({
  key: `news sitemap ${path}`,
  ...ofLists,
  async make(store) {
    const { articles, ...read } = await store.findNews()
    return { ...fileText(site, path, xmlMediaType, renderNewsSitemap(site, articles)), ...read }
  },
})

/** Long lists that change with each article, so they share a queue with other expensive renders. */
const ofLists = {
  families: ['all'],
  cache: cacheClasses.variant,
  maxAgeSeconds: pageMaxAgeSeconds,
} satisfies Partial<Document>

function fileText(site: Site, path: string, mediaType: string, text: string): DocumentText {
  const self = { href: `${rootOf(site)}${path}`, rel: 'self', type: mediaType.replace(/;.*/, '') }
  return { text, mediaType, links: [self] }
}

const file = (
  site: Site,
  path: string,
  mediaType: string,
  render: (site: Site, found: Directory['groups']) => string,
  own = groups,
  most = perFile,
) =>
  document(`file ${path}`, site, { groups: own, like: '', page: 1, perPage: most }, (found) =>
    fileText(site, path, mediaType, render(site, found)),
  )

const document = (
  key: string,
  site: Site,
  request: DirectoryRequest,
  render: (found: Directory['groups']) => DocumentText | Promise<DocumentText>,
): Document => ({
  key: `directory ${key}`,
  ...ofLists,
  async make(store) {
    const { groups: found, ...read } = await readDirectory(site, store, request)
    if (request.page === 1 || found.some(({ entries }) => entries.length > 0))
      return { ...(await render(found)), ...read }
    const path = `${site.basePath}/${request.groups[0]}/${canonicalListing(request.like, request.page)}`
    return { missing: tell('noPage', { values: { path }, more: ' Start with page 1.' }), ...read }
  },
})
