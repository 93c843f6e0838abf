/**
 * Partners whose tokens count, and the families in which each has private articles: at most
 * FRESH_MS old, unless the database is away, and read at most once in that time, whatever clients
 * send.
 */
import { LRUCache } from 'lru-cache'
import { createRecent, type RecentOptions } from '../delivery/recent.ts'
import type { KnownPartner } from '../store/partners.ts'
import { privateFamily } from '../store/selection.ts'
import type { Store } from '../store/store.ts'
import { absent } from '../store/to-marker.ts'
import { isOutage } from './describe-error.ts'

type KnownPartnersOptions = RecentOptions & {
  readonly store: () => Pick<Store, 'findPartners' | 'findMarker'>
  /** How long the last answer counts while the database is away. */
  readonly staleMs: number
}

export type KnownPartners = ReturnType<typeof createKnownPartners>

/** Families of partners; about 1 KB each. */
const maxFamilies = 10_000

/** Its methods throw the error of the store, if there is no answer that still counts. */
export function createKnownPartners({ store, ...options }: KnownPartnersOptions) {
  const partners = createLasting<ReadonlyMap<string, KnownPartner>>(options)
  const families = new LRUCache<string, Lasting<boolean>>({ max: maxFamilies })
  return {
    /** Partners whose tokens count, by the digests of their tokens. */
    find: () =>
      partners(
        async () => new Map((await store().findPartners()).map((each) => [each.digest, each])),
      ),

    /** Says whether the partner has private articles in this public family, or had some. */
    async hasPrivateIn({ name, hasPrivate }: KnownPartner, family: string): Promise<boolean> {
      if (!hasPrivate) return false
      const key = privateFamily(name, family)
      const known = families.get(key) ?? createLasting<boolean>(options)
      families.set(key, known)
      return known(async () => (await store().findMarker(key)).state !== absent)
    },
  }
}

type Lasting<T> = (read: () => Promise<T>) => Promise<T>

/**
 * Works like `createRecent`, but the last result counts on for `staleMs` while the database is
 * away.
 */
function createLasting<T>({
  staleMs,
  ...options
}: Omit<KnownPartnersOptions, 'store'>): Lasting<T> {
  const { clock } = options
  const recent = createRecent<T>(options)
  let last: { readonly found: T; readonly readMs: number } | undefined
  return (read) =>
    recent(async () => {
      const readMs = clock()
      const found = await read()
      last = { found, readMs }
      return found
    }).catch((error: unknown) => {
      if (last !== undefined && clock() - last.readMs < staleMs && isOutage(error))
        return last.found
      throw error
    })
}
