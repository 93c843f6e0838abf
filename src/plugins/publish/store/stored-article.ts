/**
 * Articles and their parts as writers read and write them: rows as the tables infer them, by the
 * names of their columns, with times as text (RFC 3339).
 */

import type { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import type { InferSelectModel, Table } from 'drizzle-orm'
import type { articleRights, statuses, unknownMode } from '../../../../schema/lists.ts'
import type { StoredPart } from '../../../../schema/part-checks.ts'
import type { articles, corrections, sources } from '../../../../schema/tables.ts'
import type { topics } from '../../../../schema/topic-tables.ts'

type WithTextTimes<Row> = {
  readonly [Name in keyof Row]: Date extends Row[Name]
    ? Exclude<Row[Name], Date> | string
    : Row[Name]
}

/** A row of a table in JSON. */
type JsonRow<T extends Table> = WithTextTimes<InferSelectModel<T, { dbColumnNames: true }>>

/** A part that a writer gives can lack columns. */
type GivenPart<Row> = { readonly [Name in keyof Row]?: Row[Name] | undefined }

export type WrittenPart = StoredPart & Pick<Part, 'name' | 'mode'>

/** The columns that hold one of a list of values, by a check of the table. */
type ListedColumns = {
  readonly status: (typeof statuses)[number]
  readonly disclosure_mode: (typeof authorshipModes)[number] | typeof unknownMode
  readonly disclosure_parts: readonly WrittenPart[] | null
  readonly ai_rights: (typeof articleRights)[number] | null
}

export type ArticleColumns = Omit<JsonRow<typeof articles>, keyof ListedColumns> & ListedColumns
type StoredSource = Omit<JsonRow<typeof sources>, 'article_id' | 'position' | 'domain'>
type StoredTopic = JsonRow<typeof topics>
type StoredCorrection = Omit<JsonRow<typeof corrections>, 'article_id' | 'id'>

export type StoredArticle = ArticleColumns & {
  readonly sources: readonly StoredSource[]
  readonly topics: readonly StoredTopic[]
  readonly corrections: readonly StoredCorrection[]
}

/** The columns that a writer gives: the database makes the others. */
export type WrittenColumns = Omit<ArticleColumns, 'number' | 'reviewed_digest'>

export type ArticleRows = {
  readonly article: WrittenColumns
  readonly sources: readonly GivenPart<StoredSource>[]
  /** A topic with a label is made if it does not exist. */
  readonly topics: readonly { readonly slug: string; readonly label: string | null }[]
  /** All of them; `null` leaves them as they are. One without a date gets one. */
  readonly corrections: readonly GivenPart<StoredCorrection>[] | null
}
