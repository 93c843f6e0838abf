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

const head = ['| variable | meaning | must be | default |', '|---|---|---|---|']

const needNoExample =
  /^(one of|on or off|one line of text|an http\(s\) URL|an e-mail|a whole number)/

const code = (value: unknown) => `\`${String(value)}\``

const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

function row({ name, expected, example, description, fallback }: Setting<unknown>): string {
  const standard = fallback === undefined ? 'must be set' : isEmpty(fallback) ? '' : code(fallback)
  const isPlain = String(fallback) === example || needNoExample.test(expected)
  const value = isPlain ? expected : `${expected}, such as \`${example}\``
  return `| \`${name}\` | ${description} | ${value} | ${standard}${standard && ' '}|`
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
