/** The formats of every feed, with their file names and media types. */

export type FormatKey = 'rss' | 'atom' | 'json'

export type Format = {
  readonly key: FormatKey
  readonly name: string
  /** Last segment of the feed's address. */
  readonly file: string
  /** Media type without parameters, for links. */
  readonly type: string
  /** Value of `Content-Type`. */
  readonly mediaType: string
  /** Media types in `Accept` that select this format; its own type first. */
  readonly mediaTypes: readonly string[]
}

const format = (
  key: FormatKey,
  name: string,
  file: string,
  types: readonly [string, ...string[]],
): Format => ({
  key,
  name,
  file,
  type: types[0],
  mediaType: `${types[0]}; charset=utf-8`,
  mediaTypes: types,
})

export const formats: Readonly<Record<FormatKey, Format>> = {
  rss: format('rss', 'RSS', 'rss.xml', ['application/rss+xml', 'application/xml', 'text/xml']),
  atom: format('atom', 'Atom', 'atom.xml', ['application/atom+xml']),
  json: format('json', 'JSON Feed', 'feed.json', ['application/feed+json', 'application/json']),
}

/** RSS first: it is the default for a client without a preference. */
export const allFormats: readonly Format[] = Object.values(formats)

export type FormatUrls = Readonly<Record<FormatKey, string>>

/**
 * URLs of the documents of one feed. `base` ends with a slash; `query` is empty or begins with `?`.
 */
export const formatUrls = (base: string, query = ''): FormatUrls => ({
  rss: `${base}${formats.rss.file}${query}`,
  atom: `${base}${formats.atom.file}${query}`,
  json: `${base}${formats.json.file}${query}`,
})
