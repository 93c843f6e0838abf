/** Output of the Node entry for its operators: one line per event, with the error's own message. */
import { reasonOf } from '../store/reason-of.ts'

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

export function logLeftOut(articleId: string, reason: string): void {
  process.stderr.write(`article ${articleId} is left out of the feeds: ${reason}\n`)
}

export function logError(message: string, error?: unknown): void {
  process.stderr.write(error === undefined ? `${message}\n` : `${message}: ${reasonOf(error)}\n`)
}
