/** Reads Markdown of this repository: files, tables, code. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export const readDoc = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

/** The text below a heading, as far as the next one of its level or above. */
export function section(text: string, heading: string): string {
  const level = heading.split(' ')[0]?.length ?? 1
  const [, rest] = `\n${text}`.split(`\n${heading}\n`)
  if (rest === undefined) throw new Error(`there is no heading "${heading}"`)
  return rest.split(new RegExp(`^#{1,${level}} `, 'm'))[0] ?? ''
}

/** Rows of all tables in a text, without heads: their cells. Cells hold no escaped bars. */
export function tableRows(text: string): readonly (readonly string[])[] {
  const isRow = (line: string | undefined) => line?.startsWith('| ') === true
  const lines = text.split('\n')
  return lines
    .filter(
      (line, index) => isRow(line) && !/^\|[ |:-]+\|$/.test(line) && !/^\|[ |:-]+\|$/.test(lines[index + 1] ?? ''),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

/** The code blocks of a language, in order. */
export const codeBlocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code ?? '')

/** What stands between single backticks. */
export const codeSpans = (text: string): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '')

/** Without its backticks. */
export const bare = (cell: string | undefined): string => (cell ?? '').replaceAll('`', '')
