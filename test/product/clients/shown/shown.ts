/** What a feed reader shows first, in its list and in its article view. */

export type ShownArticle = {
  /** The title that the reader shows. */
  readonly title: string
  /**
   * What the list shows of the article besides title, feed, author and date; `null` if that is
   * nothing.
   */
  readonly excerpt: string | null
  /**
   * The text of the article view, below the reader's own lines of title, feed, author, date and
   * address.
   */
  readonly text: string
  readonly author: string | null
  readonly tags: readonly string[] | null
}

export type Client = {
  readonly name: string
  /** Documents that the client can read. */
  readonly paths: readonly string[]
  /** Reads the feed once. `origin` is the service, `path` one of `paths`. In any order. */
  readonly read: (origin: string, path: string) => Promise<readonly ShownArticle[]>
}

/** HTML as a reader without styles shows it, or makes an excerpt of it: tags are dropped. */
export const withoutTags = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

export const singleSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim()
