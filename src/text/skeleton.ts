/** Names as the eye takes them. Pure. */
import { lookAlikes } from '../../schema/look-alikes.ts'

const latin = new Map(
  Object.entries(lookAlikes).flatMap(([letter, others]) => Array.from(others, (each) => [each, letter] as const)),
)

/** Whether one of its words has Latin letters beside those of Cyrillic or Greek: the rules refuse such reviewers. */
export const mixesScripts = (name: string): boolean =>
  name
    .normalize('NFKC')
    .split(/\s+/)
    .some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word))

/** Characters that nobody sees, and accents without a letter. */
const unseen = /[\p{C}\p{Sk}\p{Default_Ignorable_Code_Point}]/gu
/** Blanks, punctuation and modifiers such as ʹ, with the accents on them. */
const betweenLetters = /[^\p{L}\p{M}\p{N}|]\p{M}*|[\u02b0-\u02ff\u0640\ua78b\ua78c]/gu

/**
 * Two names of one skeleton look alike: in compatible forms (NFKC), in capitals, with letters of other scripts, with other blanks and
 * punctuation or none, or with `rn` for `m` and `1` for `l`. A small part of the skeletons of UTS #39 §4, for names of one newsroom.
 */
export function skeletonOf(name: string): string {
  const text = name.replace(unseen, '').normalize('NFKC')
  const letters = Array.from(text, (letter) => latin.get(letter) ?? letter).join('')
  return letters
    .toUpperCase()
    .toLowerCase()
    .replace(betweenLetters, '')
    .replace(/(?<=[ij])\u0307/g, '')
    .replace(/[l1|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
}
