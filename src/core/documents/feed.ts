/**
 * Documents made from a feed: formats, pages and embeds. `feedDocument` goes from the store to the
 * text.
 */
import { type CacheClass, cacheClasses } from '../delivery/cache-classes.ts'
import { buildFeed } from '../feed/build-feed.ts'
import type { Feed } from '../feed/feed.ts'
import { headerLinks } from '../feed/feed-links.ts'
import { renderFeed } from '../feed/render-feed.ts'
import type { DocumentText } from '../http/encode.ts'
import type { Format } from '../request/address.ts'
import { canonicalQuery, type FeedRequest } from '../request/selection.ts'
import type { BodyCleaner } from '../sanitize/clean-body.ts'
import type { Site } from '../settings/site.ts'
import { familiesOf, partName } from '../store/selection.ts'
import type { Snapshot } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import type { Reader } from './admission.ts'
import { type Document, siteHeadersOf } from './document.ts'
import { findMissing, type Missing, neverPublished } from './missing.ts'

/** A way to show a feed: a format, a page or an embed. */
export type FeedRenderer = {
  /** Prefix of the document's cache key. */
  readonly key: string
  /** Last segment of its address; empty for a page. */
  readonly file: string
  /** The beginning of its address, before the family: a preset's. */
  readonly prefix?: string
  /** The name of the preset whose form it has. */
  readonly preset?: string
  /** Canonical query string of its address: `?…`, or empty. */
  readonly query: (request: FeedRequest) => string
  /** Parameters that apply: all of a feed, or only filters (no `limit`, `content` and `since`). */
  readonly parameters: 'all' | 'filters'
  readonly isEmbed?: boolean
  readonly maxAgeSeconds: number
  /** It can show article bodies. If not, they are not sanitized. */
  readonly showsBodies?: boolean
  /** Maximum number of entries, by default the request's `limit`. */
  readonly maxEntries?: number
  readonly render: (
    feed: Feed,
    snapshot: Snapshot,
    request: FeedRequest,
  ) => DocumentText | Promise<DocumentText>
}

export const formatRenderer = (site: Site, { key, file, mediaType }: Format): FeedRenderer => ({
  ...{ key, file, query: feedQuery(site), parameters: 'all', maxAgeSeconds: site.pollMinutes * 60 },
  showsBodies: true,
  render: (feed, { changedAt }, { words }) => ({
    text: renderFeed(feed, key),
    mediaType,
    // An edit can remove an article from the results of a search, and no date records that.
    changedAt: words === null ? changedAt : null,
    links: headerLinks(feed, key),
    contentLocation: feed.isUnnamed ? '' : feed.selfUrls[key],
  }),
})

/** `FeedRenderer.query` of formats and pages. */
export const feedQuery = (site: Site) => (request: FeedRequest) =>
  canonicalQuery(request, site.feedLength)

/** Reads the articles of a feed. `missing` is the reason why there is no such feed. */
export async function readFeed(
  site: Site,
  store: Store,
  renderer: Pick<FeedRenderer, 'file' | 'prefix' | 'query' | 'maxEntries'>,
  request: FeedRequest,
  signal?: AbortSignal,
): Promise<{ readonly snapshot: Snapshot; readonly missing: Missing | null }> {
  const { maxEntries: limit } = renderer
  const snapshot = await store.latest(
    limit === undefined ? request : { ...request, limit, whole: false },
    signal,
  )
  return { snapshot, missing: await findMissing(site, renderer, request, snapshot, store) }
}

/** For `readFeed`, if only the feed's existence and name matter. */
export const nameOnly = (site: Site) => ({ file: '', query: feedQuery(site), maxEntries: 1 })

/**
 * `clean` sanitizes article bodies. `reader` is the partner that asks. `signal` ends a search, which
 * nobody else waits for.
 */
export function feedDocument(
  site: Site,
  clean: BodyCleaner,
  renderer: FeedRenderer,
  asked: FeedRequest,
  reader: Reader | null = null,
  signal?: AbortSignal,
): Document {
  const request = requestOf(renderer, asked, reader)
  const { family, part } = request
  const query = part === null ? renderer.query(request) : partName(part)
  // Addresses of parts and of pages of searches do not say how much they show of articles.
  const isShort =
    (part !== null && request.content === 'summary') || request.excerpts !== asked.excerpts
  // No part of a text is for partners that get summaries alone, and so their summaries can be
  // others.
  const hasExcerpts = reader?.content !== 'summary'
  const shows = `${isShort ? ' summary' : ''}${hasExcerpts ? '' : ' without excerpts'}`
  const isUnnamed = reader?.byAddress === true
  return {
    // A document for several readers is kept once, for partners and for everyone.
    key: `${isUnnamed ? 'unnamed ' : ''}${renderer.key} ${family} ${query}${shows}${request.audience ? ` for ${request.audience}` : ''}`,
    families: familiesOf(request),
    cache: cacheClassOf(renderer, request, query),
    maxAgeSeconds: renderer.maxAgeSeconds,
    isPrivate: reader !== null,
    absent:
      request.audience === undefined
        ? (key) => neverPublished(site, renderer, request, key)
        : undefined,
    async make(store) {
      const { snapshot, missing } = await readFeed(site, store, renderer, request, signal)
      const { state, readAt } = snapshot
      if (missing) return { missing, state, readAt }
      const { showsBodies = false } = renderer
      const feed = buildFeed({
        site,
        request,
        snapshot,
        clean,
        showsBodies,
        isUnnamed,
        hasExcerpts,
      })
      return {
        siteHeaders: siteHeadersOf(feed.terms),
        ...(await renderer.render(feed, snapshot, request)),
        ...{ state, readAt },
      }
    },
  }
}

/**
 * Some partners get summaries, whatever they ask for, and some have private articles in the family.
 */
function requestOf(renderer: FeedRenderer, asked: FeedRequest, reader: Reader | null): FeedRequest {
  if (reader === null) return asked
  const { showsBodies } = renderer
  const request = seesPrivate(renderer, asked, reader) ? { ...asked, audience: reader.name } : asked
  if (reader.content !== 'summary') return request
  // The passages of a search are parts of the texts.
  const short = { ...request, excerpts: false }
  return showsBodies ? { ...short, whole: false, content: 'summary' } : short
}

/**
 * Only feeds and their archives have private articles. Pages, embeds, searches and public parts of
 * archives are the same for all.
 */
const seesPrivate = (
  { showsBodies }: FeedRenderer,
  { part, words, url }: FeedRequest,
  { hasPrivate }: Reader,
) =>
  hasPrivate &&
  showsBodies === true &&
  words === null &&
  url === null &&
  (part === null || part.isPrivate === true)

function cacheClassOf({ isEmbed }: FeedRenderer, request: FeedRequest, query: string): CacheClass {
  if (request.words !== null) return cacheClasses.search
  if (request.part !== null) return cacheClasses.archivePart
  if (query === '') return cacheClasses.feed
  return isEmbed ? embedCacheClass(request) : cacheClasses.variant
}

/** The cache class of an embed with a query. */
export const embedCacheClass = (request: FeedRequest): CacheClass =>
  familiesOf(request).length === 1 ? cacheClasses.embed : cacheClasses.filteredEmbed
