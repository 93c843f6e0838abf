/**
 * Writes the tables of docs/vocabulary/ from the tables in src/core/disclosure/:
 * `node scripts/vocabulary-terms.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'
import { schemaOrgSource } from 'candor-disclosure/disclosure/vocabularies.ts'
import { sections } from '../src/core/disclosure/terms.ts'
import { presets } from '../src/plugins/partners/presets.ts'

const code = (text: string | null) => (text === null ? '–' : `\`${text}\``)
const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n')

const termTables = sections
  .map(({ title, about, terms }) =>
    [
      `## ${title}`,
      about,
      table(
        ['RSS and Atom', 'JSON', 'type', 'occurs', 'meaning'],
        terms.map(({ xml, json, type, cardinality, meaning }) => [
          code(xml),
          code(json),
          type,
          cardinality,
          meaning,
        ]),
      ),
    ].join('\n\n'),
  )
  .join('\n\n')

const meanings = table(
  ['mode', 'means', 'reviewer'],
  authorshipModes.map((mode) => [code(mode), modes[mode].means, modes[mode].reviewer]),
)

const values = table(
  [
    'mode',
    '`podcast:txt`',
    'IPTC digital source type',
    'schema.org',
    'MSN',
    '`ai-disclosure` in HTML',
  ],
  authorshipModes.map((mode) => {
    const { podcast, iptc } = modes[mode]
    const { msn } = presets
    const flag =
      mode === 'human-only'
        ? 'none'
        : msn.articles.modes.includes(mode)
          ? code(msn.aiCategory)
          : 'not taken'
    return [
      ...[code(mode), code(String(podcast)), code(iptc), code(schemaOrgSource(iptc))],
      ...[flag, code(mode)],
    ]
  }),
)

/** The generated parts, by file and name. */
const parts: readonly (readonly [file: string, name: string, text: string])[] = [
  ['terms', 'modes', meanings],
  ['terms', 'terms', termTables],
  ['mappings', 'modes', values],
]

/** The files of docs/vocabulary/ that have generated parts. */
export const generatedPages: readonly string[] = [...new Set(parts.map(([file]) => file))]

/** A page with its current tables. Throws if a mark is missing. */
export function withVocabularyTables(file: string, page: string): string {
  let text = page
  for (const [of, name, made] of parts) {
    if (of !== file) continue
    const marks = new RegExp(`(?<=<!-- ${name}: begin -->\n)[\\s\\S]*?(?=\n<!-- ${name}: end -->)`)
    if (!marks.test(text))
      throw new Error(`${file}.md has no <!-- ${name}: begin --> and <!-- ${name}: end -->`)
    text = text.replace(marks, () => made)
  }
  return text
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const file of generatedPages) {
    const page = new URL(`../docs/vocabulary/${file}.md`, import.meta.url)
    writeFileSync(page, withVocabularyTables(file, readFileSync(page, 'utf8')))
  }
}
