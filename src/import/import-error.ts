/** The error that ends an import: its input cannot be read, or an option is missing. */

export type ImportErrorCode =
  | 'not_a_feed'
  | 'empty_input'
  | 'not_well_formed'
  | 'entities_refused'
  | 'too_large'
  | 'page_unavailable'
  | 'mode_missing'
  | 'wrong_option'
  | 'site_missing'

/** The message says what was wrong, what is allowed, and what to do next. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly code: ImportErrorCode

  constructor(code: ImportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
