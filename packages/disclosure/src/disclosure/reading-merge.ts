/**
 * Merges the declarations about one item or document, and finds those that contradict each other.
 */
import type {
  Contradiction,
  Declaration,
  Disclosed,
  ReadItem,
  Reading,
  ReadPart,
  Says,
  UnmergedItem,
  Vocabulary,
} from './declaration.ts'
import { parsePartName } from './parts.ts'

/**
 * The precedence: data about this item by itself come first, then the element around its text, then
 * the page and the response, then flags, which know no mode. Words come last, because only their
 * author knows what they mean: they never make a disclosure.
 */
const precedence: readonly Vocabulary[] = [
  'candor',
  'html',
  'json-ld',
  'header',
  'podcast',
  'iptc',
  'msn',
  'words',
]

const impliedBy = ({ mode, byAi }: Says): boolean | undefined =>
  mode === undefined ? byAi : mode !== 'human-only'

/**
 * The first mode by precedence, or else the first flag. All other facts are from declarations that
 * agree with it, each from the first that has it.
 */
function mergeFacts(found: readonly Declaration[]) {
  const data = found
    .toSorted((a, b) => precedence.indexOf(a.vocabulary) - precedence.indexOf(b.vocabulary))
    .map(({ says }) => says)
  const mode = data.find((says) => says.mode !== undefined)?.mode ?? null
  const byAi =
    mode === null
      ? (data.find((says) => says.byAi !== undefined)?.byAi ?? null)
      : mode !== 'human-only'
  const agreeing = data.filter(
    (says) =>
      (mode === null || says.mode === undefined || says.mode === mode) &&
      (impliedBy(says) ?? byAi) === byAi,
  )
  const firstOf = <Name extends keyof Says>(name: Name) =>
    agreeing.find((says) => says[name] !== undefined)?.[name] ?? null
  const [model, provider] = [firstOf('model'), firstOf('provider')]
  const made = { mode, byAi, model, provider, reviewedBy: firstOf('reviewedBy') }
  return { made, agreeing, firstOf }
}

function toDisclosed(data: readonly Declaration[]): Disclosed {
  const { made, agreeing, firstOf } = mergeFacts(data)
  const stated = agreeing.find(({ statement }) => statement !== undefined)
  return {
    ...made,
    generatedAt: firstOf('generatedAt'),
    statement: stated?.statement ?? null,
    statementLanguage: stated?.statementLanguage ?? null,
    parts: [],
  }
}

/** `null` if no data say anything. */
export function merge(found: readonly Declaration[]): Disclosed | null {
  const data = found.filter(isSaying)
  return data.length === 0 ? null : toDisclosed(data)
}

/** Parts with a known name that a mode or flag is declared of. */
function mergeParts(found: readonly Declaration[]): readonly ReadPart[] {
  const named = found.filter(({ part }) => part)
  const byName = Map.groupBy(named, ({ name }) => parsePartName(name ?? ''))
  return Array.from(byName).flatMap(([name, declared]) => {
    const { made, firstOf } = mergeFacts(declared)
    if (name === undefined || made.byAi === null) return []
    const [reviewedAt, translatedFrom] = [firstOf('reviewedAt'), firstOf('translatedFrom')]
    return [{ name, ...made, reviewedAt, translatedFrom }]
  })
}

/** With the parts of an item, which can be all that its data declare. */
function withParts(whole: Disclosed | null, found: readonly Declaration[]): Disclosed | null {
  const parts = mergeParts(found)
  return parts.length === 0 ? whole : { ...(whole ?? toDisclosed([])), parts }
}

/** Data that say something of the whole item or document. */
const isSaying = ({ vocabulary, says, part }: Declaration): boolean =>
  vocabulary !== 'words' && !part && Object.keys(says).length > 0

export const merged = <T extends { readonly found: readonly Declaration[] }>(read: T) => ({
  ...read,
  disclosure: merge(read.found),
  contradictions: contradictionsOf(read.found),
})

/** Inherited declarations of an item: honest documents have one or two. */
const maxInherited = 20

/**
 * Merges each item by itself; one whose own data say nothing gets what the document declares. The
 * two are never mixed: a model of the document need not be that of the item.
 */
export function mergeItems(
  items: readonly UnmergedItem[],
  ofDocument: readonly Declaration[],
): readonly ReadItem[] {
  const disclosure = merge(ofDocument)
  const inherited = ofDocument
    .filter(isSaying)
    .slice(0, maxInherited)
    .map((each): Declaration => ({ ...each, inherited: true }))
  return items.map((item) => {
    const own = item.found.some(isSaying)
      ? merged(item)
      : { ...item, found: [...item.found, ...inherited], disclosure, contradictions: [] }
    return { ...own, disclosure: withParts(own.disclosure, item.found) }
  })
}

const compared = ['mode', 'byAi', 'model', 'provider', 'reviewedBy'] as const

/**
 * Values that differ, each with its position. A mode contradicts a flag that says the opposite;
 * names differ in more than their case.
 */
export function contradictionsOf(found: readonly Declaration[]): readonly Contradiction[] {
  const data = found.filter(({ vocabulary, part }) => vocabulary !== 'words' && !part)
  return compared.flatMap((of) => {
    const values = data.flatMap(({ says, at }) => {
      const value = of === 'byAi' ? impliedBy(says) : says[of]
      return value === undefined ? [] : { value: String(value), at }
    })
    // Modes that differ contradict each other as modes already.
    const isFlag = of !== 'byAi' || data.some(({ says }) => says.byAi !== undefined)
    return isFlag && differ(values) ? [{ of, values }] : []
  })
}

const differ = (values: readonly { readonly value: string }[]): boolean =>
  new Set(values.map(({ value }) => value.toLowerCase())).size > 1

/**
 * A mode of the whole document that some of its items contradict: for each other mode, the first
 * item that has it.
 */
export function outvoted({ disclosure, found, items }: Reading): readonly Contradiction[] {
  const value = disclosure?.mode
  const declared = found.find(({ says }) => says.mode === value)
  if (value == null || declared === undefined) return []
  const modes = items.map((item, index) => ({
    value: item.disclosure?.mode ?? value,
    at: `items[${index}]`,
  }))
  const others = modes.filter((each) => each.value !== value)
  const firsts = Array.from(Map.groupBy(others, (each) => each.value).values()).flatMap((each) =>
    each.slice(0, 1),
  )
  return firsts.length === 0
    ? []
    : [{ of: 'mode', values: [{ value, at: declared.at }, ...firsts] }]
}
