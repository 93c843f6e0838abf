/**
 * Writes the tables of docs/check.md, and docs/check.schema.json, from packages/check/src/:
 * `node scripts/check-tables.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import { codes } from 'candor-check/codes.ts'
import { reportForm } from 'candor-check/report.ts'

const names = ['RSS', 'Atom', 'JSON Feed']

const linksTo = (rules: readonly string[]) =>
  [...new Set(rules)]
    .map((rule) => `[${rules.length > 1 ? names[rules.indexOf(rule)] : 'rule'}](${rule})`)
    .join(', ')

/** The page with the current tables. Throws if a mark is missing. */
export function withCheckTables(page: string): string {
  let text = page
  for (const area of ['disclosure', 'validity', 'delivery']) {
    const marks = new RegExp(`(?<=<!-- ${area}: begin -->\n)[\\s\\S]*?(?=\n<!-- ${area}: end -->)`)
    if (!marks.test(text))
      throw new Error(`docs/check.md has no <!-- ${area}: begin --> and <!-- ${area}: end -->`)
    const rows = Object.entries(codes).filter(([, row]) => row.area === area)
    const escaped = (cell: string) => cell.replace(/[<>&]/g, String.raw`\$&`)
    const lines = rows.map(
      ([code, { severity, hurts, fix, rules }]) =>
        `| \`${code}\` | ${severity} | ${escaped(hurts)} | ${escaped(fix)} | ${linksTo(rules)} |`,
    )
    text = text.replace(marks, () =>
      ['| code | severity | hurts | fix | rule |', '|---|---|---|---|---|', ...lines].join('\n'),
    )
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
