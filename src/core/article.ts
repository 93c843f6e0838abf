/**
 * An article after its row is read and checked: the one type that all code after the database uses.
 */
import type { Disclosure } from './disclosure/disclosure.ts'
import type { ArticleRights } from './rights/ai-rights.ts'

/** A publication that the article is based on. */
export type Source = {
  readonly url: string
  readonly title: string
  readonly publisher: string | null
  /** BCP 47. */
  readonly language: string | null
  readonly accessedAt: Date | null
}

export type Topic = { readonly slug: string; readonly label: string }

export type Correction = { readonly text: string; readonly date: Date; readonly url: string | null }

export type Picture = {
  readonly url: string
  /** IANA media type, `image/…`. */
  readonly mediaType: string
  readonly byteLength: number | null
  readonly width: number | null
  readonly height: number | null
  readonly alt: string
  readonly credit: string | null
  /** A term of the IPTC scheme `digitalsourcetype`, such as `trainedAlgorithmicMedia`. */
  readonly digitalSourceType: string | null
}

export type Retraction = { readonly reason: string; readonly date: Date }

/** The correction or retraction that an entry of the feed of corrections is about. */
export type Notice = {
  /** Immutable URI that identifies the entry to readers. */
  readonly guid: string
  readonly kind: 'correction' | 'retraction'
  /** The guid of its article. */
  readonly about: string
  /** Plain text. */
  readonly text: string
  readonly date: Date
  /** A page about the correction. */
  readonly url: string | null
}

/** The newest signed statement of an article, of its text and facts as they are now. */
export type SignedStatement = {
  /** Compact (RFC 7515): packages/disclosure/src/signed/. */
  readonly jws: string
  /** `digestOf` the article's guid: the last segment of the address of all its statements. */
  readonly address: string
}

export type Article = {
  /** Key in the database (a UUID): for logs and cache tags, never for readers. */
  readonly id: string
  /**
   * Identifies the article to readers, and never changes. A URI by default, but any text without
   * blanks.
   */
  readonly guid: string
  /** Canonical page, absolute http(s). */
  readonly url: string
  /** Plain text, never HTML. */
  readonly title: string
  /** Plain text; may be empty. */
  readonly standfirst: string
  /** HTML as the newsroom wrote it: sanitize it before showing it. */
  readonly bodyHtml: string
  readonly byline: string | null
  readonly bylineUrl: string | null
  /** BCP 47. */
  readonly language: string
  readonly publishedAt: Date
  /** The latest of publication, editorial update, corrections and retraction. */
  readonly updatedAt: Date
  /**
   * `null` if nobody knows how it was made, as for imported articles from before the duty to say
   * it.
   */
  readonly disclosure: Disclosure | null
  readonly picture: Picture | null
  /** Permitted uses by machines; `null` for those of AI_RIGHTS. */
  readonly aiRights: ArticleRights | null
  /** In the newsroom's order. */
  readonly sources: readonly Source[]
  /** By slug. */
  readonly topics: readonly Topic[]
  /** Oldest first. */
  readonly corrections: readonly Correction[]
  /** Set if the article was retracted: its entry stays, and shows the notice. */
  readonly retraction: Retraction | null
  /** Set in the feed of corrections, where each notice is an entry of its own. */
  readonly notice: Notice | null
  /** `null` without signing, or until the text is signed. */
  readonly statement: SignedStatement | null
}

/** The record of an article that was shown and later deleted or withdrawn. */
export type Tombstone = { readonly guid: string; readonly deletedAt: Date }
