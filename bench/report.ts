/**
 * Findings as a table, which is printed, and those that matter most, as written to
 * docs/contributing/performance.md.
 */
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

const markdown = (head: readonly string[], lines: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const ratioOf = ({ ratio }: Finding) => (ratio === null ? '–' : ratio.toFixed(2))

/** A Markdown table with one line per finding. */
export function table(findings: readonly Finding[]): string {
  const head = ['row', 'what', 'figure', 'against', 'figure', 'ratio', 'target', 'note']
  const lines = findings.map((finding) => {
    const { row, what, against, unit, ours, theirs, note } = finding
    const reference = theirs ? figure(theirs.median, unit) : '–'
    return [
      `\`${row}\``,
      what,
      figure(ours.median, unit),
      against || '–',
      reference,
      ratioOf(finding),
      verdict(finding),
      note,
    ]
  })
  return markdown(head, lines)
}

/** What readers, newsrooms, subscribers and operators ask first: the row, and how a finding begins. */
const asked: readonly (readonly [row: string, what: string])[] = [
  ['warm-node', 'GET of a warm feed, Node'],
  ['unchanged-node', 'If-None-Match → 304, Node'],
  ['warm-workerd', 'GET of a warm feed, workerd'],
  ['uncached', 'uncached GET'],
  ['publishing-node', 'GET while'],
  ['insert', 'insert of one article'],
  ['round-trips', 'PUT of a new article'],
  ['push', 'publish → delivered to 1,000 subscribers: p99'],
  ['push', 'deliveries of one worker to 1,000 callbacks, signed'],
  ['memory', 'resident memory'],
  ['many-feeds', 'GET of 333 feeds'],
  ['strangers', 'first GET beside 100 nonsense addresses a second, Node: not'],
  ['footprint', 'CPU from start to the first answer, Node'],
]

/**
 * A Markdown table of the findings that matter most.
 *
 * @throws {Error} if one of them is missing.
 */
export function summary(findings: readonly Finding[]): string {
  const lines = asked.map(([row, what]) => {
    const found = findings.find((each) => each.row === row && each.what.startsWith(what))
    if (!found) throw new Error(`no finding of ${row} begins with "${what}"`)
    const { ours, unit, against } = found
    const reached = [figure(ours.median, unit), ratioOf(found), against || '–', verdict(found)]
    return [`\`${row}\``, found.what, ...reached]
  })
  return markdown(['row', 'what', 'figure', 'ratio', 'against', 'target'], lines)
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
