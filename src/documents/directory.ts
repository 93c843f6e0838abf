/** The directory as documents that delivery can keep: its page, OPML, JSON and sitemap. */
import { cacheClasses } from '../delivery/cache-classes.ts'
import { type Directory, type DirectoryRequest, readDirectory } from '../directory/directory.ts'
import { renderFeedsJson } from '../directory/feeds-json.ts'
import { renderOpml } from '../directory/opml.ts'
import { renderSitemap } from '../directory/sitemap.ts'
import { type Group, groups } from '../families/families.ts'
import { linkHeader } from '../http/link-header.ts'
import type { DocumentText } from '../http/render.ts'
import { dataSafety } from '../http/safety.ts'
import { directoryPage } from '../pages/directory-page.ts'
import type { View } from '../pages/layout.ts'
import { canonicalListing, parseListing } from '../request/directory-listing.ts'
import { bareType } from '../request/formats.ts'
import { rootOf, type Site } from '../settings/site.ts'
import type { Document } from './document.ts'
import { pageMaxAgeSeconds, pageMediaType, pageSafety } from './fixed.ts'
import { pageLinks } from './page-links.ts'

/** How many of each group a page reads: that of all groups shows the beginning of each, and offers these in its form. */
const perPage = 500
/** How many of each group a file holds. */
const perFile = 5000
/** Below what a sitemap may hold (50,000). */
const perSitemap = 10_000

const opmlMediaType = 'text/x-opml; charset=utf-8'

/** The group's page, or that of all groups where it is `null`. */
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

/** The files; `groups` are those that are listed in it. */
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
    // Long lists that change with each article: they take turns.
    cache: cacheClasses.variant,
    maxAgeSeconds: pageMaxAgeSeconds,
    async make(store) {
      const directory = await readDirectory(site, store, request)
      const { state, readAt, groups: listed } = directory
      if (request.page > 1 && listed.every(({ entries }) => entries.length === 0)) {
        const detail = `There is no page ${request.page} of these feeds: begin with the first.`
        return { missing: { status: 404, title: 'Not found', detail }, state, readAt }
      }
      return { text: await render(directory), articles: [], state, readAt }
    },
  }
}
