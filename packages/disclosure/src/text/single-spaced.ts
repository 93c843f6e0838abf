import { legalText } from './legal-text.ts'

/**
 * One space for each run of white space (the 25 characters of ECMAScript's `\s`), and none at the
 * ends: as a browser shows it.
 */
export const singleSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Makes the line that a feed shows: without characters that XML cannot carry. */
export const legalLine = (text: string): string => singleSpaced(legalText(text))
