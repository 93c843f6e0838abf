/** The neutral model of a feed, from which RSS, Atom and JSON Feed are written. */
import type { Correction, Notice, Picture, Source, Tombstone, Topic } from '../article.ts'
import type { EntryDisclosure } from '../disclosure/disclosure.ts'
import type { Label } from '../disclosure/labels.ts'
import type { FormatUrls } from '../request/address.ts'
import type { Terms } from '../rights/ai-rights.ts'
import type { EmbedWords } from '../words/embed-words.ts'

export type Entry = {
  /**
   * Immutable, and any text without blanks: Atom has an IRI for one that is none (text/atom-id.ts).
   */
  readonly id: string
  readonly url: string
  /** Plain text. Pages and embeds show it: their label stands beside it. */
  readonly title: string
  /** Plain text: the title in feeds, with the short label of `TITLE_LABEL`. */
  readonly feedTitle: string
  readonly published: Date
  readonly updated: Date
  /**
   * Plain text: the disclosure's label (none for `human-only` and without a disclosure), then
   * `lead`.
   */
  readonly summary: string
  /**
   * Plain text: the newest correction and the standfirst, or the notice of a retraction. Without
   * both and without a label, the beginning of the text.
   */
  readonly lead: string
  /**
   * Safe HTML with absolute URLs: statement, retraction notice, corrections, standfirst, picture,
   * body, list of sources, link to the policy; `null` in a feed of summaries.
   */
  readonly contentHtml: string | null
  readonly author: { readonly name: string; readonly url: string | null } | null
  /** BCP 47. */
  readonly language: string
  readonly topics: readonly Topic[]
  /** `null` if it is unknown how the article was made: then the entry shows no label. */
  readonly disclosure: EntryDisclosure | null
  readonly sources: readonly Source[]
  readonly picture: EntryPicture | null
  /** Oldest first; in the feed of corrections the notice that the entry is. */
  readonly corrections: readonly EntryCorrection[]
  /** `canceled` is IPTC's word for retracted. */
  readonly status: 'usable' | 'canceled'
  /** Its terms for machines; `null` without AI_RIGHTS. */
  readonly terms: Terms | null
  /**
   * What the newsroom signed of it, and the address of all its statements; `null` if it is not
   * signed.
   */
  readonly statement: { readonly jws: string; readonly url: string } | null
}

/** With the label that stands beside it if AI made or edited it. */
export type EntryPicture = Picture & { readonly label: Label | null }

/**
 * With the article's guid and what the notice is, where a correction or retraction is an entry of
 * its own.
 */
export type EntryCorrection = Correction & {
  readonly ref: string | null
  readonly kind: Notice['kind'] | null
}

/** The part of a feed that identifies it: its names and its addresses. */
export type FeedHead = {
  /** Immutable URI of the feed, the same for all its documents: for Atom's `id`. */
  readonly id: string
  readonly title: string
  /**
   * The name without the site's title, with which `title` begins; `null` for the feed of all
   * articles.
   */
  readonly name: string | null
  /** Plain text, for pages. */
  readonly description: string
  /** Plain text, for feeds: that of the feed of all articles leads to the corrections. */
  readonly feedDescription: string
  /** BCP 47. */
  readonly language: string
  /** The page for people that this feed belongs to. */
  readonly homeUrl: string
  /** Canonical address of this document. */
  readonly selfUrls: FormatUrls
  /** It names no address of its own: the one that was asked for has a token. */
  readonly isUnnamed?: boolean
  /** The feed of corrections; `null` for that feed itself, and where only partners may read it. */
  readonly corrections: {
    readonly title: string
    readonly homeUrl: string
    readonly urls: FormatUrls
  } | null
  /** WebSub hubs that tell of its changes. */
  readonly hubUrls: readonly string[]
  /** Links to its archive (RFC 5005 §4); `null` if it has none. */
  readonly archive: FeedArchive | null
}

type FeedArchive = {
  /**
   * This document is a part of the archive, which gets no new entries, and not the feed to
   * subscribe to.
   */
  readonly isPart: boolean
  readonly current: FormatUrls
  readonly previous: FormatUrls | null
  /** The next newer part; `null` for the feed to subscribe to. */
  readonly next: FormatUrls | null
}

/** Feedly's pictures and colour of a feed. */
type Webfeeds = {
  readonly coverUrl: string | null
  readonly logoUrl: string | null
  /** Six hexadecimal digits. */
  readonly accentColor: string | null
}

export type Feed = FeedHead & {
  /** Last change of the feed's content; never the time of rendering. */
  readonly updated: Date
  /** The site's name and URL, and its e-mail address for readers if configured. */
  readonly publisher: { readonly name: string; readonly url: string; readonly email: string | null }
  readonly rights: string | null
  /** The page that explains the AI policy (`rel="describedby"`). */
  readonly policyUrl: string
  readonly licenseUrl: string | null
  /** The strictest terms of its entries; `null` without AI_RIGHTS. */
  readonly terms: Terms | null
  /** An entry has stricter terms than AI_RIGHTS: then each entry says its own. */
  readonly termsDiffer: boolean
  /** A wide picture; RSS `image`, Atom `logo`, JSON `icon`. */
  readonly logoUrl: string | null
  /** A small square picture; Atom `icon`, JSON `favicon`. */
  readonly iconUrl: string | null
  /** For Feedly; `null` if nothing is set. */
  readonly webfeeds: Webfeeds | null
  /** The interval at which readers should poll, in whole minutes that divide an hour. */
  readonly pollMinutes: number
  /** This deployment's page about the `candor` vocabulary. */
  readonly vocabularyUrl: string
  /** The words beside headlines, in the languages of the feed and its entries. */
  readonly words: readonly EmbedWords[]
  readonly generator: { readonly name: string; readonly version: string; readonly url: string }
  /** Newest first. */
  readonly entries: readonly Entry[]
  readonly deletions: readonly Tombstone[]
}

export const generatorName = 'Candor'

/**
 * The version of package.json, which cannot be read on workerd. A test ensures that both are equal.
 */
export const generatorVersion = '0.1.0'
