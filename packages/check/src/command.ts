/** The command `candor-check`, which is also `candor check`. */
import { createReadStream } from 'node:fs'
import { counted } from 'candor-disclosure/text/counted.ts'
import { hasLogin } from 'candor-disclosure/text/web-address.ts'
import { CannotCheck } from './check-document.ts'
import { readAll } from './read-all.ts'
import { runInThread } from './run-in-thread.ts'
import type { CheckTask } from './run-task.ts'

export const checkDescription =
  'say what a feed declares about AI, and what hurts its readers: an address, a file, or - for standard input'

export type CheckFlags = {
  readonly as: 'text' | 'json' | 'sarif'
  /** Exit code 1 from this severity on. */
  readonly failOn: 'error' | 'warning'
}

export type CheckResult = {
  readonly output: string
  /** 0 is well, 1 has findings at or above `failOn`, 2 was not checked. */
  readonly code: 0 | 1 | 2
  /** A sentence, unless `code` is 0. */
  readonly message: string | null
}

const maxMegabytes = 2000
/** The limit of bytes, as of an address: 32,000,000 characters in UTF-16. */
const maxBytes = 64_000_000

/** Reads to the end, and calls `check` with the length so far. */
export type ReadInput = (check: (length: number) => void) => Promise<Uint8Array<ArrayBuffer>>

const checkSize = (length: number) => {
  if (length > maxBytes)
    throw new CannotCheck(`It has more than ${maxBytes / 1_000_000} MB. Check a smaller document.`)
}

/** @throws {CannotCheck} with a sentence: many forget the `https://` of an address. */
const readSource = (source: string) =>
  readAll(createReadStream(source), checkSize).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof CannotCheck) throw error
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'There is no file',
      EISDIR: 'It is a folder:',
    }
    const reason = reasons[error.code ?? ''] ?? 'You may not read'
    throw new CannotCheck(
      `${reason} ${JSON.stringify(source)}. Give a file, an address that begins with https://, or - for standard input.`,
    )
  })

async function toTask(
  source: string,
  as: CheckFlags['as'],
  readInput: ReadInput,
): Promise<CheckTask> {
  if (!/^https?:\/\//i.test(source)) {
    const bytes = await (source === '-' ? readInput(checkSize) : readSource(source))
    return { as, bytes, name: source }
  }
  if (URL.canParse(source) && !hasLogin(source)) return { as, address: source }
  throw new CannotCheck(
    `${JSON.stringify(source)} must be an address without a user name or password.`,
  )
}

/** Reads a file, the standard input (`-`), or an address. */
export async function runCheck(
  source: string,
  { as, failOn }: CheckFlags,
  readInput: ReadInput,
): Promise<CheckResult> {
  try {
    const task = await toTask(source, as, readInput)
    const { output, counts, onlyNames } = await runInThread({ task, site: null }, { maxMegabytes })
    const failing = counts.error + (failOn === 'warning' ? counts.warning : 0)
    if (onlyNames) {
      const message = 'The feeds that a file names cannot be fetched. Check the address of one.'
      return { output, code: 2, message }
    }
    if (failing === 0) return { output, code: 0, message: null }
    return { output, code: 1, message: `${counted(failing, 'finding')} at or above ${failOn}.` }
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error
    return { output: '', code: 2, message: error.message }
  }
}
