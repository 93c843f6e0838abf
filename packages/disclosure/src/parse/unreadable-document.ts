/** Ends the reading of a document. */

/**
 * The document is no feed, page or item, or it is over a limit. The message says what was wrong,
 * and what to do next.
 */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument'
  readonly code:
    | 'empty'
    | 'no_known_format'
    | 'not_well_formed'
    | 'entities_refused'
    | 'too_large'
    | 'not_utf8'

  constructor(code: UnreadableDocument['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
