/** What follows from a document for delivery, the warm path, observation and caches. */
import type { State } from '../delivery/version.ts'
import { familyOf } from '../families/families.ts'
import { isPrivateFamily } from '../store/selection.ts'
import { absent } from '../store/store.ts'
import type { Document } from './document.ts'
import type { Facts } from './observation.ts'

/** Delivery handles several families as one, with one check; the period of a document is like one more. */
export const familiesKey = ({ families, period }: Document) =>
  families.length === 1 && period === undefined
    ? families[0]
    : [...families, ...(period === undefined ? [] : [period])].join(' ')

/** Of another period is another state. */
export const inPeriod = <S extends State>(read: S, { period }: Document): S =>
  period === undefined || read.state === absent ? read : { ...read, state: `${read.state} ${period}` }

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
