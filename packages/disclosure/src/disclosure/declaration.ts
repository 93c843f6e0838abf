/**
 * What a reading of a feed or page has: the declarations about AI that were found, and what they
 * say together.
 */
import type { AuthorshipMode } from './modes.ts'
import type { Part } from './parts.ts'

/** `words` are text for people: no program can tell what they say. */
export type Vocabulary =
  | 'candor'
  | 'html'
  | 'json-ld'
  | 'header'
  | 'podcast'
  | 'iptc'
  | 'msn'
  | 'words'

/** Beside mode and flag. `generatedAt` is as it was found. */
type Fact = 'model' | 'provider' | 'reviewedBy' | 'generatedAt' | 'statement' | 'statementLanguage'

/** Only of a part. */
type PartFact = 'reviewedAt' | 'translatedFrom'

export type Says = { readonly mode?: AuthorshipMode; readonly byAi?: boolean } & {
  readonly [Name in Fact | PartFact]?: string
}

/** One declaration, at one position of a document. */
export type Declaration = {
  readonly vocabulary: Vocabulary
  /**
   * The element, attribute, member or header: `candor:disclosure`, `_candor.disclosure`,
   * `podcast:txt`, `AI-Disclosure`.
   */
  readonly at: string
  /** Empty if its value is not in the vocabulary. */
  readonly says: Says
  /** The value that decides, as it was found: the mode, the term, the flag. */
  readonly raw: string
  /** It is about a part of the text, not about the item. */
  readonly part?: true
  /** The name of the part, as it was found. */
  readonly name?: string
  /** It is about the whole document: the data of the item itself say nothing. */
  readonly inherited?: true
}

/** `byAi` follows from `mode`, or else from flags such as `podcast:txt`. */
type Made = { readonly mode: AuthorshipMode | null; readonly byAi: boolean | null }

export type ReadPart = Omit<Part, 'mode'> & Made

/**
 * All declarations about an item or a document, merged by the precedence of reading-merge.ts. Only
 * items have parts.
 */
export type Disclosed = Made & { readonly parts: readonly ReadPart[] } & {
  readonly [Name in Fact]: string | null
}

/** Declarations that cannot all be true; each value with where it was found. */
export type Contradiction = {
  readonly of: 'mode' | 'byAi' | 'model' | 'provider' | 'reviewedBy'
  readonly values: readonly { readonly value: string; readonly at: string }[]
}

type NullableTexts<Name extends string> = { readonly [Each in Name]: string | null }

export type ReadSource = { readonly url: string } & NullableTexts<
  'title' | 'publisher' | 'language'
>

/** `date` is as it was found. */
export type ReadCorrection = { readonly text: string } & NullableTexts<'date' | 'url'>

/** What else readers show of a signed item. */
export type SignedFacts = {
  /** What Candor does not write, in the item or around it: programs could show that instead. */
  readonly foreign: readonly string[]
  /**
   * What every format has, in a fixed order: language, status, disclosure, parts, sources,
   * corrections, author, tags, picture.
   */
  readonly rows: readonly (readonly (string | null)[])[]
  /** What only some formats or feeds have, by its name in the statement. */
  readonly optional: Readonly<Record<string, string | null>>
}

type MergedDeclarations = {
  /** `null` if no data declare anything; words alone are in `found`. */
  readonly disclosure: Disclosed | null
  readonly contradictions: readonly Contradiction[]
}

/** `contentHtml` and the dates are as they were found; title and summary are plain text. */
export type ReadItem = MergedDeclarations &
  NullableTexts<
    'id' | 'url' | 'title' | 'language' | 'published' | 'updated' | 'summary' | 'contentHtml'
  > & {
    readonly found: readonly Declaration[]
    readonly sources: readonly ReadSource[]
    readonly corrections: readonly ReadCorrection[]
    readonly isRetracted: boolean
    /** The signed statement: a compact JWS, not verified. */
    readonly statement: string | null
    /** Only with a statement. */
    readonly facts?: SignedFacts
  }

export type FeedLink = {
  readonly url: string
  readonly type: string
  readonly title: string | null
}

/**
 * `found` is what header, `<meta>` and channel declare of the whole document. Items inherit it if
 * their own data say nothing.
 */
export type Reading = MergedDeclarations &
  NullableTexts<'title' | 'url' | 'language' | 'generator'> & {
    readonly format: 'rss' | 'atom' | 'json-feed' | 'ninjs' | 'html'
    readonly found: readonly Declaration[]
    /** Feeds that a page names. */
    readonly feeds: readonly FeedLink[]
    readonly items: readonly ReadItem[]
  }

/** Before declarations are merged. */
export type UnmergedItem = Omit<ReadItem, keyof MergedDeclarations>
export type UnmergedReading = Omit<Reading, keyof MergedDeclarations | 'items'> & {
  readonly items: readonly UnmergedItem[]
}
