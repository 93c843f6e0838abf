/** An article of the demo newsroom: the columns that the seed writes, without the origin. */
import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import type { Part } from 'candor-disclosure/disclosure/parts.ts'

/** The disclosure of a demo article. All dates in this file are ISO 8601 strings in UTC. */
export type DemoDisclosure = {
  readonly mode: AuthorshipMode
  readonly model?: string
  readonly provider?: string
  /** A role, never a person's name: set for `ai-assisted` only, also in parts. */
  readonly reviewedBy?: string
  readonly generatedAt?: string
  readonly statement?: string
  readonly parts?: readonly Part[]
}

export type DemoPicture = {
  /** A file in `demo/pictures`, served at `{origin}/demo/pictures/{file}`. */
  readonly file: string
  /** In the language of the article. */
  readonly alt: string
  readonly credit: string
  readonly digitalSourceType: string
  readonly width: number
  readonly height: number
  readonly mediaType: string
  readonly byteLength: number
}

export type DemoSource = {
  readonly url: string
  readonly title: string
  readonly publisher?: string
  readonly language?: string
  readonly accessedAt?: string
}

export type DemoCorrection = { readonly text: string; readonly date: string; readonly url?: string }

export type DemoArticle = {
  /** `urn:uuid:…`, fixed in the source. */
  readonly guid: string
  /** Its external id, and so the name of its page; links in a body are relative to that. */
  readonly slug: string
  readonly title: string
  readonly standfirst: string
  readonly bodyHtml: string
  readonly byline: string
  readonly bylineUrl?: string
  /** BCP 47. */
  readonly language: string
  readonly status: 'published' | 'retracted' | 'draft' | 'withheld'
  /** In the future for an embargoed article, whose status is `published`. */
  readonly publishedAt: string
  readonly updatedAt?: string
  readonly retraction?: { readonly reason: string; readonly date: string }
  readonly disclosure: DemoDisclosure
  readonly picture?: DemoPicture
  readonly sources: readonly DemoSource[]
  /** Keys of `topics`. */
  readonly topics: readonly string[]
  readonly corrections?: readonly DemoCorrection[]
}
