/** Checks that several columns share. */
import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check } from 'drizzle-orm/pg-core'

/**
 * Invisible characters in PostgreSQL's regular expression syntax: controls, spaces and formatting characters, and
 * characters that XML does not allow.
 */
export const invisible = String.raw`\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF`

/** An absolute http(s) URL without whitespace, and without user name or password because it will be published. */
export const httpUrl = (name: string, column: AnyPgColumn) =>
  check(
    `${name}_is_absolute_http_url`,
    sql`${column} ~* ${literal(`^https?://[^${invisible}/?#@]+([/?#][^${invisible}]*)?$`)}`,
  )

/** At least one visible character. */
export const notBlank = (name: string, column: AnyPgColumn) =>
  check(`${name}_is_not_empty`, sql`${column} ~ ${visible}`)

/** Pattern of a visible character. */
export const visible = literal(`[^${invisible}]`)

/** A pattern as an SQL string literal, as in the migration. It must not contain a single quote. */
export function literal(pattern: string): SQL {
  return sql.raw(`'${pattern}'`)
}

/** The syntax of a BCP 47 tag; its subtags need not be registered. */
export const languageTag = (name: string, column: AnyPgColumn) =>
  check(`${name}_is_a_language_tag`, sql`${column} ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'`)
