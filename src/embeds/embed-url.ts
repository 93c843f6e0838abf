/** Where the embeds of a feed and of one article are, and what a frame with one may do. */
import { familyPath } from '../families/families.ts'
import { type FeedRequest, filterParameters } from '../request/selection.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { attributes, type Markup } from '../text/markup.ts'
import { type EmbedOptions, embedDefaults, writeEmbedOptions } from './options.ts'

export const embedSurfaces = ['frame', 'fragment'] as const

export type EmbedSurface = (typeof embedSurfaces)[number]

/** Below the address of a feed. */
export const embedFiles: Readonly<Record<EmbedSurface, string>> = { frame: 'embed/', fragment: 'embed/fragment.html' }

/** Of one article's frame; below the base path. */
export const cardFile = 'embed/article/'

/** `?…` in one form for all spellings, or nothing: what chooses articles (`filterParameters`, `articleParameter`), then the options. */
export function embedQuery(articles: readonly string[], options: EmbedOptions): string {
  const parameters = [...articles, ...writeEmbedOptions(options).map(([name, value]) => `${name}=${value}`)]
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

export const articleParameter = (url: string): string => `url=${encodeURIComponent(url)}`

/** Of `request` counts what chooses its articles. */
export const embedUrl = (
  site: Site,
  surface: EmbedSurface,
  request: FeedRequest,
  options: EmbedOptions = embedDefaults,
): string =>
  `${rootOf(site)}${familyPath(request.family)}${embedFiles[surface]}${embedQuery(filterParameters(request), options)}`

/** `url` is the article's own, as the newsroom wrote it. */
export const cardUrl = (site: Site, url: string): string =>
  `${rootOf(site)}/${cardFile}${embedQuery([articleParameter(url)], embedDefaults)}`

/** What a frame of ours may do: say how high it is, and follow links in other windows or, when a reader clicks, in the page's. */
const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'

type Framed = { readonly src: string; readonly title: string; readonly width: number | string; readonly height: number }

/** Of an `<iframe>` that a partner pastes. The border is an attribute, because a strict policy takes no style from it. */
export const frameAttributes = ({ src, width, height, title }: Framed): Markup =>
  attributes({ src, width, height, title, frameborder: '0', loading: 'lazy', referrerpolicy: 'no-referrer', sandbox })
