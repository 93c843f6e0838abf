/** What the database refuses in more than one column: checks that the tables are made with. */
import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check } from 'drizzle-orm/pg-core'

/** What nobody sees, in PostgreSQL's spelling: controls, blanks, formatting characters, and what no XML may hold. */
export const invisible = String.raw`\u0001-\u0020\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF\uFFFE\uFFFF`

/** An absolute http(s) URL without blanks, and without a user name or password: it will be published. */
export const httpUrl = (name: string, column: AnyPgColumn) =>
  check(
    `${name}_is_absolute_http_url`,
    sql`${column} ~* ${literal(`^https?://[^${invisible}/?#@]+([/?#][^${invisible}]*)?$`)}`,
  )

/** At least one character that people can see. */
export const notBlank = (name: string, column: AnyPgColumn) =>
  check(`${name}_is_not_empty`, sql`${column} ~ ${visible}`)

export const visible = literal(`[^${invisible}]`)

/** A pattern as it stands in the migration. */
export function literal(pattern: string): SQL {
  return sql.raw(`'${pattern}'`)
}

/** The shape of a BCP 47 tag; whether its subtags are registered is not checked. */
export const languageTag = (name: string, column: AnyPgColumn) =>
  check(`${name}_is_a_language_tag`, sql`${column} ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'`)
