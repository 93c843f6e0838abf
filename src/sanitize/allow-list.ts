/** The policy of the body cleaner, as data: which elements, attributes, schemes and players may leave the service. */
import type { Schema } from 'hast-util-sanitize'

/** Elements that may leave, each with the attributes it may carry beside `lang` and `dir`. */
const allowed: { readonly [element: string]: readonly string[] } = {
  ...bare(
    'p h1 h2 h3 h4 h5 h6 div section article header footer aside address ul dl dt dd pre figure figcaption br hr wbr',
  ),
  ...bare('span em strong b i u s small sub sup mark cite code kbd samp var bdi bdo ruby rt rp summary picture'),
  ...bare('table caption thead tbody tfoot tr'),
  a: ['href', 'title', 'hreflang', 'rel'],
  abbr: ['title'],
  dfn: ['title'],
  blockquote: ['cite'],
  q: ['cite'],
  del: ['cite', 'datetime'],
  ins: ['cite', 'datetime'],
  time: ['datetime'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  details: ['open'],
  colgroup: ['span'],
  col: ['span'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope', 'abbr'],
  img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'loading'],
  source: ['src', 'srcset', 'sizes', 'type', 'media', 'width', 'height'],
  video: ['src', 'poster', 'controls', 'preload', 'width', 'height'],
  audio: ['src', 'controls', 'preload'],
  track: ['src', 'kind', 'label', 'srclang', 'default'],
  iframe: ['src', 'title', 'width', 'height', 'allowfullscreen'],
}

/**
 * Elements that go with all they contain: code, fallbacks for browsers, a form's list of choices. With `svg` and `math`
 * goes everything that is not HTML, on which parsers disagree.
 */
export const droppedWhole: ReadonlySet<string> = new Set(
  words('script style template noscript noembed noframes head title svg math select datalist'),
)

/**
 * What stands in for an element that may not leave, where simply unwrapping it would run two blocks of text into one
 * or lose a meaning. Everything else that is not allowed is replaced by what it contains.
 */
export const standIns: ReadonlyMap<string, string> = new Map([
  ...words('main nav search hgroup center form fieldset legend dialog').map((name) => [name, 'div'] as const),
  ...words('xmp listing plaintext').map((name) => [name, 'pre'] as const),
  ...words('menu dir').map((name) => [name, 'ul'] as const),
  ['strike', 's'],
  ['tt', 'code'],
  ['acronym', 'abbr'],
])

/** Attributes that are there or not, and have no value. */
export const booleanAttributes: ReadonlySet<string> = new Set(words('controls reversed open default allowfullscreen'))

/** What a link may say about itself; `sponsored` and `ugc` are disclosures too. The rest acts on the page around it. */
export const linkRelations: ReadonlySet<string> = new Set(
  words('author external license nofollow noopener noreferrer sponsored tag ugc'),
)

const web: readonly string[] = ['http:', 'https:']

/** Attributes that hold one URL, with the schemes it may have, as `URL.protocol` writes them. */
export const urlAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['href', [...web, 'mailto:', 'tel:']],
  ['src', web],
  ['poster', web],
  ['cite', web],
])

/** Elements that are nothing without an address to load. */
export const needsSource: ReadonlySet<string> = new Set(['img', 'source', 'track', 'iframe'])

/**
 * Players and charts that readers may frame. Each ends in a slash after its host, so that the beginning of a normalised
 * URL is an exact match of scheme, host and port; anything else becomes a link.
 */
const embeds: readonly string[] = [
  'https://www.youtube.com/embed/',
  'https://youtube.com/embed/',
  'https://www.youtube-nocookie.com/embed/',
  'https://player.vimeo.com/video/',
  'https://www.dailymotion.com/embed/',
  'https://w.soundcloud.com/player/',
  'https://open.spotify.com/embed/',
  'https://embed.podcasts.apple.com/',
  'https://datawrapper.dwcdn.net/',
  'https://flo.uri.sh/',
  'https://archive.org/embed/',
]

/** `url` is absolute and normalised (`URL.href`). */
export function isEmbed(url: string): boolean {
  return embeds.some((prefix) => url.startsWith(prefix))
}

export function isAllowed(element: string): boolean {
  return Object.hasOwn(allowed, element)
}

/** For hast-util-sanitize, which goes over the finished tree as the last gate. Attributes have their HTML names. */
export const bodySchema: Schema = {
  tagNames: Object.keys(allowed),
  attributes: {
    ...Object.fromEntries(Object.entries(allowed).map(([element, names]) => [element, [...names]])),
    '*': ['lang', ['dir', 'ltr', 'rtl', 'auto']],
    iframe: [
      ['src', ...embeds.map((prefix) => new RegExp(`^${prefix.replaceAll('.', '\\.')}`))],
      ...['title', 'width', 'height', 'allowfullscreen'],
    ],
  },
  protocols: Object.fromEntries(
    [...urlAttributes].map(([name, schemes]) => [name, schemes.map((scheme) => scheme.replace(':', ''))]),
  ),
  // Without controls nobody could start a player, since `autoplay` does not leave.
  required: { video: { controls: true }, audio: { controls: true } },
  strip: [...droppedWhole],
  ancestors: {},
  clobber: [],
}

function bare(names: string): { [element: string]: readonly string[] } {
  return Object.fromEntries(words(names).map((name) => [name, []]))
}

function words(list: string): string[] {
  return list.split(' ')
}
