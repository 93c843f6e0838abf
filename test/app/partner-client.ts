/** Partners with tokens for tests: made in the database, and the headers in which they send their tokens. */
import { digestOfToken, toToken } from '../../src/text/token.ts'
import type { Runtime } from './running.ts'

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
export async function makePartner(sql: Runtime['sql'], columns: PartnerColumns = {}): Promise<TestPartner> {
  const { families = null, content = 'full', perHour = null, ends = 'null', revoked = 'null' } = columns
  const { name = `p-${crypto.randomUUID().slice(0, 8)}` } = columns
  const token = toToken(crypto.getRandomValues(new Uint8Array(32)))
  const list = families === null ? 'null' : `array[${families.map((each) => `'${each}'`).join(', ')}]::text[]`
  await sql(`insert into partners (name, digest, families, content, per_hour, ends_at, revoked_at)
    values ('${name}', decode('${await digestOfToken(token)}', 'hex'), ${list}, '${content}', ${perHour}, ${ends}, ${revoked})`)
  return { name, token }
}

export const basic = ({ name, token }: TestPartner) => ({ Authorization: `Basic ${btoa(`${name}:${token}`)}` })
export const bearer = ({ token }: Pick<TestPartner, 'token'>) => ({ Authorization: `Bearer ${token}` })
