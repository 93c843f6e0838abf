/** Finds the part that breaks a rule, for a pointer: the database names the rule alone. */
import { partFaults } from 'candor-disclosure/disclosure/part-rules.ts'
import type { ArticleColumns, WrittenPart } from './store/stored-article.ts'

type PartsAndReviewer = Pick<ArticleColumns, 'disclosure_parts' | 'reviewed_by'>

type PartMember = keyof WrittenPart

/** Members by rules, as bodies name them, and as the faults of the library do. */
const members: Readonly<Record<string, readonly (readonly [PartMember, field: string])[]>> = {
  part_is_there_once: [['name', 'name']],
  translation_names_its_original: [['translated_from', 'translatedFrom']],
  review_of_a_part_has_a_date: [['reviewed_at', 'reviewedAt']],
  mode_of_a_part_fits_its_review: [['reviewed_by', 'reviewedBy']],
  human_part_has_no_model: [
    ['model', 'model'],
    ['provider', 'provider'],
  ],
}

/** `null` if the fault is of no single member, or only the database knows of which. */
export function partPointer(rule: string, article: PartsAndReviewer): string | null {
  const all = article.disclosure_parts ?? []
  for (const [index, part] of all.entries()) {
    const member =
      rule === 'part_has_known_members'
        ? (Object.keys(part) as PartMember[]).find((each) => !isLine(part[each] ?? ''))
        : members[rule]?.find(([, field]) => breaks(part, all.slice(0, index), field))?.[0]
    if (member !== undefined) return `/disclosure/parts/${index}/${member}`
  }
  return rule === 'reviewer_of_a_part_is_a_human' ? pointerOfReviewer(all, article) : null
}

const breaks = (part: WrittenPart, earlier: readonly WrittenPart[], field: string) =>
  partFaults(
    {
      ...{ name: part.name, mode: part.mode, model: part.model ?? null },
      ...{ provider: part.provider ?? null, translatedFrom: part.translated_from ?? null },
      ...{ reviewedBy: part.reviewed_by ?? null, reviewedAt: part.reviewed_at ?? null },
    },
    earlier,
  ).some((fault) => fault.startsWith(`${field} `))

/** The rule `part_has_known_members` of the database. */
const isLine = (text: string) => /^.{1,200}$/u.test(text) && /[^\s\p{Cc}]/u.test(text)

/** The date that is ahead, as triggers see it; else the name, where it is the only one. */
function pointerOfReviewer(
  parts: readonly WrittenPart[],
  { reviewed_by }: PartsAndReviewer,
): string | null {
  const at = (found: (part: WrittenPart) => boolean, member: PartMember) => {
    const index = parts.findIndex(found)
    return index === -1 ? null : `/disclosure/parts/${index}/${member}`
  }
  const soon = Date.now() + 5 * 60_000
  const ahead = at((part) => Date.parse(part.reviewed_at ?? '') > soon, 'reviewed_at')
  const names = new Set(parts.flatMap((part) => part.reviewed_by ?? []).concat(reviewed_by ?? []))
  return ahead ?? (names.size === 1 ? at((part) => !!part.reviewed_by, 'reviewed_by') : null)
}
