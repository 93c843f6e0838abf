/** All partners whose tokens count, by the digests of their tokens: read at most once in FRESH_MS, whatever clients send. */
import { after } from '../delivery/deadline.ts'
import { createRecent, type RecentOptions } from '../delivery/recent.ts'
import type { KnownPartner } from '../store/partners.ts'

export type FindPartners = () => Promise<ReadonlyMap<string, KnownPartner>>

export type KnownPartnersOptions = RecentOptions & {
  readonly read: () => Promise<readonly KnownPartner[]>
  /** How long the last answer counts while the database is away. */
  readonly staleMs: number
}

/** How long a request waits for a database that is slow, if there is an answer of before. */
const waitMs = 500

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
    return Promise.race([reading.catch(() => found), after(waitMs, () => found)])
  }
}
