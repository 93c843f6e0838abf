/** Which names somebody may have meant: for errors that help. */
import { distance } from 'fastest-levenshtein'

/** What begins like the name is looked through; so much of the beginning must be right. */
const sharedLetters = 1
/** Names further away than this are not meant. */
const furthest = 3
const most = 5

/** The beginning that the candidates share with the name. */
export const nearPrefix = (path: string, member: string) => `${path}/${member.slice(0, sharedLetters)}`

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
