/** Scripts of names. Pure. */

/**
 * Says whether one of its words has Latin letters beside those of Cyrillic or Greek: the rules
 * refuse such reviewers.
 */
export const mixesScripts = (name: string): boolean =>
  name
    .normalize('NFKC')
    .split(/\s+/)
    .some(
      (word) =>
        /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word),
    )
