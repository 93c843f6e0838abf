/**
 * Writes the tables of docs/settings.md from the tables of the core and of all plugins:
 * `node scripts/settings-tables.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Setting } from '../src/core/settings/setting.ts'
import type { SettingsTables } from '../src/core/settings/tables.ts'
import { tablesOnNode } from '../src/hosts/node/check-environment.ts'
import { newsroom } from '../src/newsroom.ts'

const head = ['| variable | meaning | values | default |', '|---|---|---|---|']

const inShort: readonly (readonly [RegExp, string])[] = [
  [/^a whole number from (\d+) to (\d+)$/, '$1 to $2'],
  [/^a whole number of (minutes that) divides (60)$/, '$1 divide $2'],
  [/^one of (.*)$/, '$1'],
  [/^on or off$/, 'on, off'],
  [/^one line of (text)$/, '$1'],
  [/^an http\(s\) (URL) .*$/, '$1'],
  [/^an (e-mail address)$/, '$1'],
]

/** The range or the choices; an example, if the rule is no shorter. The error tells the rule. */
function valuesOf({ expected, example }: Setting<unknown>): string {
  const [pattern, text] = inShort.find(([each]) => each.test(expected)) ?? []
  return pattern && text ? expected.replace(pattern, text) : code(example)
}

const code = (value: unknown) => `\`${value === false ? 'off' : String(value)}\``

const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

function row(setting: Setting<unknown>): string {
  const { name, description, fallback } = setting
  const standard = fallback === undefined ? 'must be set' : isEmpty(fallback) ? '' : code(fallback)
  return `| \`${name}\` | ${description} | ${valuesOf(setting)} | ${standard}${standard && ' '}|`
}

/** The tables of a newsroom with all plugins. */
export const settingsTables: SettingsTables = tablesOnNode(newsroom)

/** The page with the current tables. Throws if a mark is missing. */
export function withSettingsTables(page: string): string {
  let text = page
  for (const [name, rows] of Object.entries(settingsTables)) {
    const marks = new RegExp(`(?<=<!-- ${name}: begin -->\n)[\\s\\S]*?(?=\n<!-- ${name}: end -->)`)
    if (!marks.test(text))
      throw new Error(`docs/settings.md has no <!-- ${name}: begin --> and <!-- ${name}: end -->`)
    text = text.replace(marks, () => [...head, ...Object.values(rows).map(row)].join('\n'))
  }
  return text
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = new URL('../docs/settings.md', import.meta.url)
  writeFileSync(page, withSettingsTables(readFileSync(page, 'utf8')))
}
