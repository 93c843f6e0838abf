/** URLs of the embeds of a feed and of an article, and the attributes of a frame that shows one. */

import { attributes, type Markup } from 'candor-disclosure/text/markup.ts'
import { familyPath } from '../../core/families/families.ts'
import { type FeedRequest, filterParameters } from '../../core/request/selection.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { type EmbedOptions, embedDefaults, writeEmbedOptions } from './options.ts'

export const embedSurfaces = ['frame', 'fragment'] as const

export type EmbedSurface = (typeof embedSurfaces)[number]

/** Paths below the URL of a feed. */
export const embedFiles: Readonly<Record<EmbedSurface, string>> = {
  frame: 'embed/',
  fragment: 'embed/fragment.html',
}

export const cardFile = 'embed/article/'

/**
 * Redirects to an article or one of its sources: for pages that open only addresses of the frame's
 * own host.
 */
export const linkFile = 'embed/link/'

/**
 * The canonical query string, or `''`: first `filterParameters` or `articleParameter`, then the
 * options.
 */
export function embedQuery(articles: readonly string[], options: EmbedOptions): string {
  const parameters = [
    ...articles,
    ...writeEmbedOptions(options).map(([name, value]) => `${name}=${value}`),
  ]
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

export const articleParameter = (url: string): string => `url=${encodeURIComponent(url)}`

/** Uses the family and the filters of `request`, and ignores its other parameters. */
export const embedUrl = (
  site: Site,
  surface: EmbedSurface,
  request: FeedRequest,
  options: EmbedOptions = embedDefaults,
): string =>
  `${rootOf(site)}${familyPath(request.family)}${embedFiles[surface]}${embedQuery(filterParameters(request), options)}`

/** `url` is the article's own URL, as the newsroom wrote it. */
export const cardUrl = (site: Site, url: string): string =>
  `${rootOf(site)}/${cardFile}${embedQuery([articleParameter(url)], embedDefaults)}`

/**
 * Lets a frame report its height, and open links in other windows or, after a click, in the window
 * of the page.
 */
const sandbox =
  'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'

type Framed = {
  readonly src: string
  readonly title: string
  readonly width: number | string
  readonly height: number
}

/**
 * For an `<iframe>` that a partner pastes. `frameborder`, because a strict Content-Security-Policy
 * forbids a `style`. Like the component's requests, the frame's tells the partner's host, for the
 * count of embeds, and never the page.
 */
export const frameAttributes = ({ src, width, height, title }: Framed): Markup =>
  attributes({
    src,
    width,
    height,
    title,
    frameborder: '0',
    loading: 'lazy',
    referrerpolicy: 'strict-origin',
    sandbox,
  })
