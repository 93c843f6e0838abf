/** Checks that several columns share. */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { invisible } from 'candor-disclosure/text/invisible.ts'
import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check } from 'drizzle-orm/pg-core'
import { longest, maxParts, rulePrefixes } from './limits.ts'

/**
 * In bytes of UTF-8, of a guid or a path: a B-tree entry is limited to a third of a page, also of
 * what cannot be compressed.
 */
export const longestKey = 2000

/** The column has one of these values. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(
    `${name}_is_known`,
    sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`,
  )

const notTooLong = (name: string, column: AnyPgColumn) =>
  check(`${name}_is_not_too_long`, sql`octet_length(${column}) <= ${sql.raw(`${longestKey}`)}`)

/** The limits of a table's texts. */
export const longestTexts = (
  table: keyof typeof longest,
  columns: Readonly<Record<string, AnyPgColumn>>,
) =>
  Object.values(columns).flatMap((column) => {
    const most = Object.entries(longest[table]).find(([name]) => name === column.name)?.[1]
    const name = `${rulePrefixes[table]}${column.name}_is_not_too_long`
    return most === undefined
      ? []
      : [check(name, sql`char_length(${column}) <= ${sql.raw(`${most}`)}`)]
  })

/** Any text without blanks and other characters that nobody sees. */
export const verbatimText = (name: string, column: AnyPgColumn) => [
  check(`${name}_is_not_empty`, sql`${column} <> ''`),
  check(`${name}_has_no_blanks`, sql`${column} ~ ${literal(`^[^${invisible}]*$`)}`),
  notTooLong(name, column),
]

/** A path of this host, with a query string perhaps, that is not `/` alone. */
export const path = (name: string, column: AnyPgColumn) => [
  check(
    `${name}_is_a_path`,
    sql`${column} ~ ${literal(`^/[^${invisible}/#\\\\][^${invisible}#]*$`)}`,
  ),
  notTooLong(name, column),
]

/** The form of a key of a family (src/core/families/families.ts), or one of `others`. */
export const familyKey = (name: string, column: AnyPgColumn, others = '') =>
  check(
    name,
    sql`${column} ~ ${literal(`^(all|reviewed|corrections|topics/[a-z0-9]+(-[a-z0-9]+)*|sources/[^${invisible}/]+|languages/[a-z]{2,3}|modes/(${authorshipModes.join('|')})${others})$`)}`,
  )

/** Pattern of a partner's name; PostgreSQL writes the name "null" in quotes in a list. */
const partnerName = '([a-z0-9-]{1,40}|"null")'

/** Names of partners, at least one. */
export const partnerNames = (name: string, column: AnyPgColumn) =>
  check(
    `${name}_names_partners`,
    sql`${column}::text ~ ${literal(`^[{]${partnerName}(,${partnerName})*[}]$`)} and cardinality(${column}) <= ${sql.raw(`${maxParts}`)}`,
  )

/**
 * An absolute http(s) URL without whitespace, and without user name or password because it will be
 * published.
 */
export const httpUrl = (name: string, column: AnyPgColumn) =>
  check(
    `${name}_is_absolute_http_url`,
    sql`${column} ~* ${literal(`^https?://[^${invisible}/?#@]+([/?#][^${invisible}]*)?$`)}`,
  )

/**
 * A host that every parser of URLs accepts (pageHost), so that an article's own URL can be linked
 * to.
 */
export const validHost = (name: string, column: AnyPgColumn) =>
  check(`${name}_names_a_valid_host`, sql`${column} ~* ${literal(pageHost(invisible))}`)

const group = '[0-9a-f]{1,4}'
const ipv6 = [
  `(${group}:){7}${group}`,
  `(${group}:){1,7}:`,
  `:(:${group}){1,7}`,
  ...[1, 2, 3, 4, 5, 6].map((groups) => `(${group}:){${groups}}(:${group}){1,${7 - groups}}`),
  '::',
].join('|')
const byte = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
const port = '0*([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])?'

/**
 * Pattern of an http(s) URL whose host and port the URL Standard accepts (§3.5, §4.4), regardless
 * of case: an IP address, or a name without forbidden characters whose last label is no number.
 * Only an internationalised name can still be invalid, by the tables of IDNA. `invisibleClass` is
 * the class in the syntax of the regular expression.
 */
export function pageHost(invisibleClass: string): string {
  const number = '([0-9]+|0x[0-9a-f]*)'
  const name = String.raw`(?!([^/?#:]*\.)?${number}\.?([:/?#]|$))[^${invisibleClass}/?#@:%<>\[\]\\^|]+`
  return String.raw`^https?://(\[(${ipv6})\]|(${byte}\.){3}${byte}|${name})(:${port})?([/?#]|$)`
}

/** A date that RFC 822 can write, with four digits for the year: not `infinity`. */
export const feedDate = (name: string, column: AnyPgColumn) =>
  check(
    `${name}_has_a_four_digit_year`,
    sql`${column} >= '1000-01-01T00:00:00Z' and ${column} < '10000-01-01T00:00:00Z'`,
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

/**
 * The syntax of a BCP 47 tag of at most 93 characters; its subtags need not be registered. The first
 * is a code of ISO 639, so no name of a language: `english` would make a family of its own.
 */
export const languageTag = (name: string, column: AnyPgColumn) =>
  check(`${name}_is_a_language_tag`, sql`${column} ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,10}$'`)
