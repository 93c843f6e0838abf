/**
 * Who asks: how long a token is believed without a query, and how many requests it may send in a
 * minute.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { digestOfToken, toToken } from '../../../src/core/text/token.ts'
import { createAuthenticate } from '../../../src/plugins/publish/authenticate.ts'
import { Refused } from '../../../src/plugins/publish/faults.ts'
import { insertToken, revokeToken } from '../../../src/plugins/publish/store/tokens.ts'
import { openShared } from '../../fixtures/open-migrated.ts'

const freshMs = 1000
const requestsPerMinute = 3
const minuteMs = 60_000

let database: Awaited<ReturnType<typeof openShared>>
beforeAll(async () => {
  database = await openShared()
})

let now = 0
let queries = 0
let authenticate: ReturnType<typeof createAuthenticate>['authenticate']
beforeEach(() => {
  now = 0
  queries = 0
  ;({ authenticate } = createAuthenticate({ freshMs, requestsPerMinute, clock: () => 1 + now }))
})

/** A new token, and what a request with it gets. */
async function makeToken(parts: { readonly name?: string; readonly expiresAt?: string } = {}) {
  const { name = crypto.randomUUID(), expiresAt = null } = parts
  const token = toToken(crypto.getRandomValues(new Uint8Array(32)))
  const digest = await digestOfToken(token)
  await insertToken(database.db, {
    name,
    digest,
    scopes: ['read'],
    modes: null,
    reviewers: null,
    expiresAt,
  })
  return { token, name, ask: () => ask(token) }
}

const ask = (token: string) =>
  authenticate(
    new Request('https://news.example.org/', { headers: { Authorization: `Bearer ${token}` } }),
    () => {
      queries += 1
      return database.db
    },
  )

const usedAt = async (name: string) =>
  (
    await database.client.query<{ at: Date }>(
      `select last_used_at as at from api_tokens where name = $1`,
      [name],
    )
  ).rows[0]?.at

describe('a token', () => {
  it('is looked up once within FRESH_MS, and says who asks', async () => {
    const { ask: own, name } = await makeToken()
    expect(await own()).toMatchObject({ name, scopes: ['read'], modes: null, reviewers: null })
    now = freshMs - 1
    expect(await own()).toMatchObject({ name })
    expect(queries).toBe(1)
    now = freshMs
    await own()
    expect(queries).toBe(2)
  })

  it('ends within FRESH_MS after it is revoked', async () => {
    const { ask: own, name } = await makeToken()
    await own()
    await revokeToken(database.db, name)
    now = freshMs
    await expect(own()).rejects.toMatchObject({ status: 401 })
    await expect(own()).rejects.toThrow('revoked')
  })

  it('ends within FRESH_MS after its time is over', async () => {
    const { ask: own, name } = await makeToken({
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    await own()
    await database.client.query('update api_tokens set expires_at = now() where name = $1', [name])
    now = freshMs
    await expect(own()).rejects.toMatchObject({ status: 401 })
  })

  it('is noted as used, at most once a minute', async () => {
    const { ask: own, name } = await makeToken()
    const age = (interval: string) =>
      database.client.query(
        `update api_tokens set last_used_at = now() - interval '${interval}' where name = $1`,
        [name],
      )
    await own()
    await age('59 seconds')
    const before = await usedAt(name)
    now = freshMs
    await own()
    expect(await usedAt(name)).toEqual(before)
    await age('61 seconds')
    now = 2 * freshMs
    await own()
    expect(Date.now() - Number(await usedAt(name))).toBeLessThan(30_000)
  })

  it('that is mistyped, or none, costs no query', async () => {
    const { token } = await makeToken()
    for (const text of [
      token.slice(0, -1),
      `${token}0`,
      `${token.slice(0, -1)}~`,
      'candor_',
      'secret',
    ]) {
      await expect(ask(text)).rejects.toMatchObject({ status: 401 })
    }
    expect(queries).toBe(0)
  })
})

describe('the requests of a token', () => {
  const secondsOf = async (asking: Promise<unknown>) => {
    const error = await asking.catch((thrown: unknown) => thrown)
    return error instanceof Refused && error.status === 429
      ? Number(error.headers['Retry-After'])
      : null
  }

  it('are limited in each minute, and the refusal says for how long', async () => {
    const [one, other] = [await makeToken(), await makeToken()]
    for (let count = 0; count < requestsPerMinute; count += 1) await one.ask()
    now = 500
    expect(await secondsOf(one.ask())).toBe(60)
    now = minuteMs - 1
    expect(await secondsOf(one.ask())).toBe(1)
    expect(await other.ask()).toMatchObject({ name: other.name })
    now = minuteMs
    for (let count = 0; count < requestsPerMinute; count += 1) await one.ask()
    expect(await secondsOf(one.ask())).toBe(60)
  })
})
