/**
 * One space for each run of white space (the 25 characters of ECMAScript's `\s`), and none at the
 * ends: as a browser shows it.
 */
export const singleSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim()
