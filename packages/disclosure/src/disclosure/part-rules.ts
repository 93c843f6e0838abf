/** Rules of the parts of a disclosure. The database has the same as constraints. */
import { type AuthorshipMode, authorshipModes, parseMode } from './modes.ts'
import { type Part, parsePartName, partNames, partsByAi } from './parts.ts'

/** A part as somebody wrote it. */
type PartToJudge = { readonly name: string; readonly mode: string } & {
  readonly [Name in Exclude<keyof Part, 'name' | 'mode'>]?: string | null
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** Faults of a part, each after the name of its member. `earlier` are the parts before it. */
export function partFaults(
  part: PartToJudge,
  earlier: readonly Pick<PartToJudge, 'name'>[],
): readonly string[] {
  const { name, mode, reviewedBy, reviewedAt } = part
  const isTime = time.test(reviewedAt ?? '') && !Number.isNaN(Date.parse(reviewedAt ?? ''))
  const faults: readonly (string | false)[] = [
    !parsePartName(name) && `name is ${name}, but must be one of: ${partNames.join(', ')}.`,
    earlier.some((each) => each.name === name) && `name is ${name}, which is there already.`,
    !parseMode(mode) && `mode is ${mode}, but must be one of: ${authorshipModes.join(', ')}.`,
    (name === 'translation') !== !!part.translatedFrom &&
      'translatedFrom must name the language of the original, of a translation only.',
    mode === 'ai-assisted' && !reviewedBy && 'reviewedBy is missing: who reviewed it?',
    mode === 'ai-autonomous' && !!reviewedBy && 'reviewedBy is not for ai-autonomous.',
    (reviewedBy ? !isTime : !!reviewedAt) &&
      'reviewedAt must be the time of a review, such as 2026-05-01T11:58:30Z.',
    mode === 'human-only' && !!part.model && 'model is not for human-only.',
    mode === 'human-only' && !!part.provider && 'provider is not for human-only.',
  ]
  return faults.filter((each) => each !== false)
}

/** The first part by AI that an article under `human-only` cannot have: pictures are no text. */
export const partAgainst = (
  mode: AuthorshipMode | null,
  parts: readonly Pick<Part, 'name' | 'mode'>[],
) => (mode === 'human-only' ? partsByAi(parts).find(({ name }) => name !== 'picture') : undefined)
