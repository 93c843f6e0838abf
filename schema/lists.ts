/**
 * The values of columns that have a list of them. The checks of the tables are made of these, and
 * so are the types and messages of src/; test/core/store/lists.test.ts finds other values in functions/.
 */

/** `articles.status`. */
export const statuses = ['draft', 'published', 'withheld', 'retracted'] as const

/**
 * `articles.disclosure_mode` of an article without a disclosure. It is no mode: whatever shows it
 * says nothing instead.
 */
export const unknownMode = 'unknown'

/**
 * `articles.ai_rights`, from the loosest to the strictest. The last two refuse the same, but for
 * `licensed` a licence can be had.
 */
export const articleRights = ['open', 'no-training', 'licensed', 'search-only'] as const

/** `partners.content`: whether a partner gets whole texts. */
export const partnerContents = ['full', 'summary'] as const

/** `editors.may`: what an editor may do at the desk. */
export const editorMay = ['review', 'correct', 'retract', 'publish'] as const
export type EditorMay = (typeof editorMay)[number]

/**
 * `signatures.method`: by a passkey with an assertion, by a fresh login of OpenID Connect, or by
 * the button of the demo.
 */
export const signatureMethods = ['passkey', 'login', 'demo'] as const

/** `push_events.type`: what happened to an article, as webhooks are told. */
export const eventTypes = [
  'published',
  'updated',
  'corrected',
  'retracted',
  'deleted',
  'returned',
] as const
