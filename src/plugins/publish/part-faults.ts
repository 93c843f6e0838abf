/** Finds the part that breaks a rule, for a pointer: the database names the rule alone. */
import { partFaults } from 'candor-disclosure/disclosure/part-rules.ts'
import type { WrittenPart } from './store/stored-article.ts'

/** Members by rules, as the library and as bodies name them. */
const members: Readonly<Record<string, readonly [field: string, member: string]>> = {
  part_is_there_once: ['name', 'name'],
  translation_names_its_original: ['translatedFrom', 'translated_from'],
  review_of_a_part_has_a_date: ['reviewedAt', 'reviewed_at'],
  mode_of_a_part_fits_its_review: ['reviewedBy', 'reviewed_by'],
  human_part_has_no_model: ['model', 'model'],
}

/** `null` if the fault is of no single part. */
export function partPointer(rule: string, parts: readonly WrittenPart[] | null): string | null {
  const [field, member] = members[rule] ?? []
  const index = (parts ?? []).findIndex((part, at, all) => {
    const written = {
      ...{ name: part.name, mode: part.mode, model: part.model ?? null },
      ...{ reviewedBy: part.reviewed_by ?? null, reviewedAt: part.reviewed_at ?? null },
      translatedFrom: part.translated_from ?? null,
    }
    return partFaults(written, all.slice(0, at)).some((fault) => fault.startsWith(`${field} `))
  })
  return index === -1 ? null : `/disclosure/parts/${index}/${member}`
}
