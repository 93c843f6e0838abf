/** What a token may do, and which of it a write needs. Pure. */

import type { StoredArticle } from '../writer/read-articles.ts'
import type { ArticleRows } from '../writer/write-articles.ts'
import { isTimestamp } from './timestamp.ts'

/** Each scope, and what it completes "It may" with. */
export const scopeMeanings = {
  draft: 'make drafts and change them',
  publish: 'do the same, publish articles and change what is published',
  correct: 'add corrections, change and remove them',
  retract: 'retract and withhold articles, and publish such articles again',
  delete: 'delete articles',
  read: 'read articles, lists and the record of changes',
} as const

export type Scope = keyof typeof scopeMeanings
export const scopes = Object.keys(scopeMeanings) as readonly Scope[]

/** Who asks. */
export type Caller = {
  readonly tokenId: number
  readonly name: string
  readonly scopes: readonly string[]
  /** The modes that it may claim; `null` is all. */
  readonly modes: readonly string[] | null
}

export const may = ({ scopes: own }: Caller, scope: Scope): boolean =>
  own.includes(scope) || (scope === 'draft' && own.includes('publish'))

/** Columns that say nothing of how the article was made. */
const circumstances: readonly string[] = [
  ...[
    'status',
    'published_at',
    'updated_at',
    'retraction_reason',
    'retracted_at',
    'external_id',
    'guid',
    'reviewed_digest',
  ],
]

export type Change = {
  readonly scopes: readonly Scope[]
  /** The mode that the write claims: a token can be limited to some. `null` if it claims none. */
  readonly mode: string | null
}

/** What a write needs: the scopes for what it changes, and the mode of the disclosure that it stands for. */
export function toChange(stored: StoredArticle | null, next: ArticleRows): Change {
  const differs = (name: string) => !isSame(stored?.columns[name] ?? null, next.article[name] ?? null)
  const before = stored?.columns['status'] ?? 'draft'
  const after = next.article['status']
  const columns = Object.keys(next.article).filter((name) => name !== 'id')
  const content = stored === null || columns.some((name) => !circumstances.includes(name) && differs(name))
  const needed = new Set<Scope>()
  if (before === 'draft') needed.add(after === 'draft' ? 'draft' : 'publish')
  else if (content || partsDiffer(stored, next)) needed.add('publish')
  if (before !== after && (isTakenBack(after) || isTakenBack(before))) needed.add('retract')
  else if (before !== after && before !== 'draft') needed.add('publish')
  if (stored !== null && before !== 'draft' && correctionsDiffer(stored, next)) needed.add('correct')
  return { scopes: [...needed], mode: content ? String(next.article['disclosure_mode']) : null }
}

/** What an editor takes back, no pipeline publishes again by itself. */
const isTakenBack = (status: unknown) => status === 'retracted' || status === 'withheld'

/** Equal, or one moment in two forms. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && isTimestamp(a) && Date.parse(a) === Date.parse(b))

const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => isSame(each, b[index]))

const sourceMembers = ['url', 'title', 'publisher', 'language', 'accessed_at']

function partsDiffer(stored: StoredArticle | null, next: ArticleRows): boolean {
  const flat = (list: readonly Readonly<Record<string, unknown>>[]) =>
    list.flatMap((source) => sourceMembers.map((name) => source[name] ?? null))
  const slugs = [...new Set(next.topics.map(({ slug }) => slug))].toSorted()
  const before = stored?.topics.map(({ slug }) => slug).toSorted() ?? []
  return !areSame(flat(stored?.sources ?? []), flat(next.sources)) || !areSame(before, slugs)
}

function correctionsDiffer(stored: StoredArticle, next: ArticleRows): boolean {
  if (next.corrections === null) return false
  const flat = (list: readonly Readonly<Record<string, unknown>>[]) =>
    list.flatMap(({ text, url }) => [text, url ?? null])
  return !areSame(flat(stored.corrections), flat(next.corrections))
}
