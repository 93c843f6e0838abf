/** A feed as a document that delivery can keep: read, put in its place among the others, and written in one of its kinds. */

import { aiDisclosure } from '../disclosure/ai-disclosure.ts'
import { type Family, familyKey } from '../families/families.ts'
import { buildFeed } from '../feed/build-feed.ts'
import type { BodyCleaner } from '../feed/content.ts'
import type { Feed } from '../feed/feed.ts'
import { feedLinks } from '../feed/feed-links.ts'
import { renderFeed } from '../feed/render-feed.ts'
import { linkHeader } from '../http/link-header.ts'
import { dataSafety } from '../http/safety.ts'
import type { Format } from '../request/formats.ts'
import { canonicalQuery, type FeedRequest, wholeFamily } from '../request/selection.ts'
import type { Site } from '../settings/site.ts'
import { familiesOf } from '../store/selection.ts'
import type { Snapshot } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import type { AskedDocument, Rendering } from './document.ts'
import { placeOf } from './feed-head.ts'
import { type Elsewhere, findElsewhere } from './missing.ts'

/** A kind of document that can be made of a feed; `key` and the request name one in memory. */
export type FeedKind = {
  readonly key: string
  /** Last segment of its address; empty for a page. */
  readonly file: string
  /** What its address says beyond that: `?…` in one form for all spellings, or nothing. */
  readonly query: (request: FeedRequest) => string
  /** Whether all parameters of feeds choose something of it, or those alone that choose its articles. */
  readonly takesAll: boolean
  /** How it is kept with a query. */
  readonly variants: 'variant' | 'embed'
  /** How long readers may keep it without asking. */
  readonly maxAgeSeconds: number
  /** Whether bodies are shown where the request wants them: else they need not be made safe. */
  readonly showsBodies: boolean
  /** As many entries as it shows, where that is not up to the feed. */
  readonly mostEntries: number | null
  readonly render: (feed: Feed, snapshot: Snapshot, request: FeedRequest) => Rendering | Promise<Rendering>
}

export function feedKind(site: Site, format: Format): FeedKind {
  return {
    key: format.key,
    file: format.file,
    query: feedQuery(site),
    takesAll: true,
    variants: 'variant',
    maxAgeSeconds: site.pollMinutes * 60,
    showsBodies: true,
    mostEntries: null,
    render: (feed, snapshot, request) => ({
      text: renderFeed(feed, format.key),
      mediaType: format.mediaType,
      // An edit can take an article out of what a search finds, and nothing would date that.
      changedAt: request.words === null ? snapshot.changedAt : null,
      link: linkHeader(feedLinks(feed, format.key)),
      aiDisclosure: aiDisclosure(snapshot.articles.map((article) => article.disclosure)),
      safety: dataSafety,
    }),
  }
}

/** The parameters of feeds. */
export const feedQuery = (site: Site) => (request: FeedRequest) => canonicalQuery(request, site.feedLength)

/** Looks at the newsroom for a feed; what is `elsewhere` has none to show. */
export async function readFeed(
  site: Site,
  store: Store,
  asked: Pick<FeedKind, 'file' | 'query' | 'mostEntries'>,
  request: FeedRequest,
): Promise<{ readonly snapshot: Snapshot; readonly elsewhere: Elsewhere | null }> {
  const { mostEntries: limit } = asked
  const snapshot = await store.latest(limit === null ? request : { ...request, limit, whole: false })
  const near = (prefix: string, most: number) => store.near(prefix, most)
  return { snapshot, elsewhere: await findElsewhere(site, asked, request, snapshot, near) }
}

/** Of a feed that is only asked whether it is there, and what it is called. */
export const nameOnly = (site: Site) => ({ file: '', query: feedQuery(site), mostEntries: 1 })

/** `clean` makes bodies safe to show. */
export function feedDocument(site: Site, clean: BodyCleaner, kind: FeedKind, request: FeedRequest): AskedDocument {
  const { family, part, words } = request
  const query = part === null ? kind.query(request) : `${part.month}/${part.number}`
  const kept = words !== null ? 'search' : part !== null ? 'part' : query === '' ? 'feed' : kind.variants
  return {
    key: `${kind.key} ${family} ${query}`,
    family: familiesOf(request).join(' '),
    kept,
    maxAgeSeconds: kind.maxAgeSeconds,
    async make(store) {
      const { snapshot, elsewhere } = await readFeed(site, store, kind, request)
      const { state, readAt } = snapshot
      if (elsewhere) return { elsewhere, state, readAt }
      const place = placeOf(site, request, snapshot)
      const content = kind.showsBodies ? request.content : 'summary'
      const feed = buildFeed({ site, place, snapshot, content, clean })
      const rendering = await kind.render(feed, snapshot, request)
      return { rendering, articles: snapshot.articles.map(({ id }) => id), state, readAt }
    },
  }
}

/** That of a family without members, and without parameters; `null` for one with members, of which there is no end. */
export const usualDocument = (site: Site, clean: BodyCleaner, kind: FeedKind, family: Family): AskedDocument | null =>
  family.member === null ? feedDocument(site, clean, kind, wholeFamily(familyKey(family, null), site.feedLength)) : null
