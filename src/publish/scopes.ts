/** The scopes of tokens, and those that a write needs. Pure. */

import type { StoredArticle } from '../writer/read-articles.ts'
import type { ArticleRows } from '../writer/write-articles.ts'
import { isSameMoment } from './timestamp.ts'

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

/** Columns that say nothing of how the article was made. */
const dates: readonly string[] = ['published_at', 'updated_at']
const retraction: readonly string[] = ['retraction_reason', 'retracted_at']
const circumstances: readonly string[] = [
  ...['status', 'external_id', 'guid', 'reviewed_digest'],
  ...dates,
  ...retraction,
]

/**
 * Columns that can change under a review without claiming it again. A change of any other column
 * claims it, and so does one of sources and topics. For changes of the text, the database has a
 * rule (`changed_after_review`).
 */
const besidesReview: readonly string[] = [
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
   * The modes that the article has and gets, if the write changes, publishes or unpublishes it: a
   * token can be limited to some. None for what an editor does: corrections, retractions,
   * withholding.
   */
  readonly modes: readonly string[]
  /** Members whose change claims the review. None without a reviewer. */
  readonly claimed: readonly string[]
  /** The reviewer whose name a new or other review claims. */
  readonly reviewer: string | null
}

/**
 * The scopes that a write needs for its changes, the modes of the disclosures that it claims, and
 * the reviewer that it names.
 */
export function toChange(stored: StoredArticle | null, next: ArticleRows): Change {
  const differs = (name: string) =>
    !isSame(name, stored?.columns[name] ?? null, next.article[name] ?? null)
  const before = stored?.columns['status'] ?? 'draft'
  const after = next.article['status']
  const columns = Object.keys(next.article).filter((name) => name !== 'id')
  const content =
    stored === null || columns.some((name) => !circumstances.includes(name) && differs(name))
  const parts = changedParts(stored, next)
  const changes = content || dates.some(differs) || parts.length > 0
  const needed = new Set<Scope>()
  if (before === 'draft') needed.add(after === 'draft' ? 'draft' : 'publish')
  else if (changes) needed.add('publish')
  if (before !== 'draft' && retraction.some(differs)) needed.add('retract')
  if (before !== after && (before !== 'draft' || isTakenBack(after))) needed.add('retract')
  const named = next.article['reviewed_by']
  const isReviewed = typeof named === 'string' && named !== ''
  const claiming = columns
    .filter((name) => !besidesReview.includes(name) && differs(name))
    .map(memberOf)
  const claimed = isReviewed ? [...claiming, ...parts] : []
  const reviewer = isReviewed && claimed.length > 0 ? named : null
  if (reviewer !== null) needed.add('review')
  const correctsDraft = before === 'draft' && !isReviewed ? losesCorrection : correctionsDiffer
  if (stored !== null && correctsDraft(stored, next)) needed.add('correct')
  const corrects = stored !== null && correctionsDiffer(stored, next) && !needed.has('correct')
  const changesDraft = before === 'draft' && (retraction.some(differs) || corrects)
  const claims = changes || changesDraft || (before !== after && !isTakenBack(after))
  const modes = [stored?.columns['disclosure_mode'], next.article['disclosure_mode']].filter(
    (mode) => mode !== undefined,
  )
  return {
    scopes: [...needed],
    modes: claims ? [...new Set(modes.map(String))] : [],
    claimed,
    reviewer,
  }
}

/** No pipeline publishes by itself what an editor took back. */
export const isTakenBack = (status: unknown) => status === 'retracted' || status === 'withheld'

/** Equal, or one moment in two forms, or equal lists of names. */
const isSame = (name: string, a: unknown, b: unknown): boolean =>
  a === b ||
  (Array.isArray(a) && String(a) === String(b)) ||
  (name.endsWith('_at') && isSameMoment(String(a), String(b)))

const sourceMembers = ['url', 'title', 'publisher', 'language', 'accessed_at']

type List = readonly Readonly<Record<string, unknown>>[]

const areSame = (members: readonly string[], before: List, after: List): boolean =>
  before.length === after.length &&
  before.every((each, index) =>
    members.every((name) => isSame(name, each[name] ?? null, after[index]?.[name] ?? null)),
  )

function changedParts(stored: StoredArticle | null, next: ArticleRows): readonly string[] {
  const slugs = [...new Set(next.topics.map(({ slug }) => slug))].toSorted()
  const before = stored?.topics.map(({ slug }) => slug).toSorted() ?? []
  return [
    ...(areSame(sourceMembers, stored?.sources ?? [], next.sources) ? [] : ['sources']),
    ...(before.join(' ') === slugs.join(' ') ? [] : ['topics']),
  ]
}

const correctionMembers = ['text', 'url', 'corrected_at']

/** A correction without a date has the one that it got. */
function correctionsDiffer(stored: StoredArticle, next: ArticleRows): boolean {
  if (next.corrections === null) return false
  const dated = next.corrections.map((each, index) => ({
    ...each,
    corrected_at: each['corrected_at'] ?? stored.corrections[index]?.corrected_at,
  }))
  return !areSame(correctionMembers, stored.corrections, dated)
}

/** Whether one of the stored corrections is changed or removed: a draft can get new ones. */
function losesCorrection({ corrections }: StoredArticle, next: ArticleRows): boolean {
  if (next.corrections === null) return false
  const left = [...next.corrections]
  return corrections.some((correction) => {
    const index = left.findIndex((each) =>
      areSame(
        correctionMembers,
        [correction],
        [{ ...each, corrected_at: each['corrected_at'] ?? correction.corrected_at }],
      ),
    )
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}
