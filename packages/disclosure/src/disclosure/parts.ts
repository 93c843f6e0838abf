/**
 * Parts of an article that were made in another way than the whole, such as a summary by AI.
 *
 * IPTC's draft of `aiInfo` for ninjs (github.com/iptc/newsinjson, pull request 251, September 2026)
 * has systems a part too; “AI Content Disclosure for HTML” (§3.2) counts an unreviewed machine
 * translation as `ai-autonomous`.
 */
import type { AuthorshipMode } from './modes.ts'

/** The weightiest first: labels name the first two. */
export const partNames = [
  'text',
  'translation',
  'summary',
  'key_points',
  'headline',
  'audio',
  'data',
  'picture',
] as const

export type PartName = (typeof partNames)[number]

export type Part = {
  readonly name: PartName
  readonly mode: AuthorshipMode
  readonly model: string | null
  readonly provider: string | null
  readonly reviewedBy: string | null
  /** RFC 3339 in UTC; there with `reviewedBy`, and not without. */
  readonly reviewedAt: string | null
  /** BCP 47: the language of the original. Only a translation has it. */
  readonly translatedFrom: string | null
}

/** The part as JSON has it, in `_candor`, in the database and in the API; without what is `null`. */
export const storedPart = (part: Part) => ({
  name: part.name,
  mode: part.mode,
  model: part.model ?? undefined,
  provider: part.provider ?? undefined,
  reviewed_by: part.reviewedBy ?? undefined,
  reviewed_at: part.reviewedAt ?? undefined,
  translated_from: part.translatedFrom ?? undefined,
})

/** `undefined` if no part has this name. */
export const parsePartName = (text: string): PartName | undefined =>
  partNames.find((name) => name === text)

/** The parts by AI, the weightiest first. */
export const partsByAi = <P extends Pick<Part, 'name' | 'mode'>>(parts: readonly P[]): P[] =>
  parts
    .filter(({ mode }) => mode !== 'human-only')
    .toSorted((a, b) => partNames.indexOf(a.name) - partNames.indexOf(b.name))

/** Without a reviewer of the whole, nobody answers for these if they are by AI. */
export const textParts: readonly PartName[] = ['text', 'translation']

/** Who reviewed a part: whoever reviewed the whole read its text, and the translation that it is. */
export const reviewerOf = (
  { name, reviewedBy }: Pick<Part, 'name' | 'reviewedBy'>,
  ofWhole: string | null,
): string | null => reviewedBy ?? (textParts.includes(name) ? ofWhole : null)

/**
 * Says whether `ai-assisted` may have no reviewer of the whole: people wrote the text, and AI only
 * what stands beside it. The database has the same rule.
 */
export function needNoReviewer(parts: readonly Pick<Part, 'name' | 'mode'>[]): boolean {
  const byAi = partsByAi(parts)
  return (
    byAi.length > 0 &&
    !byAi.some(({ name, mode }) => mode === 'ai-autonomous' && textParts.includes(name))
  )
}
