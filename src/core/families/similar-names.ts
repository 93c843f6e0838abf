/** Suggestions for a misspelled member, for error messages. */
import { distance } from 'fastest-levenshtein'

/**
 * Lengths of the prefix that candidates share with the name; the longer one first, because it has
 * fewer candidates.
 */
const sharedLetters = [3, 1]
const maxDistance = 3
const suggestionLimit = 5

/**
 * Prefixes of the candidates' keys. Query the next one only if the one before gives no suggestion.
 */
export const candidatePrefixes = (path: string, member: string): readonly string[] => [
  ...new Set(sharedLetters.map((letters) => `${path}/${member.slice(0, letters)}`)),
]

/** The candidates (`topics/science`) whose second segment resembles the member, nearest first. */
export function closestNames(member: string, candidates: readonly string[]): readonly string[] {
  return candidates
    .map((family) => ({ family, far: nameDistance(member, family.slice(family.indexOf('/') + 1)) }))
    .filter(({ far }) => far <= maxDistance)
    .sort((one, other) => one.far - other.far || (one.family < other.family ? -1 : 1))
    .slice(0, suggestionLimit)
    .map(({ family }) => family)
}

/** A name that extends the member counts as near, however long it is. */
const nameDistance = (member: string, other: string) =>
  other.startsWith(member) ? 1 : distance(member, other)
