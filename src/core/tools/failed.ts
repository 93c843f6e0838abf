/** Why a command ended without success: its message, and its exit code. */
import { InputError } from './input.ts'

/** Exit codes, as docs/commands.md lists them. */
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

/** Codes of errors of open files, which have no path: a full disk, a folder. */
const ofOpenFiles: readonly unknown[] = ['EDQUOT', 'EFBIG', 'EISDIR', 'ENOSPC']

/**
 * Says whether a file that the command line names cannot be read or written; the error's message
 * names it.
 */
export const isFileError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && ('path' in error || ofOpenFiles.includes(error.code))

/** Wrong options and sources end the command with exit code 2. */
export async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof InputError ? wrong(error.message) : error
  }
}
