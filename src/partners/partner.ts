/** The table of a partner: which articles it takes, and what its feed is made of. A preset is data only. */
import type { AuthorshipMode } from '../disclosure/modes.ts'
import type { Site } from '../settings/site.ts'

export type Partner = {
  /** The segment of its addresses: `msn`. */
  readonly name: string
  /** Its name for people. */
  readonly title: string
  readonly articles: {
    readonly modes: readonly AuthorshipMode[]
    /** Whether it takes articles without a disclosure. */
    readonly undisclosed: boolean
    /** Whether a retracted article is sent, with its notice in place of the text. */
    readonly retracted: boolean
    /** Primary subtags; `null` for all languages. */
    readonly languages: readonly string[] | null
    /** Whether each feed has articles in its own language only. */
    readonly oneLanguage: boolean
    /** Articles must be younger; `null` without a limit. */
    readonly days: number | null
    readonly byline: 'required' | 'optional'
  }
  /** Lengths in characters. */
  readonly headline: { readonly least: number; readonly most: number | null; readonly addresses: boolean }
  /** Least characters of the description, which the body fills up. */
  readonly leastSummary: number
  readonly picture: {
    readonly required: boolean
    /** IANA media types. */
    readonly types: readonly string[]
    /** Least pixels of width and height, which must be known then; 0 without a limit. */
    readonly leastSide: number
    readonly mostBytes: number | null
    readonly needs: readonly ('alt' | 'credit')[]
  }
  readonly content: {
    /** HTML elements; `null` for all that Candor allows. */
    readonly elements: readonly string[] | null
    /** Players and charts: as they are, as links, or with NewsBreak's classes. */
    readonly frames: 'kept' | 'links' | 'classes'
    /** Whether the content shows the picture of the article, or only an element of the item. */
    readonly picture: boolean
  }
  readonly feed: {
    readonly most: number
    readonly mostBytes: number
    /** Most characters of the description; `null` without a limit. */
    readonly mostDescription: number | null
    readonly logo: 'required' | 'optional'
  }
  /** The category of items that an AI took part in. */
  readonly aiCategory: string | null
  readonly channel: readonly ChannelElement[]
  readonly item: readonly ItemElement[]
}

/** Whether its feeds need a logo that the site does not have. */
export const lacksLogo = ({ feed }: Partner, { logoUrl }: Pick<Site, 'logoUrl'>): boolean =>
  feed.logo === 'required' && !logoUrl?.startsWith('https:')

/** Elements of the channel beside `title`, `link`, `description` and `language`. */
export const channelElements = ['pubDate', 'lastBuildDate', 'copyright', 'ttl', 'image', 'snf:logo'] as const

export type ChannelElement = (typeof channelElements)[number]

/**
 * Elements of an item beside `title`, `link` and `pubDate`. `permalink` is a guid that is the article's address; `summary` is
 * the description as HTML, `abstract` as plain text; `mi:picture` is `media:content` as MSN wants it.
 */
export const itemElements = [
  ...([
    'guid',
    'permalink',
    'summary',
    'abstract',
    'content:encoded',
    'dc:creator',
    'dcterms:modified',
    'category',
  ] as const),
  ...(['media:content', 'mi:picture', 'media:thumbnail', 'enclosure', 'candor:disclosure'] as const),
] as const

export type ItemElement = (typeof itemElements)[number]

/** Why a partner does not get an article. */
export type Reason = {
  readonly code: string
  /** A sentence: what is wrong, with the value, and what is allowed. */
  readonly detail: string
}

/** The beginning of the paths of its feeds, below the base path. */
export const partnerPath = ({ name }: Pick<Partner, 'name'>): string => `/partners/${name}`
