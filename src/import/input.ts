/** What the readers read: bytes that can be opened more than once, and how to get the next page of a feed. */

export type Input = {
  /** Absolute, after redirects; `null` for a file. */
  readonly address: string | null
  /** For error messages: the path or address as it was given. */
  readonly name: string
  /** The parameter `charset` of the Content-Type, or `null`. */
  readonly charset: string | null
  /** From the beginning, each time. */
  readonly open: () => AsyncIterable<Uint8Array>
}

/** Gets a page by its address. Throws an `ImportError` if that is not possible. */
export type OpenPage = (address: string) => Promise<Input>
