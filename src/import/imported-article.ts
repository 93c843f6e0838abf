/** What an import makes of one published thing: the article to write, its id in the API, and notes for people. */

export type ArticleStatus = 'draft' | 'published' | 'withheld' | 'retracted'

/** The modes that an import may state. `unknown` says that nobody knows any more how the article was made. */
export const importModes = ['ai-autonomous', 'ai-assisted', 'human-only', 'unknown'] as const

export type ImportMode = (typeof importModes)[number]

export type ArticlePicture = {
  url: string
  type: string
  alt: string
  bytes?: number | null
  width?: number | null
  height?: number | null
  credit?: string | null
  source_type?: string | null
}

export type ArticleSource = {
  url: string
  title: string
  publisher?: string | null
  language?: string | null
  accessed_at?: string | null
}

export type ArticleDisclosure = {
  mode: ImportMode
  model?: string | null
  provider?: string | null
  statement?: string | null
  reviewed_by?: string | null
  reviewed_at?: string | null
  generated_at?: string | null
}

export type ArticleCorrection = { text: string; corrected_at?: string; url?: string | null }

/** The body of `PUT /api/1/articles/{external-id}`. Times are RFC 3339 with a zone. */
export type ArticleBody = {
  guid?: string
  url: string
  title: string
  standfirst?: string
  body_html?: string
  byline?: string | null
  byline_url?: string | null
  language: string
  status?: ArticleStatus
  published_at?: string | null
  updated_at?: string | null
  retraction?: { reason: string; at?: string } | null
  disclosure: ArticleDisclosure
  picture?: ArticlePicture | null
  sources?: ArticleSource[]
  topics?: (string | { slug: string; label: string })[]
  corrections?: ArticleCorrection[]
}

/** What was guessed or will be lost. The codes are explained in notes.ts. */
export type ImportNote = { readonly code: string; readonly detail: string }

export type ImportItem = {
  readonly article: ArticleBody
  /** Fit for a URL path, and the same for the same guid in every run. */
  readonly externalId: string
  readonly notes: readonly ImportNote[]
}
