/** What an import makes of one published thing: the article to write, its id in the API, and notes for people. */
import { authorshipModes, unknownMode } from '../../schema/lists.ts'
import type { ArticleBody } from '../publish/article-body.ts'

/** The modes that an import may state. `unknown` says that nobody knows any more how the article was made. */
export const importModes = [...authorshipModes, unknownMode] as const

export type ImportMode = (typeof importModes)[number]

export type ArticleStatus = NonNullable<ArticleBody['status']>
export type ArticlePicture = NonNullable<ArticleBody['picture']>
export type ArticleDisclosure = ArticleBody['disclosure']

/** What was guessed or will be lost. The codes are explained in notes.ts. */
export type ImportNote = { readonly code: string; readonly detail: string }

export type ImportItem = {
  readonly article: ArticleBody
  /** Fit for a URL path, and the same for the same guid in every run. */
  readonly externalId: string
  readonly notes: readonly ImportNote[]
}
