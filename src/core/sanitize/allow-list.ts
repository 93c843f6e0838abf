/**
 * The policy of the body cleaner, as data: the allowed elements, attributes, URL schemes and
 * players.
 */

import { droppedElements } from 'candor-disclosure/parse/visible-text.ts'
import type { Schema } from 'hast-util-sanitize'
import { mathAttributes, mathElements } from './mathml.ts'

/** Allowed elements, each with its allowed attributes. `lang` and `dir` are allowed on all. */
const allowed: { readonly [element: string]: readonly string[] } = {
  ...bare(
    'p h1 h2 h3 h4 h5 h6 div section article header footer aside address ul dl dt dd pre figure figcaption br hr wbr',
  ),
  ...bare(
    'span em strong b i u s small sub sup mark cite code kbd samp var bdi bdo ruby rt rp summary picture',
  ),
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
 * Replacements for elements that are not allowed, where unwrapping would join two blocks of text or
 * lose a meaning. Any other element that is not allowed is replaced by its children.
 */
export const replacements: ReadonlyMap<string, string> = new Map([
  ...words('main nav search hgroup center form fieldset legend dialog option').map(
    (name) => [name, 'div'] as const,
  ),
  ...words('xmp listing plaintext').map((name) => [name, 'pre'] as const),
  ...words('menu dir').map((name) => [name, 'ul'] as const),
  ['strike', 's'],
  ['tt', 'code'],
  ['acronym', 'abbr'],
])

/** Boolean attributes: present or absent, without a value. */
export const booleanAttributes: ReadonlySet<string> = new Set(
  words('controls reversed open default allowfullscreen'),
)

/**
 * Allowed values of `rel`. They describe the link: `sponsored` and `ugc` are disclosures too.
 * Others act on the page.
 */
export const linkRelations: ReadonlySet<string> = new Set(
  words('author external license nofollow noopener noreferrer sponsored tag ugc'),
)

const web: readonly string[] = ['http:', 'https:']

/** Attributes that hold one URL, with its allowed schemes in the form of `URL.protocol`. */
export const urlAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['href', [...web, 'mailto:', 'tel:']],
  ['src', web],
  ['poster', web],
  ['cite', web],
])

/** Elements that are removed if they have no URL to load. */
export const needsSource: ReadonlySet<string> = new Set(['img', 'source', 'track', 'iframe'])

/**
 * Players and charts that are allowed in a frame; any other frame becomes a link. Each has a slash
 * after its host, so that the start of a normalised URL matches scheme, host and port exactly.
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

/** `element` is a tag name in lower case. */
export function isAllowed(element: string): boolean {
  return Object.hasOwn(allowed, element)
}

/**
 * For hast-util-sanitize, which checks the finished tree as the last step. Attributes have their
 * HTML names.
 */
export const bodySchema: Schema = {
  tagNames: [...Object.keys(allowed), 'math', ...mathElements],
  attributes: {
    ...mathAttributes,
    ...Object.fromEntries(Object.entries(allowed).map(([element, names]) => [element, [...names]])),
    '*': ['lang', ['dir', 'ltr', 'rtl', 'auto']],
    iframe: [
      ['src', ...embeds.map((prefix) => new RegExp(`^${prefix.replaceAll('.', '\\.')}`))],
      ...['title', 'width', 'height', 'allowfullscreen'],
    ],
  },
  protocols: Object.fromEntries(
    [...urlAttributes].map(([name, schemes]) => [
      name,
      schemes.map((scheme) => scheme.replace(':', '')),
    ]),
  ),
  // `autoplay` is not allowed, so without controls nobody could start a player.
  required: { video: { controls: true }, audio: { controls: true } },
  strip: [...droppedElements],
  ancestors: Object.fromEntries(mathElements.map((name) => [name, ['math']])),
  clobber: [],
}

function bare(names: string): { [element: string]: readonly string[] } {
  return Object.fromEntries(words(names).map((name) => [name, []]))
}

function words(list: string): string[] {
  return list.split(' ')
}
