/** Public keys of signed statements in the database. Private keys are never in it. */
import { sql } from 'drizzle-orm'
import {
  countRows,
  rowsOf,
  timestamp,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'

/** Times are RFC 3339. */
export type SigningKey = {
  /** The first 16 characters of the JWK thumbprint (RFC 7638). */
  readonly kid: string
  readonly x: string
  readonly not_before: string
  readonly not_after: string | null
  readonly retired_at: string | null
  readonly reason: string | null
}

/** The newest first. */
export const readSigningKeys = (db: WriterDatabase): Promise<SigningKey[]> =>
  rowsOf(
    db,
    sql`select kid, x, ${timestamp(sql`not_before`)} as not_before, ${timestamp(sql`not_after`)} as not_after,
      ${timestamp(sql`retired_at`)} as retired_at, reason from signing_keys k order by k.not_before desc, kid`,
  )

/** Says whether it may sign now. */
export const isActive = ({ not_after, retired_at }: SigningKey) =>
  not_after === null && retired_at === null

/** Signing stops until a person acts; the message says how. */
export class SigningStopped extends Error {
  override readonly name = 'SigningStopped'
}

/** The key of SIGNING_KEY, if it may sign now. @throws {SigningStopped} if it must not. */
export async function findActive(
  db: WriterDatabase,
  own: { readonly kid: string },
): Promise<SigningKey> {
  const keys = await readSigningKeys(db)
  const key = keys.find((each) => isActive(each) && each.kid === own.kid)
  if (key) return key
  const ended = keys.find(({ kid }) => kid === own.kid)
  const registered = keys.filter(isActive).map(({ kid }) => kid)
  throw new SigningStopped(
    ended
      ? `The key of SIGNING_KEY, ${ended.kid}, ended at ${ended.not_after}: set SIGNING_KEY to the file of the newest key.`
      : registered.length === 0
        ? 'No signing key is registered: run "candor key create".'
        : `SIGNING_KEY has the key ${own.kid}, and the registered key is ${registered.join(' and ')}: set its file, or run "candor key rotate".`,
  )
}

/**
 * A key ends in the queue, where statements are added: so it ends after the last one that it
 * signed.
 */
const queue = sql`select from families where family = 'all' for update`

/** `endOthers` ends the keys that could sign until now. `false` if the key is there already. */
export const insertSigningKey = (
  db: WriterDatabase,
  kid: string,
  x: string,
  endOthers: boolean,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    if (endOthers) {
      await tx.execute(queue)
      await tx.execute(
        sql`update signing_keys set not_after = clock_timestamp() where not_after is null and kid <> ${kid}`,
      )
    }
    const made = sql`insert into signing_keys (kid, x) values (${kid}, ${x}) on conflict do nothing returning kid`
    return (await countRows(tx, made)) > 0
  })

/**
 * Documents with keys and statements are rendered again, though no article changed. The caller
 * holds the queue.
 */
export const moveMarker = sql`select candor_stamp(
  array[('all', true, true, 0, false, false)::candor_family_change], clock_timestamp())`

/**
 * Ends a key that is not to be trusted any more, and says why. Articles wait for statements by the
 * next one. `false` if there is no such key, or it was retired before.
 */
export const retireSigningKey = (
  db: WriterDatabase,
  kid: string,
  reason: string,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    await tx.execute(queue)
    const retired = sql`update signing_keys set retired_at = now(), reason = ${reason}, not_after = coalesce(not_after, clock_timestamp())
      where kid = ${kid} and retired_at is null returning kid`
    if ((await countRows(tx, retired)) === 0) return false
    await tx.execute(sql`update signed_articles set statement_id = null, changes = changes + 1, due_at = now(), noted_at = now()
      where statement_id is not null`)
    await tx.execute(moveMarker)
    return true
  })
