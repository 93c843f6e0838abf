/**
 * Compares the public log with the database: after a restored backup the database is behind it, and
 * would give numbers of statements that readers have to others.
 */
import { rootOf, type Site } from '../settings/site.ts'
import { digestOf } from '../signed/digests.ts'
import { parseJws } from '../signed/jws.ts'
import { type LogPart, readLogPart } from '../signed/log-part.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { SigningStopped } from '../writer/signing-keys.ts'
import { findGaps, findUnknown, hasLog, type Logged, readIdentity } from '../writer/statements.ts'

type LogFetch = (address: string, init: RequestInit) => Promise<Response> | Response

const timeoutMs = 5000

/**
 * The statements of a log that the database does not have, the oldest first. Follows the log into
 * the past for as long as it finds some. `null` if there is no log. @throws {Error} if it does not
 * answer, or lacks a part.
 */
export async function findMissing(
  db: WriterDatabase,
  log: string,
  fetch: LogFetch,
): Promise<Logged[] | null> {
  const missing = new Map<string, Logged>()
  const pages = new Set<string>()
  for (let address: string | null = log; address !== null; ) {
    if (pages.has(address)) throw new Error(`the log goes round in a circle at ${address}`)
    pages.add(address)
    const response = await fetch(address, {
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
    })
    if (response.status === 404 && address === log) return null
    if (!response.ok) throw new Error(`${address} answers ${response.status}`)
    const part: LogPart = readLogPart(await response.text(), address)
    const found = await findUnknown(db, await Promise.all(part.statements.map(toLogged)))
    for (const each of found) missing.set(each.jws, each)
    address = found.length === 0 ? null : part.previous
  }
  const oldestFirst = [...missing.values()].toReversed()
  const [gap] = oldestFirst.length > 0 ? await findGaps(db, oldestFirst) : []
  if (gap)
    throw new Error(
      `it has number ${gap.number} of ${gap.guid}, and not the one before: a part of it is missing`,
    )
  return oldestFirst
}

/**
 * `log` is SIGNING_LOG. Without it, the site's own log counts, which may not answer yet, or not
 * from here. Returns whether there was a log to compare with.
 *
 * @throws {SigningStopped} if the database is behind it.
 */
export async function checkLog(
  db: WriterDatabase,
  site: Site,
  log: string | null,
  fetch: LogFetch,
): Promise<boolean> {
  const address = log ?? `${rootOf(site)}/statements/`
  const missing = await findMissing(db, address, fetch).catch((error: unknown) => {
    if (log === null) return null
    throw new SigningStopped(`SIGNING_LOG cannot be read at ${address}`, { cause: error })
  })
  if (missing === null && log !== null && (await hasLog(db)))
    throw new SigningStopped(
      `SIGNING_LOG has no log at ${address}, and the database has statements: copy the log there.`,
    )
  const [first] = missing ?? []
  if (first === undefined) return missing !== null
  throw new SigningStopped(
    `The database is behind the public log by ${missing?.length} statements, from number ${first.number} of ${first.guid} on, as after a restored backup. Run "candor key resume --from ${address}".`,
  )
}

/**
 * Compares before the first statement, and again after the database was restored or its server
 * started again.
 */
export function createLogCheck(log: string | null, fetch: LogFetch) {
  let compared: string | undefined
  return async (db: WriterDatabase, site: Site): Promise<void> => {
    const identity = await readIdentity(db)
    if (identity === compared) return
    await checkLog(db, site, log, fetch)
    compared = identity
  }
}

async function toLogged(jws: string): Promise<Logged> {
  const { kid, payload } = parseJws(jws)
  const { guid, number, at, state } = payload
  return { guid, address: await digestOf(guid), number, at, state, jws, kid }
}
