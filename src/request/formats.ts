/** The formats of every feed, with their file names and media types. */

export type FormatKey = 'rss' | 'atom' | 'json'

export type Format = {
  readonly key: FormatKey
  /** Name to show to people. */
  readonly name: string
  /** Last segment of the feed's address. */
  readonly file: string
  /** Value of `Content-Type`. */
  readonly mediaType: string
  /** Media types in `Accept` that select this format; its own type first. */
  readonly mediaTypes: readonly string[]
}

export const formats: Readonly<Record<FormatKey, Format>> = {
  rss: {
    key: 'rss',
    name: 'RSS',
    file: 'rss.xml',
    mediaType: 'application/rss+xml; charset=utf-8',
    mediaTypes: ['application/rss+xml', 'application/xml', 'text/xml'],
  },
  atom: {
    key: 'atom',
    name: 'Atom',
    file: 'atom.xml',
    mediaType: 'application/atom+xml; charset=utf-8',
    mediaTypes: ['application/atom+xml'],
  },
  json: {
    key: 'json',
    name: 'JSON Feed',
    file: 'feed.json',
    mediaType: 'application/feed+json; charset=utf-8',
    mediaTypes: ['application/feed+json', 'application/json'],
  },
}

/** A media type without parameters, for the `type` of a link. */
export const bareType = (mediaType: string): string => mediaType.replace(/;.*/, '')

/** RSS first: it is the default for a client without a preference. */
export const allFormats: readonly Format[] = Object.values(formats)

/** One URL for each format. */
export type FormatUrls = Readonly<Record<FormatKey, string>>

/** URLs of the documents of one feed. `base` ends with a slash; `query` is empty or begins with `?`. */
export const formatUrls = (base: string, query = ''): FormatUrls => ({
  rss: `${base}${formats.rss.file}${query}`,
  atom: `${base}${formats.atom.file}${query}`,
  json: `${base}${formats.json.file}${query}`,
})
