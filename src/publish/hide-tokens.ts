/** Keeps tokens out of logs, also those that somebody sent in an address, and those with a character too few. */
import { hideTokens as hide } from '../log/hide-tokens.ts'
import type { Log } from '../log/log.ts'
import { reasonOf } from '../store/reason-of.ts'

/** An error that names a token is replaced by one that does not. */
export function hideTokens(log: Log): Log {
  return (message, error, about) => {
    if (error === undefined) return log(hide(message), error, about)
    const text = textOf(error)
    log(hide(message), hide(text) === text ? error : new Error(hide(reasonOf(error))), about)
  }
}

/** All that a log could show of an error. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return `${error.message} ${error.stack} ${error.cause === undefined ? '' : textOf(error.cause)}`
}
