/** Which names somebody may have meant: for errors that help. */
import { distance } from 'fastest-levenshtein'

/** How much of the beginning the candidates share with the name: first those of which there are few. */
const sharedLetters = [3, 1]
/** Names further away than this are not meant. */
const furthest = 3
const most = 5

/** Beginnings that the candidates share with the name, each to be asked for where the one before found nothing. */
export const nearPrefixes = (path: string, member: string): readonly string[] => [
  ...new Set(sharedLetters.map((letters) => `${path}/${member.slice(0, letters)}`)),
]

/** Of the candidates (`topics/science`), those whose second segment is like the name, the nearest first. */
export function nearest(member: string, candidates: readonly string[]): readonly string[] {
  return candidates
    .map((family) => ({ family, far: howFar(member, family.slice(family.indexOf('/') + 1)) }))
    .filter(({ far }) => far <= furthest)
    .sort((one, other) => one.far - other.far || (one.family < other.family ? -1 : 1))
    .slice(0, most)
    .map(({ family }) => family)
}

/** A name that the other begins with is near, however much follows. */
const howFar = (member: string, other: string) => (other.startsWith(member) ? 1 : distance(member, other))
