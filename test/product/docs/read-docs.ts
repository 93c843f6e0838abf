/** Reads Markdown files of this repository: sections, tables, code. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

export const readDoc = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

/** The text below a heading, up to the next heading of the same or a higher level. */
export function section(text: string, heading: string): string {
  const level = heading.split(' ')[0]?.length ?? 1
  const [, rest] = `\n${text}`.split(`\n${heading}\n`)
  if (rest === undefined) throw new Error(`there is no heading "${heading}"`)
  return rest.split(new RegExp(`^#{1,${level}} `, 'm'))[0] ?? ''
}

/** Cells of all table rows in a text, without head rows. Does not support escaped bars. */
export function tableRows(text: string): readonly (readonly string[])[] {
  const isRow = (line: string | undefined) => line?.startsWith('| ') === true
  const lines = text.split('\n')
  return lines
    .filter(
      (line, index) =>
        isRow(line) && !/^\|[ |:-]+\|$/.test(line) && !/^\|[ |:-]+\|$/.test(lines[index + 1] ?? ''),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

export const codeBlocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code ?? '',
  )

/** Texts between single backticks, outside of code blocks. */
export const codeSpans = (text: string): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code]) => code ?? '',
  )

export const bare = (cell: string | undefined): string => (cell ?? '').replaceAll('`', '')
