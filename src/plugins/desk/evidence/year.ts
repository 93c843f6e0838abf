/** The summary of a year, in lines of a table. Pure. */
import type { DeskWords } from '../words/words.ts'

type YearFact = keyof DeskWords['year']['facts']

export const articleFacts: readonly YearFact[] = [
  ...(['published', 'ai-autonomous', 'ai-assisted', 'human-only', 'unknown'] as const),
  ...(['signed', 'claimed', 'corrected', 'retracted'] as const),
]
export const editorFacts: readonly YearFact[] = ['signed', 'returned', 'corrected', 'retracted']

/** `name` is a month such as 2026-05, the year, or an editor. */
type YearName = { readonly of: 'month' | 'year' | 'editor'; readonly name: string }
export type YearCount = YearName & { readonly fact: string; readonly count: number }
export type YearLine = YearName & { readonly counts: Readonly<Partial<Record<YearFact, number>>> }

export const isYear = (text: string): boolean => /^(19|20|21)\d\d$/.test(text)

export function toYearLines(year: string, found: readonly YearCount[]): readonly YearLine[] {
  const editors = new Set(found.flatMap(({ of, name }) => (of === 'editor' ? [name] : [])))
  const lines: readonly YearName[] = [
    ...Array.from({ length: 12 }, (_, index) => ({
      of: 'month' as const,
      name: `${year}-${String(index + 1).padStart(2, '0')}`,
    })),
    { of: 'year', name: year },
    ...[...editors].toSorted().map((name) => ({ of: 'editor' as const, name })),
  ]
  return lines.map((line) => {
    const own = found.filter(({ of, name }) => of === line.of && name === line.name)
    const facts = line.of === 'editor' ? editorFacts : articleFacts
    const counts = facts.map((fact) => [fact, own.find((each) => each.fact === fact)?.count ?? 0])
    return { ...line, counts: Object.fromEntries(counts) }
  })
}

export const renderYear = (year: string, lines: readonly YearLine[]): string =>
  `${JSON.stringify({ candor: 'evidence year', version: 1, year, lines }, null, 2)}\n`
