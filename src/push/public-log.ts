/**
 * Compares the public log with the database: after a restored backup the database is behind it, and would give numbers of statements
 * that readers have to others.
 */
import { fromBase64url } from '../text/base64url.ts'
import { sha256 } from '../text/hex.ts'
import type { WriterDatabase } from '../writer/database.ts'
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

async function toLogged(jws: string): Promise<Logged> {
  const payload = JSON.parse(new TextDecoder().decode(fromBase64url(jws.split('.')[1] ?? '')))
  const { guid, number, at, state } = payload as Omit<Logged, 'jws' | 'address' | 'kid'>
  const { kid } = JSON.parse(new TextDecoder().decode(fromBase64url(jws.split('.')[0] ?? ''))) as Pick<Logged, 'kid'>
  return { guid, address: await sha256(guid), number, at, state, jws, kid }
}
