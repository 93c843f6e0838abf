/**
 * Renderers of embeds: the frame, the fragment that a partner includes in a page, and the card of
 * one article.
 */

import type { FeedRenderer } from '../../../core/documents/feed.ts'
import { pageMediaType } from '../../../core/documents/fixed.ts'
import type { Feed } from '../../../core/feed/feed.ts'
import type { Link } from '../../../core/http/headers.ts'
import { alternates } from '../../../core/pages/page-parts.ts'
import { type Parameter, SelectionError, single } from '../../../core/request/parameter.ts'
import { type FeedRequest, filterParameters } from '../../../core/request/selection.ts'
import { licenceLink } from '../../../core/rights/statements.ts'
import type { Site } from '../../../core/settings/site.ts'
import { articleAddresses, articleAt } from '../article-addresses.ts'
import {
  articleParameter,
  cardFile,
  type EmbedSurface,
  embedFiles,
  embedQuery,
} from '../embed-url.ts'
import { framePage } from '../frame-page.ts'
import { toHeadlines } from '../headlines.ts'
import { type EmbedOptions, parseEmbedOptions } from '../options.ts'
import { headlinesTree } from '../tree.ts'
import { writeHtml } from '../write-html.ts'

/** A reload of a partner's page shows new articles; without any, it costs a 304. */
export const embedMaxAgeSeconds = 1

/** @throws {SelectionError} for an option that is not allowed. */
export function embedRenderer(
  site: Site,
  surface: EmbedSurface,
  query: URLSearchParams,
): FeedRenderer {
  const options = optionsFor(surface, query)
  const ownQuery = (request: FeedRequest) => embedQuery(filterParameters(request), options)
  return rendererOf(site, surface, embedFiles[surface], options, ownQuery)
}

/**
 * The renderer of a frame with one article, and the request for this article.
 *
 * @throws {SelectionError} for an option that is not allowed, and for a missing or invalid `url`.
 */
export function cardRenderer(site: Site, query: URLSearchParams): [FeedRenderer, FeedRequest] {
  const addresses = single(query, urlParameter)
  if (addresses === null)
    throw new SelectionError(`url is missing. Set it to ${urlParameter.expected}.`)
  const options: EmbedOptions = {
    ...optionsFor('frame', query),
    limit: 1,
    layout: 'cards',
    summaries: true,
  }
  const address = embedQuery([articleParameter(addresses[0] ?? '')], options)
  return [rendererOf(site, 'frame', cardFile, options, () => address), articleAt(addresses)]
}

export const urlParameter: Parameter<readonly string[]> = {
  name: 'url',
  expected: 'the percent-encoded address of an article',
  parse(text) {
    const addresses = articleAddresses(text)
    return addresses.length > 0 ? addresses : undefined
  },
}

/**
 * @throws {SelectionError} with all problems of the options. `given` is as for `parseEmbedOptions`.
 */
export function allowedOptions(given: (name: string) => readonly string[]): EmbedOptions {
  const { options, problems } = parseEmbedOptions(given)
  if (problems.length > 0) throw new SelectionError(problems.join(' '))
  return options
}

function optionsFor(surface: EmbedSurface, query: URLSearchParams): EmbedOptions {
  const options = allowedOptions((name) => query.getAll(name))
  if (surface === 'fragment' && options.accent !== null) {
    throw new SelectionError(
      'accent does not work for fragments. Set --candor-accent in the style sheet of your page instead.',
    )
  }
  if (surface === 'frame' && options.target === '_self') {
    throw new SelectionError(
      'target is "_self", which does not work for frames: a frame cannot show the linked pages. Use _blank or _top.',
    )
  }
  return options
}

function rendererOf(
  site: Site,
  surface: EmbedSurface,
  file: string,
  options: EmbedOptions,
  query: FeedRenderer['query'],
): FeedRenderer {
  return {
    key: file,
    file,
    query,
    parameters: 'filters',
    isEmbed: true,
    maxAgeSeconds: embedMaxAgeSeconds,
    maxEntries: options.limit,
    render: async (feed, _, request) => ({
      ...(surface === 'frame'
        ? await framePage(site, toHeadlines(feed), options, feed.terms)
        : { text: fragment(feed, options), safety: fragmentSafety }),
      mediaType: pageMediaType,
      links: linksOf(site, feed, request),
    }),
  }
}

/**
 * An embed is not a page of its own: its canonical URL is the page of the feed, or the article. An
 * article has only the site's feed.
 */
function linksOf(site: Site, feed: Feed, { url }: FeedRequest): readonly Link[] {
  const [first] = feed.entries
  return [
    { href: url !== null && first ? first.url : feed.homeUrl, rel: 'canonical' },
    ...alternates(site, url === null ? feed : undefined),
    ...licenceLink(feed.terms),
    { href: site.policyUrl, rel: 'describedby' },
  ]
}

/**
 * In ASCII: partners' pages can have any encoding. Excludes C1 controls: HTML reads their
 * references as other characters (§13.2.5.80).
 */
function fragment(feed: Feed, options: EmbedOptions): string {
  const { html } = writeHtml(headlinesTree(toHeadlines(feed), options, null))
  return `${html.replace(/[\u{a0}-\u{10ffff}]/gu, (character) => `&#x${character.codePointAt(0)?.toString(16)};`)}\n`
}

/** Partners include the fragment in their pages; opened by itself it runs no script. */
const fragmentSafety = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
}
