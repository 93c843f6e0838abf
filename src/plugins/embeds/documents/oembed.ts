/** oEmbed responses as documents: for one of our feeds, or for an article of the newsroom. */
import { cacheClasses } from '../../../core/delivery/cache-classes.ts'
import { type Document, siteHeadersOf } from '../../../core/documents/document.ts'
import { embedCacheClass, nameOnly, readFeed } from '../../../core/documents/feed.ts'
import { pageMaxAgeSeconds } from '../../../core/documents/fixed.ts'
import { type Missing, neverPublished } from '../../../core/documents/missing.ts'
import { toFeedHead } from '../../../core/feed/feed-head.ts'
import { titleOf, toEntry } from '../../../core/feed/to-entry.ts'
import { canonicalQuery, type FeedRequest } from '../../../core/request/selection.ts'
import { termsOf } from '../../../core/rights/ai-rights.ts'
import type { Site } from '../../../core/settings/site.ts'
import { familiesOf } from '../../../core/store/selection.ts'
import { wordsFor } from '../../../core/words/spoken.ts'
import { articleAddresses, articleAt } from '../article-addresses.ts'
import { cardUrl, embedUrl } from '../embed-url.ts'
import { feedAt } from '../feed-address.ts'
import {
  type Embed,
  type OembedRequest,
  oembedMediaTypes,
  oembedQuery,
  renderOembed,
  sizeWithin,
  withinUsual,
} from '../oembed.ts'

const feedSize = { width: 600, height: 480 }
const articleSize = { width: 600, height: 440 }

/** `null` if the address cannot have an embed: a 404 without a query. */
export function oembedDocument(site: Site, oembed: OembedRequest): Document | null {
  const feed = feedAt(site, oembed.url)
  if (feed) return aboutFeed(site, withinUsual(oembed, feedSize), feed)
  const addresses = articleAddresses(oembed.url)
  return addresses.length === 0
    ? null
    : aboutArticle(site, withinUsual(oembed, articleSize), addresses)
}

/**
 * A 404 for each address without an embed, even if its page answers 400 or 410: the oEmbed request
 * itself is valid.
 */
export const noEmbedProblem = (detail?: string) => ({
  status: 404 as const,
  title: 'Not found',
  detail:
    detail ??
    'This address has no embed. Use the address of the page of a feed on this site, or of a published article.',
})

function aboutFeed(site: Site, oembed: OembedRequest, request: FeedRequest): Document {
  const size = sizeWithin(oembed, feedSize)
  return {
    ...documentOf(oembed, `${request.family} ${canonicalQuery(request, site.feedLength)}`),
    families: familiesOf(request),
    cache: embedCacheClass(request),
    absent: (key) => asEmbed(site, oembed, neverPublished(site, nameOnly(site), request, key)),
    async make(store) {
      const { snapshot, missing } = await readFeed(site, store, nameOnly(site), request)
      const { state, readAt } = snapshot
      if (missing) return { missing: asEmbed(site, oembed, missing), state, readAt }
      const { title, homeUrl: url } = toFeedHead(site, request, snapshot)
      const frame = { ...size, url: embedUrl(site, 'frame', request) }
      return {
        ...textOf(site, oembed, { title, author: null, url, frame, terms: termsOf(site) }),
        state,
        readAt,
      }
    },
  }
}

function aboutArticle(site: Site, oembed: OembedRequest, addresses: readonly string[]): Document {
  const size = sizeWithin(oembed, articleSize)
  const request = articleAt(addresses)
  return {
    ...documentOf(oembed, oembed.url),
    families: [request.family],
    cache: cacheClasses.embed,
    async make(store) {
      const { articles, state, readAt } = await store.latest(request)
      const [article] = articles
      if (!article) return { missing: noEmbedProblem(), state, readAt }
      const { author, disclosure, terms, url } = toEntry(article, site, 'summary')
      // Many sites show only the title, so it includes the disclosure label, as headlines do, and a
      // retraction.
      const title = titleOf(article, wordsFor(article.language, site.words), disclosure?.label)
      const frame = { ...size, url: cardUrl(site, article.url) }
      const text = textOf(site, oembed, { title, author, url, frame, terms })
      return { ...text, state, readAt }
    },
  }
}

/** Redirects to the embed of a moved topic. All other reasons become a 404. */
function asEmbed(site: Site, oembed: OembedRequest, missing: Missing): Missing {
  if (!('location' in missing)) return noEmbedProblem(missing.detail)
  const query = oembedQuery({ ...oembed, url: `${site.origin}${missing.location}` })
  return { status: 301, location: `${site.basePath}/oembed${query}` }
}

const documentOf = ({ format, maxWidth, maxHeight }: OembedRequest, subject: string) => ({
  key: `oembed ${format} ${maxWidth} ${maxHeight} ${subject}`,
  maxAgeSeconds: pageMaxAgeSeconds,
})

const textOf = (site: Site, { format }: OembedRequest, embed: Embed) => ({
  text: renderOembed(site, embed, format),
  siteHeaders: siteHeadersOf(embed.terms),
  mediaType: oembedMediaTypes[format],
})
