/** What is wrong with the parts of an item: a rule is broken, or no label names one by AI. */
import type { ReadItem } from 'candor-disclosure/disclosure/declaration.ts'
import { partsLabel } from 'candor-disclosure/disclosure/part-labels.ts'
import { partAgainst, partFaults } from 'candor-disclosure/disclosure/part-rules.ts'
import { type Part, partsByAi } from 'candor-disclosure/disclosure/parts.ts'
import { inAllLanguages } from 'candor-disclosure/words/known-labels.ts'
import { type FeedFault, quoted, when } from './fault.ts'

/** A part by AI with no mode counts as reviewed. */
export const partsOf = ({ disclosure }: ReadItem): readonly Part[] =>
  (disclosure?.parts ?? []).map(({ byAi, ...part }) => ({
    ...part,
    mode: part.mode ?? (byAi ? 'ai-assisted' : 'human-only'),
  }))

/** The labels that name its parts, as `knownLabels` has them. */
export function labelsOfParts(item: ReadItem): ReadonlySet<string> {
  const parts = partsOf(item)
  const whole = { mode: 'ai-assisted', reviewedBy: null, ...item.disclosure, parts } as const
  const label = { ...whole, mode: whole.mode ?? 'ai-assisted' }
  return new Set(
    parts.length === 0 ? [] : inAllLanguages((words) => partsLabel(label, words.parts)),
  )
}

/** The label with which a text in lower case opens, or that is all of it; other words are about anything. */
export const openingLabel = (opening: string): string =>
  /^(?:ai(?: · |\/))?(.*?)\s?(?:[:：]|[.。।]?$)/s.exec(opening)?.[1] ?? ''

/** Declarations that are checked: an item has at most eight parts. */
const maxParts = 20

/** Rules of Candor's own declarations. */
export function brokenRules(item: ReadItem): FeedFault[] {
  const own = item.found.filter(({ part, vocabulary }) => part && vocabulary === 'candor')
  const parts = own.slice(0, maxParts).map((each) => ({ name: '', ...each }))
  const faults = parts.flatMap(({ at, name, raw: mode, says }, index) =>
    partFaults({ ...says, name, mode }, parts.slice(0, index)).map(
      (fault): FeedFault => ['part-wrong', `${at} ${quoted(name)}: ${fault}`],
    ),
  )
  const against = partAgainst(item.disclosure?.mode ?? null, partsOf(item))
  const detail = `It declares human-only, and ${against?.name} as by AI.`
  return [...faults, ...when(!!against, 'part-wrong', detail)]
}

/**
 * The weightiest part by AI that no label names before title, summary or text, and none beside a
 * picture. `openings` are the beginnings of the three, in lower case.
 */
export function findUnlabelled(item: ReadItem, openings: readonly string[]): FeedFault[] {
  const found = openings.flatMap(
    (each) => /^(?:ai(?: · |\/))?(.{1,70}?)\s?[:：]/.exec(each)?.[1] ?? [],
  )
  const known = labelsOfParts(item)
  if (openings.some((each) => known.has(openingLabel(each)))) return []
  const isIn = (texts: readonly string[], text: Parameters<typeof inAllLanguages>[0]) =>
    inAllLanguages(text).some((word) => texts.some((each) => each.includes(word)))
  // The label of an autonomous text says all but that it is a translation.
  const part = partsByAi(partsOf(item)).find(
    ({ name }) =>
      (item.disclosure?.mode !== 'ai-autonomous' || name === 'translation') &&
      !isIn(found, ({ parts }) => parts.names[name]) &&
      !(name === 'picture' && isIn(openings, ({ pictures }) => pictures.generated)),
  )
  return when(!!part, 'part-unlabelled', `No label names its ${part?.name}, which is by AI.`)
}
