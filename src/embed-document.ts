/** Embeds as kinds of documents that can be made of a feed: the frame, and the fragment that a partner puts into a page. */
import { type EmbedText, framePage } from './embeds/frame-page.ts'
import { toHeadlines } from './embeds/headlines.ts'
import { type EmbedOptions, parseEmbedOptions, writeEmbedOptions } from './embeds/options.ts'
import { headlinesTree } from './embeds/tree.ts'
import { writeHtml } from './embeds/write-html.ts'
import { filterParameters, SelectionError } from './families/selection.ts'
import type { Feed } from './feed/feed.ts'
import type { FeedKind } from './feed-document.ts'
import { aiDisclosure } from './http/ai-disclosure.ts'
import { pageLinks } from './pages/page-links.ts'
import { pageMaxAgeSeconds, pageMediaType } from './pages/respond-page.ts'
import { rootOf, type Site } from './site.ts'

export type EmbedSurface = 'frame' | 'fragment'

const files: Readonly<Record<EmbedSurface, string>> = { frame: 'embed/', fragment: 'embed/fragment.html' }

/** With the file of each. */
export const embedSurfaces = Object.entries(files) as readonly [EmbedSurface, string][]

/** @throws {SelectionError} for an option that is not allowed. */
export function embedKind(site: Site, surface: EmbedSurface, query: URLSearchParams): FeedKind {
  const { options, problems } = parseEmbedOptions((name) => query.getAll(name))
  if (problems.length > 0) throw new SelectionError(problems.join(' '))
  if (surface === 'fragment' && options.accent !== null) {
    throw new SelectionError('accent is not for fragments: set --candor-accent in the style sheet of your page.')
  }
  return {
    key: surface,
    file: files[surface],
    query: (request) => asQuery([...filterParameters(request), ...writeEmbedOptions(options)]),
    maxAgeSeconds: pageMaxAgeSeconds,
    showsBodies: false,
    mostEntries: options.limit,
    render: async (feed, snapshot) => ({
      ...(await surfaces[surface](site, feed, options)),
      mediaType: pageMediaType,
      link: pageLinks(site, feed.homeUrl.slice(rootOf(site).length), feed),
      aiDisclosure: aiDisclosure(snapshot.articles.map((article) => article.disclosure)),
    }),
  }
}

const asQuery = (parameters: readonly string[]) => (parameters.length === 0 ? '' : `?${parameters.join('&')}`)

type Surface = (site: Site, feed: Feed, options: EmbedOptions) => Promise<EmbedText>

const surfaces: Readonly<Record<EmbedSurface, Surface>> = {
  frame: (site, feed, options) => framePage(site, toHeadlines(feed), options),
  async fragment(_, feed, options) {
    const { html } = writeHtml(headlinesTree(toHeadlines(feed), options, null))
    return { text: `${html}\n`, safety: fragmentSafety }
  },
}

/** It is for other pages: opened by itself it is data that runs nothing. */
const fragmentSafety = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
}
