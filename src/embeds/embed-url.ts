/** Where the frames are that other sites embed: of a feed, and of one article. */
import { familyPath } from '../families/families.ts'
import { canonicalQuery, type FeedRequest } from '../families/selection.ts'
import { attributes, type Markup } from '../feed/markup.ts'
import { rootOf, type Site } from '../site.ts'

/** `request` is a feed without a part, such as `feedAt` gives. */
export const familyFrameUrl = (site: Site, request: FeedRequest): string =>
  `${rootOf(site)}${familyPath(request.family)}embed/${canonicalQuery(request, site.feedLength)}`

/** `url` is the article's own, as the newsroom wrote it. */
export const articleFrameUrl = (site: Site, url: string): string =>
  `${rootOf(site)}/embed/article/?url=${encodeURIComponent(url)}`

/** What a frame of ours may do: say how high it is, and follow links in other windows or, when a reader clicks, in the page's. */
const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'

type Framed = { readonly src: string; readonly title: string; readonly width: number | string; readonly height: number }

/** Of an `<iframe>` that a partner pastes. The border is an attribute, because a strict policy takes no style from it. */
export const frameAttributes = ({ src, width, height, title }: Framed): Markup =>
  attributes({ src, width, height, title, frameborder: '0', loading: 'lazy', referrerpolicy: 'no-referrer', sandbox })
