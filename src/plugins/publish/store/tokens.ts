/** Tokens of the API in the database. */
import { sql } from 'drizzle-orm'
import {
  countRows,
  rowsOf,
  textArray,
  timestamp,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'

/** The limits of a token. */
type Limits = {
  readonly scopes: readonly string[]
  readonly modes: readonly string[] | null
  /** Names that it may claim as reviewers; `null` is all. */
  readonly reviewers: readonly string[] | null
  /** Beginnings of the external ids of new articles; `null` is anything. */
  readonly prefixes: readonly string[] | null
}

/** `digest` is SHA-256 in hexadecimal. */
export type StoredToken = Limits & {
  readonly id: number
  readonly name: string
  readonly digest: string
}

export type ListedToken = Omit<StoredToken, 'digest'> & {
  readonly created_at: string
  readonly expires_at: string | null
  readonly revoked_at: string | null
  readonly last_used_at: string | null
}

const lists = sql`to_json(scopes) as scopes, to_json(modes) as modes, to_json(reviewers) as reviewers, to_json(prefixes) as prefixes`

/**
 * The token with this digest, or with this former one until that ends, if it is neither revoked nor
 * expired. Notes, to the minute, that it was used.
 */
export async function findToken(
  db: WriterDatabase,
  digest: string,
): Promise<StoredToken | undefined> {
  const [token] = await rowsOf<StoredToken>(
    db,
    sql`with found as (select * from api_tokens
        where (digest = decode(${digest}, 'hex')
            or former_digest = decode(${digest}, 'hex') and former_ends_at > now())
          and revoked_at is null
          and (expires_at is null or expires_at > now())
      ), used as (update api_tokens t set last_used_at = now() from found
        where t.id = found.id and coalesce(found.last_used_at < now() - interval '1 minute', true))
      select id::int, name, ${digest}::text as digest, ${lists} from found`,
  )
  return token
}

type NewToken = Pick<Limits, 'scopes' | 'modes'> &
  // All if left out.
  Partial<Limits> & {
    readonly name: string
    readonly digest: string
    /** RFC 3339. */
    readonly expiresAt: string | null
  }

/** `false` if a token has that name, unless it is to be replaced. */
export async function insertToken(
  db: WriterDatabase,
  token: NewToken,
  replace = false,
): Promise<boolean> {
  const { name, digest, scopes, modes, reviewers = null, prefixes = null, expiresAt } = token
  const onConflict = replace
    ? sql`do update set digest = excluded.digest, former_digest = null, scopes = excluded.scopes, modes = excluded.modes, reviewers = excluded.reviewers,
        prefixes = excluded.prefixes, expires_at = excluded.expires_at, revoked_at = null`
    : sql`do nothing`
  const made = await countRows(
    db,
    sql`insert into api_tokens (name, digest, scopes, modes, reviewers, prefixes, expires_at)
      values (${name}, decode(${digest}, 'hex'), ${textArray(scopes)}, ${textArray(modes)},
        ${textArray(reviewers)},
        ${textArray(prefixes)}, ${expiresAt}::timestamptz)
      on conflict (name) ${onConflict} returning id`,
  )
  return made > 0
}

type TokenChanges = { readonly [Name in keyof Limits]: Limits[Name] | null } & {
  readonly expiresAt: string | null
  /** Seconds for which the former token is taken too. */
  readonly overlapSeconds: number
}

/**
 * Gives the token another digest, and a revoked or expired one its life back: its former token stays
 * refused. The former one may do what the new one may. What is `null` stays as it was. `false` if no token has that name.
 */
export async function rotateToken(
  db: WriterDatabase,
  name: string,
  digest: string,
  { scopes, modes, reviewers, prefixes, expiresAt, overlapSeconds }: TokenChanges,
): Promise<boolean> {
  const rotated = await countRows(
    db,
    sql`update api_tokens set digest = decode(${digest}, 'hex'),
        former_digest = case when revoked_at is null and ${overlapSeconds} > 0
          and (expires_at is null or expires_at > now()) then digest end,
        former_ends_at = now() + make_interval(secs => ${overlapSeconds}), revoked_at = null, scopes = coalesce(${textArray(scopes)}, scopes),
        modes = coalesce(${textArray(modes)}, modes),
          reviewers = coalesce(${textArray(reviewers)}, reviewers),
        prefixes = coalesce(${textArray(prefixes)}, prefixes),
          expires_at = coalesce(${expiresAt}::timestamptz, expires_at)
      where name = ${name} returning id`,
  )
  return rotated > 0
}

/** `false` if there is no token with that name that could be revoked. */
export async function revokeToken(db: WriterDatabase, name: string): Promise<boolean> {
  const revoked = sql`update api_tokens set revoked_at = now() where name = ${name} and revoked_at is null returning id`
  return (await countRows(db, revoked)) > 0
}

/** All tokens, by name. */
export const listTokens = (db: WriterDatabase): Promise<ListedToken[]> =>
  rowsOf(
    db,
    sql`select id::int, name, ${lists}, ${timestamp(sql`created_at`)} as created_at, ${timestamp(sql`expires_at`)} as expires_at,
        ${timestamp(sql`revoked_at`)} as revoked_at, ${timestamp(sql`last_used_at`)} as last_used_at
      from api_tokens order by name`,
  )
