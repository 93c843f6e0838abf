/**
 * Writes the tables of docs/check.md, and docs/check.schema.json, from packages/check/src/:
 * `node scripts/check-tables.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import { codes } from 'candor-check/codes.ts'
import { reportForm } from 'candor-check/report.ts'

const escaped = (cell: string) => cell.replace(/[<>&]/g, String.raw`\$&`)

type Row = (typeof codes)[keyof typeof codes]

/** Codes that the page lists by severity only: the fix is in the report. */
const toList = (rows: readonly (readonly [string, Row])[]) => {
  const bySeverity = Map.groupBy(rows, ([, { severity }]) => severity)
  const named = (severity: Row['severity']) =>
    (bySeverity.get(severity) ?? []).map(([code]) => `\`${code}\``).join(', ')
  const lines = (['error', 'warning', 'info'] as const).map(
    (each) => `| ${each} | ${named(each)} |`,
  )
  return ['| severity | codes |', '|---|---|', ...lines]
}

const toTable = (rows: readonly (readonly [string, Row])[]) => [
  ...['| code | severity | fix |', '|---|---|---|'],
  ...rows.map(
    ([code, { severity, fix, rules }]) =>
      `| [\`${code}\`](${rules[0]}) | ${severity} | ${escaped(fix)} |`,
  ),
]

/** The page with the current tables. Throws if a mark is missing. */
export function withCheckTables(page: string): string {
  let text = page
  for (const area of ['disclosure', 'validity', 'delivery']) {
    const marks = new RegExp(`(?<=<!-- ${area}: begin -->\n)[\\s\\S]*?(?=<!-- ${area}: end -->)`)
    if (!marks.test(text))
      throw new Error(`docs/check.md has no <!-- ${area}: begin --> and <!-- ${area}: end -->`)
    const rows = Object.entries(codes).filter(([, row]) => row.area === area)
    const lines = area === 'disclosure' ? toTable(rows) : toList(rows)
    text = text.replace(marks, () => `${lines.join('\n')}\n`)
  }
  return text
}

/** docs/check.schema.json, of the form of `candor check --json`. */
export const checkSchema = () =>
  toJsonSchema(reportForm, { target: 'draft-2020-12', errorMode: 'ignore' })

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const docs = (name: string) => new URL(`../docs/${name}`, import.meta.url)
  writeFileSync(docs('check.md'), withCheckTables(readFileSync(docs('check.md'), 'utf8')))
  writeFileSync(docs('check.schema.json'), `${JSON.stringify(checkSchema(), null, 2)}\n`)
}
