/** Inputs: bytes that can be opened more than once, and how to get the next page of a feed. */

import type { ByteInput } from '../../packages-to-be/parse/encoding.ts'
import type { UnreadableDocument } from '../../packages-to-be/parse/unreadable-document.ts'

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
