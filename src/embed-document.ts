/** Embeds as kinds of documents that can be made of a feed: the frame, the fragment that a partner puts into a page, and the card of one article. */
import { articleAddresses, articleAt } from './embeds/article-addresses.ts'
import { type EmbedText, framePage } from './embeds/frame-page.ts'
import { toHeadlines } from './embeds/headlines.ts'
import { type EmbedOptions, parseEmbedOptions, writeEmbedOptions } from './embeds/options.ts'
import { headlinesTree } from './embeds/tree.ts'
import { writeHtml } from './embeds/write-html.ts'
import { type Parameter, SelectionError, single } from './families/parameter.ts'
import { type FeedRequest, filterParameters } from './families/selection.ts'
import type { Feed } from './feed/feed.ts'
import type { FeedKind } from './feed-document.ts'
import { aiDisclosure } from './http/ai-disclosure.ts'
import { linkHeader } from './http/link-header.ts'
import { alternates } from './pages/page-links.ts'
import { pageMediaType } from './pages/respond-page.ts'
import type { Site } from './site.ts'

/** Whoever opens a partner's page anew sees what is new: where nothing is, that costs a 304. */
export const embedMaxAgeSeconds = 1

export type EmbedSurface = 'frame' | 'fragment'

/** With the file of each, which follows the path of a family. */
export const embedSurfaces: readonly (readonly [EmbedSurface, file: string])[] = [
  ['frame', 'embed/'],
  ['fragment', 'embed/fragment.html'],
]

/** @throws {SelectionError} for an option that is not allowed. */
export function embedKind(site: Site, surface: EmbedSurface, file: string, query: URLSearchParams): FeedKind {
  const options = embedOptionsOf(query)
  if (surface === 'fragment' && options.accent !== null) {
    throw new SelectionError('accent is not for fragments: set --candor-accent in the style sheet of your page.')
  }
  if (surface === 'frame' && options.target === '_self') {
    throw new SelectionError(
      'target is "_self", which is not for frames: what its links lead to cannot be shown in one.',
    )
  }
  const parameters = (request: FeedRequest) => [...filterParameters(request), ...writeEmbedOptions(options)]
  return kindOf(site, surface, file, options, parameters)
}

/**
 * A frame with one article, and where it is looked for.
 *
 * @throws {SelectionError} for an option that is not allowed, and where no article is named.
 */
export function cardOf(site: Site, query: URLSearchParams): [FeedKind, FeedRequest] {
  const addresses = single(query, urlParameter)
  if (addresses === null) throw new SelectionError(`url is missing: it must be ${urlParameter.kind}.`)
  const chosen: EmbedOptions = { ...embedOptionsOf(query), limit: 1, layout: 'cards', summaries: true }
  const parameters = [`url=${encodeURIComponent(addresses[0] ?? '')}`, ...writeEmbedOptions(chosen)]
  return [kindOf(site, 'frame', 'embed/article/', chosen, () => parameters), articleAt(addresses)]
}

const urlParameter: Parameter<readonly string[]> = {
  name: 'url',
  kind: 'the address of an article, percent-encoded',
  parse(text) {
    const addresses = articleAddresses(text)
    return addresses.length > 0 ? addresses : undefined
  },
}

function embedOptionsOf(query: URLSearchParams): EmbedOptions {
  const { options, problems } = parseEmbedOptions((name) => query.getAll(name))
  if (problems.length > 0) throw new SelectionError(problems.join(' '))
  return options
}

function kindOf(
  site: Site,
  surface: EmbedSurface,
  file: string,
  options: EmbedOptions,
  parameters: (request: FeedRequest) => readonly string[],
): FeedKind {
  return {
    key: file,
    file,
    query: (request) => asQuery(parameters(request)),
    takesAll: false,
    variants: 'embed',
    maxAgeSeconds: embedMaxAgeSeconds,
    showsBodies: false,
    mostEntries: options.limit,
    render: async (feed, { articles }, request) => ({
      ...(await surfaces[surface](site, feed, options)),
      mediaType: pageMediaType,
      link: links(site, feed, request),
      aiDisclosure: aiDisclosure(articles.map((article) => article.disclosure)),
    }),
  }
}

const asQuery = (parameters: readonly string[]) => (parameters.length === 0 ? '' : `?${parameters.join('&')}`)

/** An embed is no page of its own: it stands for that of the feed, or of the article. */
function links(site: Site, feed: Feed, { url }: FeedRequest): string {
  const [first] = feed.entries
  return linkHeader([
    { href: url !== null && first ? first.url : feed.homeUrl, rel: 'canonical' },
    ...alternates(site, feed),
    { href: site.policyUrl, rel: 'describedby' },
  ])
}

type Surface = (site: Site, feed: Feed, options: EmbedOptions) => Promise<EmbedText>

const surfaces: Readonly<Record<EmbedSurface, Surface>> = {
  frame: (site, feed, options) => framePage(site, toHeadlines(feed), options),
  async fragment(_, feed, options) {
    const { html } = writeHtml(headlinesTree(toHeadlines(feed), options, null))
    return { text: `${asAscii(html)}\n`, safety: fragmentSafety }
  },
}

/**
 * Pages that take it up may be in any encoding. Not the C1 controls: as references, HTML takes them for other characters
 * (§13.2.5.80).
 */
const asAscii = (html: string) =>
  html.replace(/[\u{a0}-\u{10ffff}]/gu, (character) => `&#x${character.codePointAt(0)?.toString(16)};`)

/** It is for other pages: opened by itself it is data that runs nothing. */
const fragmentSafety = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
}
