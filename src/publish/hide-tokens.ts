/** Keeps tokens out of logs, also those that somebody sent in an address, and those with a character too few. */
import { reasonOf } from '../store/reason-of.ts'

export type Log = (message: string, error?: unknown) => void

const tokens = /candor_[0-9A-Za-z]{30,}/g

const hide = (text: string) => text.replaceAll(tokens, 'candor_…')

/** An error that names a token is replaced by one that does not. */
export function hideTokens(log: Log): Log {
  return (message, error) => {
    if (error === undefined) return log(hide(message))
    const text = textOf(error)
    log(hide(message), hide(text) === text ? error : new Error(hide(reasonOf(error))))
  }
}

/** All that a log could show of an error. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return `${error.message} ${error.stack} ${error.cause === undefined ? '' : textOf(error.cause)}`
}
