/**
 * One published thing as a reader of a format found it, before options decide what an article it
 * makes.
 */

import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import type { OldAddress } from '../../core/store/known-addresses.ts'
import type { ArticleBody } from '../publish/article-body.ts'
import type { ImportNote } from './notes.ts'

export type FoundTopic = {
  readonly label: string
  /** `null` where the input has only a name. */
  readonly slug: string | null
  /** Its feeds in the old software; their paths are percent-encoded. */
  readonly feeds?: readonly Pick<OldAddress, 'path' | 'format'>[]
}

export type FoundPicture = {
  readonly url: string
  /** Declared media type. */
  readonly type: string | null
  readonly alt: string | null
  readonly bytes: number | null
  readonly width: number | null
  readonly height: number | null
  readonly credit: string | null
  /** A term of the IPTC scheme `digitalsourcetype`. */
  readonly sourceType: string | null
}

/** From a feed with Candor's vocabulary. */
export type FoundDisclosure = {
  readonly disclosure: ArticleBody['disclosure']
  readonly parts: readonly Part[]
  readonly sources: NonNullable<ArticleBody['sources']>
  readonly corrections: NonNullable<ArticleBody['corrections']>
  readonly retraction: { readonly reason: string; readonly at?: string } | null
}

export type FoundItem = {
  /** Verbatim, but for white space around it. `null` if there is none. */
  readonly guid: string | null
  /** Absolute. */
  readonly url: string | null
  /** Plain text; empty if there is none. */
  readonly title: string
  readonly standfirst: string
  readonly bodyHtml: string
  /** The base of relative addresses in the body, if it is not `url`. */
  readonly base: string | null
  readonly authors: readonly { readonly name: string; readonly url: string | null }[]
  /** RFC 3339 in UTC. */
  readonly publishedAt: string | null
  readonly updatedAt: string | null
  /** The item's own language, where it names one. */
  readonly language: string | null
  readonly topics: readonly FoundTopic[]
  /** The best one first. */
  readonly pictures: readonly FoundPicture[]
  /** Files that are no pictures. */
  readonly enclosures: readonly {
    readonly url: string
    readonly type: string | null
    readonly title: string | null
  }[]
  readonly status: NonNullable<ArticleBody['status']>
  readonly candor: FoundDisclosure | null
  readonly notes: readonly ImportNote[]
}

/** An item with nothing in it, for readers to fill. */
export const emptyItem: FoundItem = {
  guid: null,
  url: null,
  title: '',
  standfirst: '',
  bodyHtml: '',
  base: null,
  authors: [],
  publishedAt: null,
  updatedAt: null,
  language: null,
  topics: [],
  pictures: [],
  enclosures: [],
  status: 'published',
  candor: null,
  notes: [],
}

/** A page of a feed, or a whole export. */
export type FoundDocument = {
  readonly format: 'rss' | 'atom' | 'json-feed' | 'wordpress' | 'ghost'
  readonly language: string | null
  /**
   * A reason instead of an item that is no article: `page`, `attachment`, `revision`, `trash`,
   * `too_large`, `notice`.
   */
  readonly items: Iterable<FoundItem | string> | AsyncIterable<FoundItem | string>
  /** The archive before it (RFC 5005 §4), or the next page (§3); `null` at the end. */
  readonly next: NextPage | null
}

export type NextPage = {
  /** The address in the document, if it is no web address. */
  readonly address: string
  /** Nothing in the document says that there is such a page. */
  readonly isGuessed?: boolean
}

export const isExport = ({ format }: Pick<FoundDocument, 'format'>) =>
  format === 'wordpress' || format === 'ghost'
