/** The scopes of tokens, and those that a write needs. Pure. */

import { changedParts, correctionsDiffer, isSame, losesCorrection } from './changed-parts.ts'
import type { ArticleRows, StoredArticle, WrittenColumns } from './store/stored-article.ts'

/** Each scope, and what it completes "It may" with. */
export const scopeMeanings = {
  draft: 'make drafts and change them',
  publish: 'do the same, publish articles and change what is published',
  correct: 'add corrections, change and remove them, also those of drafts',
  retract: 'retract and withhold articles, make drafts of them, and publish such articles again',
  delete: 'delete articles',
  review: 'say who reviewed a text, and when',
  any: 'do with the articles of other holders, and of nobody, what its other scopes say',
  read: 'read articles, lists and the record of changes',
  stats: 'read how many readers each feed has',
  webhooks: 'make, see, replay and revoke webhooks',
  partners: 'make, see and revoke partners with tokens',
} as const

export type Scope = keyof typeof scopeMeanings
export const scopes = Object.keys(scopeMeanings) as readonly Scope[]

export type Caller = {
  /** 0 for an operator on the database itself. */
  readonly tokenId: number
  /** The token's name, also when it is rotated: the holder of the articles that it makes. */
  readonly name: string
  readonly scopes: readonly string[]
  /** The modes that it may claim; `null` is all. */
  readonly modes: readonly string[] | null
  /** The names that it may claim as reviewers; `null` is all. */
  readonly reviewers: readonly string[] | null
  /** Prefixes of the external ids of its new articles; `null` allows any. */
  readonly prefixes: readonly string[] | null
}

export const may = ({ scopes: own }: Caller, scope: Scope): boolean =>
  own.includes(scope) || (scope === 'draft' && own.includes('publish'))

const ofArticle = ['draft', 'publish', 'correct', 'retract'] as const

export const methods = ['put', 'patch', 'delete', 'correct', 'retract', 'withhold'] as const
export type Method = (typeof methods)[number]

/** The scopes of which each method needs at least one, whatever it changes. */
export const scopesOf = {
  put: ofArticle,
  patch: ofArticle,
  correct: ['correct'],
  retract: ['retract'],
  withhold: ['retract'],
  delete: ['delete'],
} as const satisfies Readonly<Record<Method, readonly Scope[]>>

/** A batch needs one of these scopes. */
export const writingScopes: readonly Scope[] = [...new Set(Object.values(scopesOf).flat())]

/**
 * The scopes of which a write that changes nothing needs one as well: its answer is the whole
 * article.
 */
export const readersOf = {
  ...scopesOf,
  put: ['draft', 'publish', 'read'],
  patch: ['draft', 'publish', 'read'],
} as const

type Column = keyof WrittenColumns

/** Columns that say nothing of how the article was made. */
const dates: readonly Column[] = ['published_at', 'updated_at']
const retraction: readonly Column[] = ['retraction_reason', 'retracted_at']
const circumstances: readonly Column[] = ['status', 'external_id', 'guid', ...dates, ...retraction]

/**
 * Columns that can change under a review without claiming it again. A change of any other column
 * claims it, and so does one of sources and topics. For changes of the text, the database has a
 * rule (`changed_after_review`).
 */
const besidesReview: readonly Column[] = [
  ...circumstances,
  'title',
  'standfirst',
  'body_html',
  'ai_rights',
  'audience',
]

/** The member of a body for a column. */
const memberOf = (column: string): string =>
  column
    .replace(/^(disclosure|picture)_/, '$1.')
    .replace(/^(?=reviewed_|generated_)/, 'disclosure.')

export type Change = {
  /** All of them are needed; if there are none, one of `readersOf`. */
  readonly scopes: readonly Scope[]
  /**
   * The modes that the article has and gets, if the write changes, publishes or unpublishes it, and
   * those of new parts that a human wrote or reviewed: a token can be limited to some. None for what an editor does: corrections, retractions,
   * withholding.
   */
  readonly modes: readonly string[]
  /** Members whose change claims the review. None without a reviewer. */
  readonly claimed: readonly string[]
  /** The reviewer whose name a new or other review claims. */
  readonly reviewer: string | null
  /** The reviewers of new or other parts of the disclosure. */
  readonly partReviewers: readonly string[]
}

/**
 * The scopes that a write needs for its changes, the modes of the disclosures that it claims, and
 * the reviewer that it names.
 */
export function toChange(stored: StoredArticle | null, next: ArticleRows): Change {
  const differs = (name: Column) => !isSame(name, stored?.[name] ?? null, next.article[name])
  const before = stored?.status ?? 'draft'
  const { status: after, reviewed_by: named } = next.article
  const columns = (Object.keys(next.article) as Column[]).filter((name) => name !== 'id')
  const content =
    stored === null || columns.some((name) => !circumstances.includes(name) && differs(name))
  const parts = changedParts(stored, next)
  const changes = content || dates.some(differs) || parts.length > 0
  const needed = new Set<Scope>()
  if (before === 'draft') needed.add(after === 'draft' ? 'draft' : 'publish')
  else if (changes) needed.add('publish')
  if (before !== 'draft' && retraction.some(differs)) needed.add('retract')
  if (before !== after && (before !== 'draft' || isTakenBack(after))) needed.add('retract')
  const isReviewed = named !== null && named !== ''
  const claiming = columns
    .filter((name) => !besidesReview.includes(name) && differs(name))
    .map(memberOf)
  const claimed = isReviewed ? [...claiming, ...parts] : []
  const reviewer = isReviewed && claimed.length > 0 ? named : null
  const newParts = newPartsOf(stored, next)
  const partReviewers = [...new Set(newParts.flatMap(({ reviewed_by }) => reviewed_by ?? []))]
  if (reviewer !== null || partReviewers.length > 0) needed.add('review')
  const correctsDraft = before === 'draft' && !isReviewed ? losesCorrection : correctionsDiffer
  if (stored !== null && correctsDraft(stored, next)) needed.add('correct')
  const corrects = stored !== null && correctionsDiffer(stored, next) && !needed.has('correct')
  const changesDraft = before === 'draft' && (retraction.some(differs) || corrects)
  const claims = changes || changesDraft || (before !== after && !isTakenBack(after))
  const { disclosure_mode: mode } = next.article
  const byHuman = newParts.map((part) => part.mode).filter((each) => each !== 'ai-autonomous')
  return {
    scopes: [...needed],
    modes: claims ? [...new Set([stored?.disclosure_mode ?? mode, mode, ...byHuman])] : [],
    claimed,
    ...{ reviewer, partReviewers },
  }
}

/** Parts of the disclosure that are new, or not as they were. */
function newPartsOf(stored: StoredArticle | null, { article }: ArticleRows) {
  const before = stored?.disclosure_parts ?? []
  return (article.disclosure_parts ?? []).filter(
    (part) => !before.some((was) => isSame('disclosure_parts', [was], [part])),
  )
}

/** No pipeline publishes by itself what an editor took back. */
export const isTakenBack = (status: string | undefined) =>
  status === 'retracted' || status === 'withheld'
