/** Documents of the directory: its pages, OPML, JSON and sitemap. */
import { cacheClasses } from '../delivery/cache-classes.ts'
import { type Directory, type DirectoryRequest, readDirectory } from '../directory/directory.ts'
import { renderFeedsJson } from '../directory/feeds-json.ts'
import { renderOpml } from '../directory/opml.ts'
import { renderSitemap } from '../directory/sitemap.ts'
import { type Group, groups } from '../families/families.ts'
import type { DocumentText } from '../http/encode.ts'
import { linkHeader } from '../http/link-header.ts'
import { dataSafety } from '../http/safety.ts'
import { directoryPage } from '../pages/directory-page.ts'
import type { View } from '../pages/layout.ts'
import { canonicalListing, parseListing } from '../request/directory-listing.ts'
import { bareType } from '../request/formats.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { tell } from '../words/problems.ts'
import type { Document } from './document.ts'
import { pageMaxAgeSeconds, pageMediaType, pageSafety } from './fixed.ts'
import { pageLinks } from './page-links.ts'

/** Feeds of each group that a page reads. The page of all groups lists the first ones, and offers these in its form. */
const perPage = 500
/** Feeds of each group in a file. */
const perFile = 5000
/** Feeds of each group in a sitemap, which may have 50,000 URLs. */
const perSitemap = 10_000

const opmlMediaType = 'text/x-opml; charset=utf-8'

/**
 * The page of a group; `null` is the page of all groups.
 *
 * @throws {SelectionError} for a parameter that is not allowed.
 */
export function directoryPageDocument(view: View, group: Group | null, query: URLSearchParams): Document {
  const { like, page } = parseListing(group, query)
  const request = { groups: group === null ? groups : [group], like, page, perPage }
  const path = `/${group ?? 'feeds'}/${canonicalListing(like, page)}`
  return document(`page ${path}`, request, view.site, async (directory) => ({
    text: await directoryPage(view, { group, like, page, perPage, path }, directory.groups),
    mediaType: pageMediaType,
    safety: pageSafety(view.site),
    link: pageLinks(view.site, path),
  }))
}

/** An OPML file of the `listed` groups. `path` is below the base path, as for the other files. */
export const opmlDocument = (site: Site, path: string, listed: readonly Group[]) =>
  file(site, path, opmlMediaType, { groups: listed, like: '', page: 1, perPage: perFile }, renderOpml)

export const feedsJsonDocument = (site: Site, path: string) =>
  file(site, path, 'application/json', { groups, like: '', page: 1, perPage: perFile }, renderFeedsJson)

export const sitemapDocument = (site: Site, path: string) =>
  file(site, path, 'application/xml; charset=utf-8', { groups, like: '', page: 1, perPage: perSitemap }, renderSitemap)

function file(
  site: Site,
  path: string,
  mediaType: string,
  request: DirectoryRequest,
  render: (site: Site, groups: Directory['groups']) => string,
): Document {
  const link = linkHeader([{ href: `${rootOf(site)}${path}`, rel: 'self', type: bareType(mediaType) }])
  return document(`file ${path}`, request, site, (directory) => ({
    text: render(site, directory.groups),
    mediaType,
    safety: dataSafety,
    link,
  }))
}

function document(
  key: string,
  request: DirectoryRequest,
  site: Site,
  render: (directory: Directory) => DocumentText | Promise<DocumentText>,
): Document {
  return {
    key: `directory ${key}`,
    families: ['all'],
    // Long lists that change with each article, so they share a queue with other expensive renders.
    cache: cacheClasses.variant,
    maxAgeSeconds: pageMaxAgeSeconds,
    async make(store) {
      const directory = await readDirectory(site, store, request)
      const { state, readAt, groups: listed } = directory
      if (request.page > 1 && listed.every(({ entries }) => entries.length === 0)) {
        const path = `${site.basePath}/${request.groups[0]}/${canonicalListing(request.like, request.page)}`
        return { missing: tell('noPage', { values: { path }, more: ' Start with page 1.' }), state, readAt }
      }
      return { text: await render(directory), state, readAt }
    },
  }
}
