/** Findings as a table, which is printed and written to `docs/contributing/performance.md`. */
import type { Finding, Unit } from './measurement.ts'

const digits: Readonly<Record<Unit, number>> = {
  'req/s': 0,
  'articles/s': 0,
  'deliveries/s': 0,
  requests: 0,
  'round trips': 0,
  ms: 2,
  µs: 1,
  '%': 0,
  MB: 0,
  kB: 0,
}

/** Rounded, with the unit. */
export function figure(value: number, unit: Unit): string {
  const fixed = value.toFixed(digits[unit])
  return `${unit.endsWith('/s') ? Number(fixed).toLocaleString('en') : fixed} ${unit}`
}

const verdict = ({ target, met }: Finding) =>
  target
    ? `${target.is === 'at least' ? '≥' : '≤'} ${target.limit}${met ? '' : ' **missed**'}`
    : '–'

/** A Markdown table with one line per finding. */
export function table(findings: readonly Finding[]): string {
  const head = ['row', 'what', 'figure', 'against', 'figure', 'ratio', 'target', 'note']
  const lines = findings.map((finding) => {
    const { row, what, against, unit, ours, theirs, ratio, note } = finding
    const reference = theirs ? figure(theirs.median, unit) : '–'
    const ratioText = ratio === null ? '–' : ratio.toFixed(2)
    return [
      `\`${row}\``,
      what,
      figure(ours.median, unit),
      against || '–',
      reference,
      ratioText,
      verdict(finding),
      note,
    ]
  })
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

const begin = '<!-- bench: begin -->'
const end = '<!-- bench: end -->'

/**
 * Replaces the text between the two marks of a document.
 *
 * @throws {Error} if a mark is missing.
 */
export function replaceBetweenMarks(document: string, text: string): string {
  const [before, rest = ''] = document.split(begin, 2)
  const after = rest.split(end, 2)[1]
  if (after === undefined) throw new Error(`the document has no ${begin} and ${end}`)
  return `${before}${begin}\n\n${text}\n\n${end}${after}`
}
