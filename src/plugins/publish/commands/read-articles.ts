/** Files → articles for the API: JSON, JSON Lines, or Markdown with front matter. */
import { basename } from 'node:path'
import { marked } from 'marked'
import { wrong } from '../../../core/tools/output.ts'
import { parseYaml } from '../../../core/tools/parse-yaml.ts'

export type Given = {
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
}

type GivenBody = Readonly<Record<string, unknown>>

/**
 * The articles in the text of a file. The id of each is its member `id` or `external_id`, else
 * `--id`, else the name of the file if it has one article. Flags are members of each; no file may
 * have `unretract`, because it would say it of later changes too.
 *
 * @throws {Failed} if the text is none of these formats, or an id is missing.
 */
export function readArticles(
  file: string,
  text: string,
  id: string | undefined,
  flags: GivenBody,
): readonly Given[] {
  const bodies = read(file, text)
  const [only] = bodies
  const name =
    bodies.length === 1 && file !== '-' ? basename(file).replace(/\.[^.]+$/, '') : undefined
  if (!only) throw wrong(`${file} has no article.`)
  if (id !== undefined && bodies.length > 1)
    throw wrong(
      `--id names one article, but ${file} has ${bodies.length}: give each a member "id".`,
    )
  if (bodies.some((body) => 'unretract' in body))
    throw wrong(
      `${file} says "unretract", and would say it of later changes too: use the flag --unretract.`,
    )
  return bodies.map(({ id: own, external_id: external, ...body }, index) => {
    const found = id ?? external ?? own ?? name
    if (typeof found === 'string' && found !== '') return { id: found, body: { ...body, ...flags } }
    throw wrong(`Article ${index + 1} of ${file} has no id: give it a member "id", or say --id.`)
  })
}

function read(file: string, text: string): readonly GivenBody[] {
  const start = text.trimStart()
  if (/^---\r?\n/.test(start)) return [readMarkdown(file, start)]
  if (!start.startsWith('{') && !start.startsWith('[')) {
    throw wrong(
      `${file} is neither JSON, nor JSON Lines, nor Markdown that begins with front matter (---).`,
    )
  }
  const values = readValues(file, start)
  return values.map((value: unknown, index) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as GivenBody
    throw wrong(`Article ${index + 1} of ${file} is no JSON object.`)
  })
}

/**
 * One value or a list, or a value in each line. If the first line is no value, the text was meant
 * as one: its fault is said.
 */
function readValues(file: string, text: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const whole = parseJson(text)
  if ('value' in whole) return Array.isArray(whole.value) ? whole.value : [whole.value]
  if (lines.length === 1 || 'fault' in parseJson(lines[0] ?? '')) {
    throw wrong(`${file} is no JSON: ${whole.fault}.`)
  }
  return lines.map((line, index) => {
    const parsed = parseJson(line)
    if ('value' in parsed) return parsed.value
    throw wrong(`Line ${index + 1} of ${file} is no JSON: ${parsed.fault}.`)
  })
}

function parseJson(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** Dates in YAML are text or dates; the API takes text. */
function readMarkdown(file: string, text: string): GivenBody {
  const [, front = '', markdown] =
    /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text) ?? []
  if (front === '')
    throw wrong(`The front matter of ${file} does not end: a line --- must follow it.`)
  try {
    // The line of --- counts, as in the file.
    const members: unknown = parseYaml(`\n${front}`, { schema: 'core' })
    if (typeof members !== 'object' || members === null || Array.isArray(members))
      throw new Error('it must have members')
    return { body_html: marked.parse(markdown ?? '', { async: false }), ...members }
  } catch (error) {
    throw wrong(
      `The front matter of ${file} is no YAML: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}
