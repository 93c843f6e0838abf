/** Faults of the review of a stored article, told together with all other faults. */

import { isSame } from './changed-parts.ts'
import { type Fault, fault } from './faults.ts'
import type { Situation } from './operation.ts'
import { findReviewFaults } from './store/find-faults.ts'
import type { ArticleRows, StoredArticle } from './store/stored-article.ts'

const texts = ['title', 'standfirst', 'body_html'] as const

/** Members of a body that a review is of, and their columns. */
const reviewedMembers = [
  ...texts.map((name) => [name, name] as const),
  ['disclosure/mode', 'disclosure_mode'] as const,
  ['disclosure/parts', 'disclosure_parts'] as const,
]

/**
 * Faults that triggers find only at the end of a transaction. A text whose form is wrong counts as
 * unchanged.
 */
export function askReview(
  { tx, stored }: Pick<Situation, 'tx' | 'stored'>,
  { article }: ArticleRows,
  ofForm: readonly Fault[],
) {
  if (
    stored === null ||
    isAt(ofForm, 'disclosure/reviewed_by') ||
    isAt(ofForm, 'disclosure/reviewed_at')
  )
    return []
  const wrong = texts.filter((name) => isAt(ofForm, name)).map((name) => [name, stored[name]])
  return article.reviewed_by || article.disclosure_parts
    ? findReviewFaults(tx, { ...article, ...Object.fromEntries(wrong) })
    : []
}

export type ReviewFaults = Awaited<ReturnType<typeof findReviewFaults>>

/** The faults that stay, however the other faults are corrected. */
export function faultsOfReview(
  found: ReviewFaults,
  stored: StoredArticle,
  { article }: ArticleRows,
  others: readonly Fault[],
): Fault[] {
  if (isAt(others, 'disclosure/reviewed_by') || isAt(others, 'disclosure/reviewed_at')) return []
  const changed = reviewedMembers
    .filter(
      ([member, column]) =>
        !isAt(others, member) && !isSame(column, article[column], stored[column]),
    )
    .map(([member]) => member.replace('/', '.'))
  return found
    .filter(({ rule }) => rule !== 'changed_after_review' || changed.length > 0)
    .map(({ rule }) => {
      const own = fault('/disclosure/reviewed_at', rule)
      if (rule !== 'changed_after_review') return own
      return { ...own, detail: `${own.detail} Changed since the review: ${changed.join(', ')}.` }
    })
}

const isAt = (faults: readonly Fault[], name: string) =>
  faults.some(({ pointer }) => `${pointer}/`.startsWith(`/${name}/`))
