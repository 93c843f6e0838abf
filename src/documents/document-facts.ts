/** What follows from a document for delivery, the warm path, observation and caches. */
import type { State } from '../delivery/version.ts'
import { familyOf } from '../families/families.ts'
import { isPrivateFamily } from '../store/selection.ts'
import type { Document } from './document.ts'
import type { Facts } from './observation.ts'

/** The period of a document is like one more family, with a state that never changes. */
export const familiesWithPeriod = ({ families, period }: Document): Document['families'] =>
  period === undefined ? families : [...families, period]

export const inPeriod = <S extends State>(read: S, { period }: Document): S =>
  period === undefined ? read : { ...read, state: `${read.state}, ${period}` }

export const factsOf = (
  { families }: Document,
  cache: Facts['cache'],
  ageSeconds: number,
  mediaType: string | null,
): Facts => ({
  family: families[0],
  cache,
  ageSeconds,
  mediaType,
})

/** One document in memory has other headers for partners than for everyone. */
export const warmKey = ({ key, isPrivate }: Document) => (isPrivate ? `private ${key}` : key)

/** How long a client may keep that a feed has moved, or does not exist. */
const missingSeconds = 60

export function keepPrivate({ headers }: Response): void {
  headers.set('Cache-Control', `private, max-age=${missingSeconds}`)
  headers.append('Vary', 'Authorization')
}

/**
 * Families that may not exist: they have members, and not every possible member has a feed. Of a document with private
 * articles, the public families need not exist.
 */
export const uncertain = ({ families }: Document) =>
  families.some(isPrivateFamily)
    ? []
    : families.filter((key) => key.includes('/') && familyOf(key).family.member?.always !== true)
