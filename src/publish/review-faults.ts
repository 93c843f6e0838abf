/** Faults of the review of a stored article, told together with all other faults. */
import { findReviewFaults } from '../writer/find-faults.ts'
import type { StoredArticle } from '../writer/read-articles.ts'
import type { ArticleRows } from '../writer/write-articles.ts'
import { type Fault, fault } from './faults.ts'
import type { Situation } from './operations.ts'

const texts = ['title', 'standfirst', 'body_html'] as const

/**
 * Faults that triggers find only at the end of a transaction. A text whose form is wrong counts as
 * unchanged.
 */
export function askReview(
  { tx, stored }: Pick<Situation, 'tx' | 'stored'>,
  { article }: ArticleRows,
  minor: boolean,
  ofForm: readonly Fault[],
) {
  if (
    stored === null ||
    isAt(ofForm, 'disclosure/reviewed_by') ||
    isAt(ofForm, 'disclosure/reviewed_at')
  )
    return []
  const wrong = texts
    .filter((name) => isAt(ofForm, name))
    .map((name) => [name, stored.columns[name]])
  return article['reviewed_by']
    ? findReviewFaults(tx, { ...article, ...Object.fromEntries(wrong) }, minor)
    : []
}

/** The faults that stay, however the other faults are corrected. */
export function faultsOfReview(
  found: Awaited<ReturnType<typeof askReview>>,
  { columns }: StoredArticle,
  { article }: ArticleRows,
  others: readonly Fault[],
): Fault[] {
  if (isAt(others, 'disclosure/reviewed_by') || isAt(others, 'disclosure/reviewed_at')) return []
  const isReworded = texts.some((name) => !isAt(others, name) && article[name] !== columns[name])
  const isRemade =
    !isAt(others, 'disclosure/mode') && article['disclosure_mode'] !== columns['disclosure_mode']
  return found
    .filter(({ rule }) => rule !== 'changed_after_review' || isReworded || isRemade)
    .map(({ rule, detail }) => {
      const told = fault('/disclosure/reviewed_at', rule)
      return detail === null ? told : { ...told, detail: `${told.detail} ${detail}` }
    })
}

const isAt = (faults: readonly Fault[], name: string) =>
  faults.some(({ pointer }) => `${pointer}/`.startsWith(`/${name}/`))
