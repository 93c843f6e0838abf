/** Input, flags, output, progress and failure of commands. */

import type { ByteInput } from 'candor-disclosure/parse/encoding.ts'
import type { UnreadableDocument } from 'candor-disclosure/parse/unreadable-document.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'

type Summary = {
  readonly external_id?: string | null
  readonly guid: string
  readonly status?: string
  readonly title: string
  readonly disclosure: { readonly mode: string }
  readonly shown: boolean
}

/** The position of the next page in its address. */
export const positionOf = (next: string | null): number | undefined =>
  next === null ? undefined : Number(new URL(next).searchParams.get('after'))

/** A line of the parts that there are. */
export const lineWith = (parts: readonly (string | null | undefined)[]): string =>
  `${parts.filter((part) => part).join('  ')}\n`

export const linesOf =
  <Entry>(toLine: (entry: Entry) => string) =>
  (entries: readonly Entry[]): string =>
    entries.map(toLine).join('')

/** Text of strangers as one line, so that it cannot pass for other lines or move the cursor. */
export const onOneLine = (text: string): string => legalText(text).replace(/\p{Cc}+/gu, ' ')

export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export const lineOf = ({ external_id, guid, status, title, disclosure, shown }: Summary): string =>
  `${external_id ?? guid}  ${status}${shown ? '' : ' (not shown)'}  ${disclosure.mode}  ${onOneLine(title)}\n`

export const lineOfWritten = (
  written: Summary & {
    readonly result: string
    readonly dry_run?: boolean
    readonly warnings?: readonly { readonly code: string; readonly detail: string }[]
  },
): string =>
  [
    `${written.dry_run ? 'would be ' : ''}${written.result}: ${lineOf(written)}`,
    ...(written.warnings ?? []).map(({ code, detail }) => `  warning: ${detail} (${code})\n`),
  ].join('')

/** Exit codes, as `candor --help` lists them. */
export const exitCodes = {
  /** Something was refused, and nothing was written of it. */
  refused: 1,
  /** The command line, a file or a setting is wrong. */
  wrong: 2,
  /** The service or the database cannot be reached. */
  away: 3,
  /** There is no such article or token. */
  missing: 4,
} as const

export class Failed extends Error {
  override readonly name = 'Failed'
  readonly why: keyof typeof exitCodes
  /** The answer of the API, for `--json`. */
  readonly problem: object | undefined
  /** The status of the response that says so. */
  readonly status: number | undefined
  constructor(why: keyof typeof exitCodes, message: string, problem?: object, status?: number) {
    super(message)
    this.why = why
    this.problem = problem
    this.status = status
  }
}

/** The command line, a file or a setting is wrong. */
export const wrong = (message: string) => new Failed('wrong', message)

/** Wrong options and sources end the command with exit code 2. */
export async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof InputError ? wrong(error.message) : error
  }
}

/** Entries with commas. */
export const toList = (text: string): string[] => text.split(',').map((entry) => entry.trim())

/** Each once. `allowed` are examples, in words. */
export function parseNames(
  flag: string,
  text: string,
  isAllowed: (entry: string) => boolean,
  allowed: string,
): readonly string[] {
  const entries = toList(text)
  const refused = entries.filter((each) => !isAllowed(each)).map((each) => JSON.stringify(each))
  if (refused.length === 0) return [...new Set(entries)]
  throw wrong(`${flag} has ${refused.join(', ')}. Use: ${allowed}.`)
}

/** Entries with commas, of those that are allowed. */
export const parseList = (
  flag: string,
  text: string,
  allowed: readonly string[],
): readonly string[] => parseNames(flag, text, (each) => allowed.includes(each), allowed.join(', '))

export function parseCount(flag: string, text: string, max: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0
  if (count >= 1 && count <= max) return count
  throw wrong(`${flag} is ${JSON.stringify(text)}, but must be a whole number from 1 to ${max}.`)
}

export type Terminal = { readonly isTTY?: boolean; write(text: string): unknown }

/**
 * Call `step` with the number that is done, of `total` if that is known, and `end` after the last
 * step.
 */
export function showProgress(out: Terminal, unit: string, total?: number) {
  let isWritten = false
  return {
    step: (done: number) => {
      if (!out.isTTY) return
      const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`
      out.write(`\r${done.toLocaleString('en')}${of} ${unit}`)
      isWritten = true
    },
    end: () => {
      if (isWritten) out.write('\n')
    },
  }
}

/** Lines between two steps of a task that counts lines. */
export const linesOfStep = 500

export type Input = ByteInput & {
  /** Absolute, after redirects; `null` for a file. */
  readonly address: string | null
  /** For error messages: the path or address as it was given. */
  readonly name: string
  /** Its length, if that is known before it is read. */
  readonly bytes?: number
}

/** Gets a page by its address. Throws an `InputError` if that is not possible. */
export type OpenPage = (address: string) => Promise<Input>

type InputErrorCode =
  | UnreadableDocument['code']
  | ('not_a_feed' | 'empty_input' | 'page_unavailable' | 'page_missing')
  | ('mode_missing' | 'wrong_option' | 'site_missing')

/**
 * Ends the reading of an input: it cannot be read, or an option is missing. The message says what
 * was wrong, and what to do next.
 */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly code: InputErrorCode

  constructor(code: InputErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
