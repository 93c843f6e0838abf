/** Compares rows to write with the stored article: values, and lists of parts. Pure. */
import { partMembers } from 'candor-disclosure/disclosure/reading-parts.ts'
import type { ArticleRows, StoredArticle } from './store/stored-article.ts'
import { isSameMoment } from './timestamp.ts'

/** Equal, or one moment in two forms, or equal lists of names or parts. */
export const isSame = (name: string, a: unknown, b: unknown): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    (name === 'disclosure_parts' ? areSame(partMembers, a, b) : String(a) === String(b))) ||
  (name.endsWith('_at') && isSameMoment(String(a), String(b)))

const sourceMembers = ['url', 'title', 'publisher', 'language', 'accessed_at']

type List = readonly Readonly<Record<string, unknown>>[]

const areSame = (members: readonly string[], before: List, after: List): boolean =>
  before.length === after.length &&
  before.every((each, index) =>
    members.every((name) => isSame(name, each[name] ?? null, after[index]?.[name] ?? null)),
  )

export function changedParts(stored: StoredArticle | null, next: ArticleRows): readonly string[] {
  const slugs = [...new Set(next.topics.map(({ slug }) => slug))].toSorted()
  const before = stored?.topics.map(({ slug }) => slug).toSorted() ?? []
  return [
    ...(areSame(sourceMembers, stored?.sources ?? [], next.sources) ? [] : ['sources']),
    ...(before.join(' ') === slugs.join(' ') ? [] : ['topics']),
  ]
}

const correctionMembers = ['text', 'url', 'corrected_at']

/** A correction without a date has the one that it got. */
export function correctionsDiffer(stored: StoredArticle, next: ArticleRows): boolean {
  if (next.corrections === null) return false
  const dated = next.corrections.map((each, index) => ({
    ...each,
    corrected_at: each.corrected_at ?? stored.corrections[index]?.corrected_at,
  }))
  return !areSame(correctionMembers, stored.corrections, dated)
}

/** Says whether one of the stored corrections is changed or removed: a draft can get new ones. */
export function losesCorrection({ corrections }: StoredArticle, next: ArticleRows): boolean {
  if (next.corrections === null) return false
  const left = [...next.corrections]
  return corrections.some((correction) => {
    const index = left.findIndex((each) =>
      areSame(
        correctionMembers,
        [correction],
        [{ ...each, corrected_at: each.corrected_at ?? correction.corrected_at }],
      ),
    )
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}
