/**
 * `node scripts/renew-dates.ts [version]`: writes src/core/words/date-forms.ts from the npm packages
 * `cldr-dates-full` and `cldr-numbers-full` (Unicode CLDR), which it downloads. Then run
 * `npm run format`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages } from '../src/core/words/languages.ts'

const version = process.argv[2] ?? '48.2.0'
const folder = mkdtempSync(join(tmpdir(), 'candor-cldr-'))

/** The folder with one folder of JSON files for each locale. */
function unpacked(name: string): string {
  execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: folder })
  execFileSync('tar', ['xzf', `${name}-${version}.tgz`, '--one-top-level'], { cwd: folder })
  return join(folder, `${name}-${version}`, 'package', 'main')
}

type Dates = {
  calendars: { gregorian: { dateFormats: { long: string }; months: { format: { wide: object } } } }
}

/** CLDR's `en` is that of the United States, its `pt` that of Brazil. */
const locales: Readonly<Record<string, string>> = {
  en: 'en-001',
  'en-US': 'en',
  pt: 'pt-PT',
  'pt-BR': 'pt',
}

const zeros: Readonly<Record<string, string>> = { latn: '', arab: '|٠', arabext: '|۰' }

try {
  const [dates, numbers] = [unpacked('cldr-dates-full'), unpacked('cldr-numbers-full')]
  const read = (file: string, tag: string) => JSON.parse(readFileSync(file, 'utf8')).main[tag]
  const formOf = (language: string): string => {
    const tag = locales[language] ?? language
    const { dateFormats, months } = (
      read(join(dates, tag, 'ca-gregorian.json'), tag).dates as Dates
    ).calendars.gregorian
    const names = /MMM/.test(dateFormats.long)
      ? Object.values(months.format.wide)
      : [...Array(12).keys()].map((at) => at + 1)
    const pattern = dateFormats.long
      .replace(
        /'([^']*)'|[yMd]+/g,
        (field, quoted: string | undefined) => quoted ?? `{${field[0]}}`,
      )
      .replace(/[\u200e\u200f]/g, '')
    const system: string = read(join(numbers, tag, 'numbers.json'), tag).numbers
      .defaultNumberingSystem
    return `${[pattern, ...names].join('|')}${zeros[system] ?? ''}`
  }
  const regions = [...readdirSync(dates), 'en-US']
    .filter((tag) => /^(?!pt)[a-z]+-[A-Z]{2}$/.test(tag))
    .toSorted()
  const rows = Object.keys(languages).flatMap((language) => {
    const base = formOf(language)
    const others = Map.groupBy(
      regions.filter((tag) => tag.startsWith(`${language}-`) && formOf(tag) !== base),
      formOf,
    )
    return [
      [language, base] as const,
      ...[...others].map(([form, tags]) => [tags.join(' '), form] as const),
    ]
  })
  writeFileSync(
    new URL('../src/core/words/date-forms.ts', import.meta.url),
    `/**
 * How dates are written, by tags of languages, from Unicode CLDR ${version} (Unicode License v3): the pattern with {d}, {M} and
 * {y}, the twelve months, and the zero of other digits. Written by scripts/renew-dates.ts.
 */
export const dateForms: Readonly<Record<string, string>> = {
${rows.map(([tags, form]) => `  ${JSON.stringify(tags)}: ${JSON.stringify(form)},`).join('\n')}
}
`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
