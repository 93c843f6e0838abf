/** Documents of the directory: its pages, OPML, JSON and sitemap; and the sitemap of news. */
import { cacheClasses } from '../delivery/cache-classes.ts'
import { type Directory, type DirectoryRequest, readDirectory } from '../directory/directory.ts'
import { renderFeedsJson } from '../directory/feeds-json.ts'
import { renderNewsSitemap } from '../directory/news-sitemap.ts'
import { renderOpml } from '../directory/opml.ts'
import { renderSitemap } from '../directory/sitemap.ts'
import { type Group, groups } from '../families/families.ts'
import type { DocumentText } from '../http/encode.ts'
import { linkHeader } from '../http/link-header.ts'
import { dataSafety } from '../http/safety.ts'
import { directoryPage } from '../pages/directory-page.ts'
import type { View } from '../pages/layout.ts'
import { canonicalListing, parseListing } from '../request/directory-listing.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { tell } from '../words/problems.ts'
import type { Document } from './document.ts'
import { pageLinks, pageMaxAgeSeconds, pageMediaType, pageSafety } from './fixed.ts'

/** Feeds of each group that a page reads. The page of all groups lists the first ones, and offers these in its form. */
const perPage = 500
/** Feeds of each group in a file. */
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

/** An OPML file of these groups. `path` is below the base path, as for the other files. */
export const opmlDocument = (site: Site, path: string, own: readonly Group[]) =>
  file(site, path, opmlMediaType, { groups: own, like: '', page: 1, perPage: perFile }, renderOpml)

export const feedsJsonDocument = (site: Site, path: string) =>
  file(site, path, 'application/json', { groups, like: '', page: 1, perPage: perFile }, renderFeedsJson)

export const sitemapDocument = (site: Site, path: string) =>
  file(site, path, xmlMediaType, { groups, like: '', page: 1, perPage: perSitemap }, renderSitemap)

/** For Google News. Time changes it too: its oldest article leaves it when it is two days old. */
export function newsSitemapDocument(site: Site, path: string): Document {
  const link = selfLink(site, path, xmlMediaType)
  return {
    key: `news sitemap ${path}`,
    families: ['all'],
    ...ofLists,
    async make(store) {
      const { articles, ...read } = await store.findNews()
      return { text: renderNewsSitemap(site, articles), mediaType: xmlMediaType, safety: dataSafety, link, ...read }
    },
  }
}

const selfLink = (site: Site, path: string, mediaType: string) =>
  linkHeader([{ href: `${rootOf(site)}${path}`, rel: 'self', type: mediaType.replace(/;.*/, '') }])

/** Long lists that change with each article, so they share a queue with other expensive renders. */
const ofLists = { cache: cacheClasses.variant, maxAgeSeconds: pageMaxAgeSeconds }

function file(
  site: Site,
  path: string,
  mediaType: string,
  request: DirectoryRequest,
  render: (site: Site, groups: Directory['groups']) => string,
): Document {
  const link = selfLink(site, path, mediaType)
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
    ...ofLists,
    async make(store) {
      const directory = await readDirectory(site, store, request)
      const { state, readAt, groups: found } = directory
      if (request.page > 1 && found.every(({ entries }) => entries.length === 0)) {
        const path = `${site.basePath}/${request.groups[0]}/${canonicalListing(request.like, request.page)}`
        return { missing: tell('noPage', { values: { path }, more: ' Start with page 1.' }), state, readAt }
      }
      return { ...(await render(directory)), state, readAt }
    },
  }
}
