/** Rows of the database that one query reads for an article. */
import type { articles } from '../../../schema/tables.ts'
import type { Notice, SignedStatement, Topic } from '../article.ts'

type TimeColumn = 'publishedAt' | 'updatedAt' | 'retractedAt' | 'generatedAt'

/** One article as the query returns it: parts as JSON, times as text that `instant` parses. */
export type ArticleRow = {
  readonly article: Omit<
    typeof articles.$inferSelect,
    TimeColumn | 'number' | 'externalId' | 'holder' | 'reviewedAt' | 'reviewedDigest' | 'audience'
  > & {
    readonly [K in TimeColumn]: string | null
  }
  readonly sources: readonly {
    url: string
    title: string
    publisher: string | null
    language: string | null
    accessedAt: string | null
  }[]
  readonly topics: readonly Topic[]
  readonly corrections: readonly { text: string; date: string; url: string | null }[]
  readonly notice: {
    id: string
    kind: Notice['kind']
    text: string | null
    date: string
    url: string | null
  } | null
  readonly statement: SignedStatement | null
}
