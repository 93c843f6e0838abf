/** Rules of the parts of a disclosure. The database has the same as constraints. */
import { type AuthorshipMode, authorshipModes, parseMode } from './modes.ts'
import { type Part, parsePartName, partNames, partsByAi } from './parts.ts'

/** A part as somebody wrote it. */
type WrittenPart = { readonly name: string; readonly mode: string } & {
  readonly [Name in Exclude<keyof Part, 'name' | 'mode'>]?: string | null
}

type PartFault = readonly [field: keyof Part, fault: string]

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** Faults of a part, of which `earlier` ones are there already. */
export function partFaults(
  { name, mode, model, provider, reviewedBy, reviewedAt, translatedFrom }: WrittenPart,
  earlier: readonly Pick<WrittenPart, 'name'>[],
): readonly PartFault[] {
  const isTranslation = name === 'translation'
  const isTime = !!reviewedAt && time.test(reviewedAt) && !Number.isNaN(Date.parse(reviewedAt))
  const faults: readonly (false | PartFault)[] = [
    !parsePartName(name) && ['name', `is ${name}, but must be one of: ${partNames.join(', ')}.`],
    earlier.some((each) => each.name === name) && ['name', `is ${name}, which is there already.`],
    !parseMode(mode) && ['mode', `is ${mode}, but must be one of: ${authorshipModes.join(', ')}.`],
    isTranslation &&
      !translatedFrom && ['translatedFrom', 'is missing: name the language of the original.'],
    !isTranslation && !!translatedFrom && ['translatedFrom', 'is only for a translation.'],
    mode === 'ai-assisted' && !reviewedBy && ['reviewedBy', 'is missing: who reviewed it?'],
    mode === 'ai-autonomous' && !!reviewedBy && ['reviewedBy', 'is not for ai-autonomous.'],
    !!reviewedBy &&
      !isTime && ['reviewedAt', 'must be the time of the review, such as 2026-05-01T11:58:30Z.'],
    !reviewedBy && !!reviewedAt && ['reviewedAt', 'is only for a part that names its reviewer.'],
    mode === 'human-only' && !!model && ['model', 'is not for human-only.'],
    mode === 'human-only' && !!provider && ['provider', 'is not for human-only.'],
  ]
  return faults.filter((each) => each !== false)
}

/** The first part by AI that an article under `human-only` cannot have: pictures are no text. */
export const partAgainst = (
  mode: AuthorshipMode | null,
  parts: readonly Pick<Part, 'name' | 'mode'>[],
) => (mode === 'human-only' ? partsByAi(parts).find(({ name }) => name !== 'picture') : undefined)
