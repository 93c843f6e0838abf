/**
 * Partners with tokens for tests: made in the database, the headers in which they send their
 * tokens, and services for them.
 */
import { digestOfToken, toToken } from '../../../src/core/text/token.ts'
import { openRunning, type Runtime } from './running.ts'

export type PartnerColumns = {
  readonly name?: string
  readonly families?: readonly string[] | null
  readonly content?: 'full' | 'summary'
  readonly perHour?: number
  /** SQL expressions. */
  readonly ends?: string
  readonly revoked?: string
}

export type TestPartner = { readonly name: string; readonly token: string }

/** A new partner, with a token that nobody else has. */
export async function makePartner(
  sql: Runtime['sql'],
  columns: PartnerColumns = {},
): Promise<TestPartner> {
  const {
    families = null,
    content = 'full',
    perHour = null,
    ends = 'null',
    revoked = 'null',
  } = columns
  const { name = `p-${crypto.randomUUID().slice(0, 8)}` } = columns
  const token = toToken(crypto.getRandomValues(new Uint8Array(32)))
  const list =
    families === null ? 'null' : `array[${families.map((each) => `'${each}'`).join(', ')}]::text[]`
  await sql(`insert into partners (name, digest, families, content, per_hour, ends_at, revoked_at)
    values ('${name}', decode('${await digestOfToken(token)}', 'hex'), ${list}, '${content}', ${perHour}, ${ends}, ${revoked})`)
  return { name, token }
}

/** For the tests of one runtime: starts a service with these feeds closed, and makes partners. */
export const partnersOn = ({ serve, sql }: Runtime) => ({
  start: (PARTNER_FEEDS: string, more: Readonly<Record<string, string>> = {}) =>
    openRunning(() => serve({ environment: { PARTNER_FEEDS, ...more } })),
  partner: (columns?: PartnerColumns) => makePartner(sql, columns),
  /** The oldest part of the archive of all articles: its address, up to the file. */
  async oldestPart() {
    const [part] = await sql(
      `select month, part from archive_parts where family = 'all' order by month, part limit 1`,
    )
    return `/archive/${String(part?.['month'])}/${String(part?.['part'])}`
  },
})

export const basic = ({ name, token }: TestPartner) => ({
  Authorization: `Basic ${btoa(`${name}:${token}`)}`,
})
export const bearer = ({ token }: Pick<TestPartner, 'token'>) => ({
  Authorization: `Bearer ${token}`,
})
