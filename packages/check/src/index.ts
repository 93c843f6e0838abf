/** Checks feeds: what they declare about AI, and what hurts their readers. */
export type { AskWeb, Fetch, WebAnswer } from './ask-web.ts'
// biome-ignore lint/performance/noBarrelFile: the entry of an export has nothing else.
export { askThrough } from './ask-web.ts'
export { checkAddress } from './check-address.ts'
export { CannotCheck, type CheckedDocument, type CheckOptions } from './check-document.ts'
export { checkText } from './check-text.ts'
export { type Finding, type Report, renderText } from './report.ts'
export { toSarif } from './sarif.ts'
