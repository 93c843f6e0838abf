/**
 * The report of a check: its form, of which docs/check.schema.json is made, and the report as text.
 */

import { counted } from 'candor-disclosure/text/counted.ts'
import * as v from 'valibot'

const text = v.nullable(v.string())
const severity = v.picklist(['error', 'warning', 'info'])

const findingForm = v.object({
  severity,
  code: v.string(),
  item: text,
  detail: v.string(),
  hurts: v.string(),
  fix: v.string(),
  see: text,
})

const mode = v.nullable(v.picklist(['ai-autonomous', 'ai-assisted', 'human-only']))

const disclosureForm = v.object({
  mode,
  by_ai: v.nullable(v.boolean()),
  model: text,
  provider: text,
  reviewed_by: text,
  generated_at: text,
  statement: text,
  statement_language: text,
  parts: v.array(
    v.object({
      ...{ name: v.string(), mode, by_ai: v.nullable(v.boolean()), model: text, provider: text },
      ...{ reviewed_by: text, reviewed_at: text, translated_from: text },
    }),
  ),
})

export const itemForm = v.object({
  ...{ id: text, url: text, title: text, language: text, disclosure: v.nullable(disclosureForm) },
  found: v.array(
    v.object({
      ...{ vocabulary: v.string(), at: v.string(), raw: v.string() },
      /** It is about the whole document. */
      inherited: v.optional(v.literal(true)),
    }),
  ),
  met_first: v.boolean(),
  sources: v.array(v.object({ url: v.string(), title: text, publisher: text, language: text })),
  corrections: v.array(v.object({ date: text, text: v.string(), url: text })),
  retracted: v.boolean(),
  /** The result of its signed statement; `partial` without the keys, `null` without a statement. */
  statement: v.nullable(v.picklist(['same', 'partial', 'different'])),
})

export const reportForm = v.object({
  address: text,
  format: v.nullable(v.picklist(['rss', 'atom', 'json-feed', 'ninjs', 'html'])),
  title: text,
  generator: text,
  software: text,
  /**
   * Feeds that a page names: the first of them is the one that is reported, unless the page is a
   * file.
   */
  feeds: v.array(v.string()),
  /** What the document declares of all that is in it. */
  disclosure: v.nullable(disclosureForm),
  items: v.array(itemForm),
  findings: v.array(findingForm),
})

export type Finding = v.InferOutput<typeof findingForm>
export type Report = v.InferOutput<typeof reportForm>

const severities = ['error', 'warning', 'info'] as const

/** Its mode, or else its flag. `null` if it declares neither. */
function declaredBy({ disclosure }: Pick<Report, 'disclosure'>): string | null {
  const flag = { true: 'made with AI', false: 'made without AI', null: null }
  return disclosure && (disclosure.mode ?? flag[`${disclosure.by_ai}`])
}

const names = {
  ...{ rss: 'RSS', atom: 'Atom', 'json-feed': 'JSON Feed', ninjs: 'ninjs', html: 'A web page' },
}

/** What it declares, as sentences. */
export function summaryOf(report: Report): readonly string[] {
  const { format, title, software, items, feeds } = report
  const modes = items.map(declaredBy)
  const counts = [...new Set(modes)].flatMap((mode) =>
    mode === null ? [] : [`${mode} ${modes.filter((each) => each === mode).length}`],
  )
  const vocabularies = [
    ...new Set(items.flatMap(({ found }) => found.map(({ vocabulary }) => vocabulary))),
  ]
  const declared = modes.filter((mode) => mode !== null).length
  const whole = declaredBy(report)
  const signed = items.flatMap(({ statement }) => statement ?? [])
  const outcomes = [...new Set(signed)].map(
    (each) => `${signed.filter((other) => other === each).length} ${each}`,
  )
  const [feed, ...others] = feeds
  const more = others.length > 0 ? `. It also names: ${others.join(', ')}` : ''
  const named =
    format === 'html'
      ? `It names ${counted(feeds.length, 'feed')}: ${feeds.join(', ')}.`
      : `The page names this feed: ${feed}${more}.`
  return [
    ...(feed === undefined ? [] : [named]),
    `${format === null ? 'Unknown format' : names[format]}${title === null ? '' : `, “${title}”`}, ${counted(items.length, 'item')}${software === null ? '' : `, made by ${software}`}.`,
    declared === 0
      ? `It declares ${whole === null ? 'nothing about AI' : `${whole}, as a whole`}.`
      : `${declared} of ${counted(items.length, 'item')} ${declared === 1 ? 'declares how it was' : 'declare how they were'} made: ${counts.join(', ')} (${vocabularies.join(', ')}).`,
    ...(signed.length === 0
      ? []
      : [`${signed.length} of ${items.length} items are signed: ${outcomes.join(', ')}.`]),
  ]
}

/** What an item declares, in a few words each. */
export function factsOf(item: Report['items'][number]): readonly string[] {
  const { reviewed_by: reviewer = null, model = null, provider = null } = item.disclosure ?? {}
  const made = [model, provider].filter((each) => each !== null).join(', ')
  return [
    `declares ${declaredBy(item) ?? (item.found.some(({ vocabulary }) => vocabulary !== 'words') ? 'nothing known' : 'nothing')}`,
    ...(item.found.some(({ inherited }) => inherited) ? ['by the whole document'] : []),
    ...(reviewer === null ? [] : [`reviewed by ${reviewer}`]),
    ...(made === '' ? [] : [`model ${made}`]),
    ...(item.met_first ? ['people meet it first'] : []),
    ...(item.sources.length > 0 ? [counted(item.sources.length, 'source')] : []),
    ...(item.corrections.length > 0 ? [counted(item.corrections.length, 'correction')] : []),
    ...(item.retracted ? ['retracted'] : []),
    ...(item.statement === null ? [] : [`signed: ${item.statement}`]),
  ]
}

/** Items that are printed. */
export const maxItems = 50

const onOneLine = (text: string, maxLength = 10_000): string => {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line
}

/** Findings of one code and fix together, errors first. */
export function groupsOf({ findings }: Report): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>()
  for (const each of findings.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  )) {
    const group = groups.get(each.code)
    if (group) group.push(each)
    else groups.set(each.code, [each])
  }
  return [...groups.values()]
}

/** Details of a group that are printed. */
export const maxDetails = 5

export function renderText(report: Report): string {
  const groups = groupsOf(report).map((group) => {
    const [{ severity: level, code, hurts, fix, see }] = group
    const lines = group
      .slice(0, maxDetails)
      .map(({ item, detail }) => `${item === null ? '' : `${item}: `}${detail}`)
    const more = group.length > maxDetails ? [`… and ${group.length - maxDetails} more`] : []
    const rest = [...lines, ...more, `hurts ${hurts}`, `→ ${fix}`, ...(see === null ? [] : [see])]
    return `${level.padEnd(8)} ${code}\n${rest.map((line) => `         ${onOneLine(line)}\n`).join('')}`
  })
  const { items } = report
  const lines = items
    .slice(0, maxItems)
    .map(
      (item) =>
        `${onOneLine(item.title ?? item.id ?? 'Without a title', 70)}: ${factsOf(item).join('; ')}`,
    )
  const more = items.length > maxItems ? [`… and ${items.length - maxItems} more`] : []
  const head = [...summaryOf(report), ...[...lines, ...more].map((line) => `  ${line}`)].map(
    (line) => onOneLine(line),
  )
  const counts = severities.map(
    (each) => `${report.findings.filter((finding) => finding.severity === each).length} ${each}`,
  )
  return `${head.join('\n')}\n\n${groups.join('\n')}${groups.length > 0 ? '\n' : ''}${counts.join(', ')}\n`
}
