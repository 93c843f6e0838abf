/**
 * Folds the white space that programs add when they write a document anew, and no other: a U+FEFF
 * or U+2028 in place of a space glues two words together, and U+1680 looks like a minus.
 */
export const spaced = (text: string): string => text.replace(/[\t\n\f\r ]+/g, ' ').trim()
