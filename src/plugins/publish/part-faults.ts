/**
 * Finds the part that breaks a rule of the database, for a pointer: the database names the rule
 * alone.
 */
import type { WrittenPart } from './store/stored-article.ts'

type Breaks = (part: WrittenPart, index: number, all: readonly WrittenPart[]) => boolean

const members: Readonly<Record<string, readonly [member: string, breaks: Breaks]>> = {
  part_is_there_once: [
    'name',
    ({ name }, index, all) => all.findIndex((each) => each.name === name) < index,
  ],
  translation_names_its_original: [
    'translated_from',
    ({ name, translated_from }) => (name === 'translation') !== (translated_from !== undefined),
  ],
  review_of_a_part_has_a_date: [
    'reviewed_at',
    ({ reviewed_by, reviewed_at }) => (reviewed_by === undefined) !== (reviewed_at === undefined),
  ],
  mode_of_a_part_fits_its_review: [
    'reviewed_by',
    ({ mode, reviewed_by }) =>
      mode === (reviewed_by === undefined ? 'ai-assisted' : 'ai-autonomous'),
  ],
  human_part_has_no_model: [
    'model',
    ({ mode, model, provider }) => mode === 'human-only' && (model ?? provider) !== undefined,
  ],
}

/** `null` if the fault is of no single part. */
export function partPointer(rule: string, parts: readonly WrittenPart[] | null): string | null {
  const [member, breaks] = members[rule] ?? []
  const index = breaks && parts ? parts.findIndex(breaks) : -1
  return index === -1 ? null : `/disclosure/parts/${index}/${member}`
}
