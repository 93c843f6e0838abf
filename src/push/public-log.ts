/**
 * Compares the public log with the database: after a restored backup the database is behind it, and would give numbers of statements
 * that readers have to others.
 */
import { rootOf, type Site } from '../settings/site.ts'
import { digestOf } from '../signed/digests.ts'
import { parseJws } from '../signed/jws.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { SigningStopped } from '../writer/signing-keys.ts'
import { findUnknown, type Logged } from '../writer/statements.ts'

type Fetch = (address: string, init: RequestInit) => Promise<Response>

const timeoutMs = 5000

/**
 * The statements of a log that the database does not have, the oldest first. Follows the log into the past for as long as it finds
 * some. `null` if there is no log. @throws {Error} if it does not answer.
 */
export async function findMissing(db: WriterDatabase, log: string, fetch: Fetch): Promise<Logged[] | null> {
  const missing = new Map<string, Logged>()
  for (let address: string | null = log; address !== null; ) {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs), cache: 'no-store' })
    if (response.status === 404 && address === log) return null
    if (!response.ok) throw new Error(`${address} answers ${response.status}`)
    const text = await response.text()
    const logged = await Promise.all(
      Array.from(text.matchAll(/<candor:statement [^>]*>([\w.-]+)</g), ([, jws = '']) => toLogged(jws)),
    )
    const found = await findUnknown(db, logged)
    for (const each of found) missing.set(each.jws, each)
    const [, previous = null] = /<link rel="prev-archive" href="([^"]+)"/.exec(text) ?? []
    address = found.length === 0 ? null : previous
  }
  return [...missing.values()].toReversed()
}

/**
 * `log` is SIGNING_LOG. Without it, the site's own log counts, which may not answer yet, or not from here.
 *
 * @throws {SigningStopped} if the database is behind it.
 */
export async function checkLog(db: WriterDatabase, site: Site, log: string | null, fetch: Fetch): Promise<void> {
  const address = log ?? `${rootOf(site)}/statements/`
  const missing = await findMissing(db, address, fetch).catch((error: unknown) => {
    if (log === null) return []
    throw new SigningStopped(`SIGNING_LOG cannot be read at ${address}`, { cause: error })
  })
  const [first] = missing ?? []
  if (first === undefined) return
  throw new SigningStopped(
    `The database is behind the public log by ${missing?.length} statements, from number ${first.number} of ${first.guid} on, as after a restored backup. Run "candor key resume --from ${address}".`,
  )
}

async function toLogged(jws: string): Promise<Logged> {
  const { kid, payload } = parseJws(jws)
  const { guid, number, at, state } = payload
  return { guid, address: await digestOf(guid), number, at, state, jws, kid }
}
