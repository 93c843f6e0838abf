/** What a reading of a feed or page has: the declarations about AI that were found, and what they say together. */
import type { AuthorshipMode } from './modes.ts'

/** `words` are text for people: no program can tell what they say. */
export type Vocabulary = 'candor' | 'html' | 'json-ld' | 'header' | 'podcast' | 'iptc' | 'msn' | 'words'

/** One declaration, at one position of a document. */
export type Declaration = {
  readonly vocabulary: Vocabulary
  /** The element, attribute, member or header: `candor:disclosure`, `_candor.disclosure`, `podcast:txt`, `AI-Disclosure`. */
  readonly at: string
  /** Empty if its value is not in the vocabulary. */
  readonly says: Says
  /** The value that decides, as it was found: the mode, the term, the flag. */
  readonly raw: string
  /** It is about a part of the text, not about the item. */
  readonly part?: true
}

export type Says = {
  readonly mode?: AuthorshipMode
  readonly byAi?: boolean
  readonly model?: string
  readonly provider?: string
  readonly reviewedBy?: string
  /** As it was found. */
  readonly generatedAt?: string
  readonly statement?: string
  readonly statementLanguage?: string
}

/** All declarations about an item or a document, merged by the precedence of reading-merge.ts. */
export type Disclosed = {
  /** `null` if nothing declares one of the three modes. */
  readonly mode: AuthorshipMode | null
  /** Whether AI took part: by the mode, or else by flags such as `podcast:txt`. */
  readonly byAi: boolean | null
  readonly model: string | null
  readonly provider: string | null
  readonly reviewedBy: string | null
  readonly generatedAt: string | null
  readonly statement: string | null
  readonly statementLanguage: string | null
}

/** Declarations that cannot all be true; each value with where it was found. */
export type Contradiction = {
  readonly of: 'mode' | 'byAi' | 'model' | 'provider' | 'reviewedBy'
  readonly values: readonly { readonly value: string; readonly at: string }[]
}

export type ReadSource = {
  readonly url: string
  readonly title: string | null
  readonly publisher: string | null
  readonly language: string | null
}

/** `date` is as it was found. */
export type ReadCorrection = { readonly date: string | null; readonly text: string; readonly url: string | null }

export type ReadItem = {
  /** As it was found; `null` without one. */
  readonly id: string | null
  /** Absolute, if the address of the document is known. */
  readonly url: string | null
  /** Plain text. */
  readonly title: string | null
  /** Of the item, or else of the document. */
  readonly language: string | null
  /** Dates as they were found. */
  readonly published: string | null
  readonly updated: string | null
  /** Plain text on one line. */
  readonly summary: string | null
  readonly contentHtml: string | null
  /** `null` if no data declares anything; words alone are in `found`. */
  readonly disclosure: Disclosed | null
  readonly found: readonly Declaration[]
  readonly contradictions: readonly Contradiction[]
  readonly sources: readonly ReadSource[]
  readonly corrections: readonly ReadCorrection[]
  readonly isRetracted: boolean
  /** The signed statement: a compact JWS, not verified. */
  readonly statement: string | null
}

export type FeedLink = { readonly url: string; readonly type: string; readonly title: string | null }

export type Reading = {
  readonly format: 'rss' | 'atom' | 'json-feed' | 'html'
  readonly title: string | null
  /** The page of the feed, or the canonical address of the page. */
  readonly url: string | null
  readonly language: string | null
  readonly generator: string | null
  /** What header, `<meta>` and channel declare of the whole document. Items do not inherit it. */
  readonly disclosure: Disclosed | null
  readonly found: readonly Declaration[]
  readonly contradictions: readonly Contradiction[]
  readonly items: readonly ReadItem[]
  /** Feeds that a page names. */
  readonly feeds: readonly FeedLink[]
}

/** An item or document before its declarations are merged. */
export type Unmerged<T> = Omit<T, 'disclosure' | 'contradictions'>
export type UnmergedReading = Omit<Unmerged<Reading>, 'items'> & { readonly items: readonly Unmerged<ReadItem>[] }
