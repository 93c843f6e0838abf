/** All partners whose tokens count, by the digests of their tokens: read at most once in FRESH_MS, whatever clients send. */
import { createRecent, type RecentOptions } from '../delivery/recent.ts'
import type { KnownPartner } from '../store/partners.ts'
import { isOutage } from './outage.ts'

export type FindPartners = () => Promise<ReadonlyMap<string, KnownPartner>>

export type KnownPartnersOptions = RecentOptions & {
  readonly read: () => Promise<readonly KnownPartner[]>
  /** How long the last answer counts while the database is away. */
  readonly staleMs: number
}

/** @throws the error of `read`, if there is no answer that still counts. */
export function createKnownPartners({ read, staleMs, ...options }: KnownPartnersOptions): FindPartners {
  const { freshMs, clock } = options
  const recent = createRecent<ReadonlyMap<string, KnownPartner>>(options)
  let last: { readonly found: ReadonlyMap<string, KnownPartner>; readonly readMs: number } | undefined

  async function readAll(): Promise<ReadonlyMap<string, KnownPartner>> {
    const startedMs = clock()
    const found = new Map((await read()).map((partner) => [partner.digest, partner]))
    last = { found, readMs: startedMs }
    return found
  }

  return async () => {
    const ageMs = last === undefined ? Number.POSITIVE_INFINITY : clock() - last.readMs
    if (last !== undefined && ageMs < freshMs) return last.found
    const reading = recent(readAll)
    if (last === undefined || ageMs >= staleMs) return reading
    const { found } = last
    // A database that is slow is waited for: a token that was revoked must not count once more.
    return reading.catch((error: unknown) => {
      if (isOutage(error)) return found
      throw error
    })
  }
}
