/** Ends the reading of a document that no parser of this room can read. */

type ParseErrorCode = 'not_well_formed' | 'entities_refused' | 'too_large'

/** The message says what was wrong, and what to do next. */
export class ParseError extends Error {
  override readonly name = 'ParseError'
  readonly code: ParseErrorCode

  constructor(code: ParseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
