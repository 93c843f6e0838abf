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

/**
 * Two names of one skeleton look alike: in compatible forms (NFKC), in capitals, with letters of other scripts, with characters that
 * nobody sees, or with `rn` for `m` and `1` for `l`. A small part of the skeletons of UTS #39 §4, for names of one newsroom.
 */
export function skeletonOf(name: string): string {
  const text = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  const letters = Array.from(text, (letter) => latin.get(letter) ?? letter).join('')
  return letters
    .toLowerCase()
    .replace(/[l1|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
}
