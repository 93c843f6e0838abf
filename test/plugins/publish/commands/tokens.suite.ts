/** Commands on tokens: a token works until it is revoked, and only its digest is stored. */
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rowsOf } from '../../../../src/core/store/writer-database.ts'
import { isToken } from '../../../../src/core/text/token.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { serveOnNode } from '../../../product/app/on-node.ts'
import { openCandor } from '../../../product/cli/running-candor.ts'

const { candor, database } = openCandor(openMigrated)

const create = (...more: string[]) =>
  candor(['token', 'create', '--name', 'pipeline', '--may', 'publish,read', ...more])

it('makes a token, prints it once, and revokes it', async () => {
  const { code, out, err } = await create(
    '--modes',
    'ai-autonomous',
    '--expires',
    '2100-01-01T00:00:00Z',
  )
  const token = out.trim()
  expect([code, isToken(token)]).toEqual([0, true])
  expect(err).toContain('Keep it now')
  const stored = await rowsOf<{ row: string }>(
    database(),
    sql`select to_json(t)::text as row from api_tokens t`,
  )
  expect(stored).toHaveLength(1)
  expect(stored[0]?.row).not.toContain(token.slice(7))

  const service = await serveOnNode(
    () => {
      throw new Error('nothing reads here')
    },
    { writer: database },
  )
  const ask = async () =>
    (await service.fetch('/api/1/articles', { headers: { Authorization: `Bearer ${token}` } }))
      .status
  expect(await ask()).toBe(200)
  const listed = await candor(['token', 'list'])
  expect(listed.out).toMatch(
    /^pipeline {2}publish,read {2}ai-autonomous {2}last used .* {2}until 2100-01-01T00:00:00Z\n$/,
  )
  expect((await candor(['token', 'revoke', 'pipeline'])).code).toBe(0)
  expect(await ask()).toBe(401)
  expect((await candor(['token', 'list'])).out).toContain('revoked 2')
  expect((await candor(['token', 'revoke', 'pipeline'])).code).toBe(4)
  await service.close()
})

it('gives no token the name of an editor in the record of changes', async () => {
  expect(
    (await candor(['token', 'create', '--name', 'desk: Ada Example', '--may', 'read'])).code,
  ).toBe(2)
})

it('limits a token to reviewers, with their names as they are', async () => {
  const { code } = await candor([
    'token',
    'create',
    '--name',
    'desk',
    '--may',
    'publish,review',
    '--reviewers',
    'Ada  Example, 橋 花子',
  ])
  expect(code).toBe(0)
  expect((await candor(['token', 'list'])).out).toContain('reviews by Ada  Example, 橋 花子')
  expect(
    await rowsOf(
      database(),
      sql`select to_json(reviewers) as names from api_tokens where name = 'desk'`,
    ),
  ).toEqual([{ names: ['Ada  Example', '橋 花子'] }])
  await candor(['token', 'rotate', 'desk', '--modes', 'ai-assisted'])
  expect((await candor(['token', 'list'])).out).toContain('reviews by Ada  Example, 橋 花子')
  await candor(['token', 'rotate', 'desk', '--reviewers', 'Ben Example', '--prefix', 'desk-'])
  expect((await candor(['token', 'list'])).out).toMatch(
    /^desk {2}publish,review {2}ai-assisted {2}reviews by Ben Example {2}desk-… /m,
  )
  expect(
    (await candor(['token', 'rotate', 'desk', '--may', 'publish', '--reviewers', 'Ben Example']))
      .code,
  ).toBe(2)
})

it('makes a token anew, also a revoked one: it holds the same articles, and what is not said stays', async () => {
  const tokens = await Promise.all(
    ['sports', 'other'].map((name) =>
      candor(['token', 'create', '--name', name, '--may', 'draft', '--prefix', 'sports-,cup-']),
    ),
  )
  const service = await serveOnNode(
    () => {
      throw new Error('nothing reads here')
    },
    { writer: database },
  )
  const put = async (token: string, id: string, title: string) => {
    const body = JSON.stringify(buildBody({ status: 'draft', title }))
    const headers = { Authorization: `Bearer ${token.trim()}`, 'Content-Type': 'application/json' }
    return (await service.fetch(`/api/1/articles/${id}`, { method: 'PUT', headers, body })).status
  }
  const [first = '', other = ''] = tokens.map(({ out }) => out)
  expect([await put(first, 'sports-1', 'One'), await put(first, 'news-1', 'One')]).toEqual([
    201, 403,
  ])
  await candor(['token', 'revoke', 'sports'])
  const { code, out: second } = await candor([
    'token',
    'rotate',
    'sports',
    '--may',
    'draft,read',
    '--prefix',
    'league-',
  ])
  expect([code, isToken(second.trim())]).toEqual([0, true])
  expect([await put(first, 'sports-1', 'Two'), await put(second, 'sports-1', 'Two')]).toEqual([
    401, 200,
  ])
  expect([await put(second, 'sports-2', 'One'), await put(second, 'league-1', 'One')]).toEqual([
    403, 201,
  ])
  expect([await put(other, 'sports-1', 'Three'), await put(other, 'league-1', 'Two')]).toEqual([
    200, 403,
  ])
  expect((await candor(['token', 'list'])).out).toMatch(
    /^sports {2}draft,read {2}all modes {2}league-… {2}last used [^\n]*$/m,
  )
  expect((await candor(['token', 'rotate', 'other'])).code).toBe(0)
  expect((await candor(['token', 'list'])).out).toMatch(
    /^other {2}draft {2}all modes {2}sports-…,cup-… /m,
  )
  expect((await candor(['token', 'rotate', 'nobody'])).code).toBe(4)
  await service.close()
})

it('takes a name of 100 characters in any script', async () => {
  expect((await candor(['token', 'create', '--name', '🗞'.repeat(100), '--may', 'read'])).code).toBe(
    0,
  )
})

it.each([
  ['a name that is taken', ['--name', 'pipeline', '--may', 'read'], 1],
  ['an unknown scope', ['--name', 'other', '--may', 'read,everything'], 2],
  ['an unknown mode', ['--name', 'other', '--may', 'read', '--modes', 'human'], 2],
  [
    'reviewers of a token that may not review',
    ['--name', 'other', '--may', 'publish', '--reviewers', 'Ada Example'],
    2,
  ],
  ['an empty reviewer', ['--name', 'other', '--may', 'review', '--reviewers', 'Ada Example,'], 2],
  ['an empty prefix', ['--name', 'other-1', '--may', 'read', '--prefix', 'a,'], 2],
  ['a prefix with a blank', ['--name', 'other-1', '--may', 'read', '--prefix', 'a b'], 2],
  ['an end that is over', ['--name', 'other', '--may', 'read', '--expires', '2020-01-01'], 2],
  ['a wrong date', ['--name', 'other', '--may', 'read', '--expires', 'tomorrow'], 2],
  ['a name that turns the line around', ['--name', 'a\u202eb', '--may', 'read'], 2],
  ['a name of 101 characters', ['--name', 'ü'.repeat(101), '--may', 'read'], 2],
])('refuses %s', async (_, args, code) => {
  const ran = await candor(['token', 'create', ...args])
  expect([ran.code, ran.out]).toEqual([code, ''])
  expect(ran.err).not.toBe('')
})

it('names all scopes that are unknown', async () => {
  const { err } = await candor(['token', 'create', '--name', 'other', '--may', 'foo,read,bar'])
  expect(err).toContain('"foo", "bar"')
})

it('makes no token with a name that begins or ends with a blank, which no list shows', async () => {
  for (const name of [' pipe', 'pipe ', '\u200bpipe']) {
    const { code, err } = await candor(['token', 'create', '--name', name, '--may', 'read'])
    expect([code, err]).toEqual([2, expect.stringContaining('--name')])
  }
  expect((await candor(['token', 'create', '--name', 'news pipe', '--may', 'read'])).code).toBe(0)
})

it('takes the former token for as long as --overlap says, until the next rotation', async () => {
  const { out: first } = await candor(['token', 'create', '--name', 'pipeline-2', '--may', 'read'])
  const service = await serveOnNode(
    () => {
      throw new Error('nothing reads here')
    },
    { writer: database },
  )
  const ask = async (token: string) => {
    const headers = { Authorization: `Bearer ${token.trim()}` }
    return (await service.fetch('/api/1/articles', { headers })).status
  }
  const rotate = async (...more: string[]) =>
    (await candor(['token', 'rotate', 'pipeline-2', ...more])).out
  const second = await rotate('--overlap', '24h')
  expect([await ask(first), await ask(second)]).toEqual([200, 200])
  await database().execute(
    sql`update api_tokens set former_ends_at = now() where name = 'pipeline-2'`,
  )
  expect([await ask(first), await ask(second)]).toEqual([401, 200])
  const third = await rotate('--overlap', '7d')
  expect([await ask(second), await ask(third)]).toEqual([200, 200])
  const fourth = await rotate()
  expect([await ask(second), await ask(third), await ask(fourth)]).toEqual([401, 401, 200])
  await rotate('--overlap', '30m')
  await candor(['token', 'revoke', 'pipeline-2'])
  expect(await ask(fourth)).toBe(401)
  const expired = await rotate('--expires', '2100-01-01')
  await database().execute(sql`update api_tokens set expires_at = now() where name = 'pipeline-2'`)
  await rotate('--overlap', '24h', '--expires', '2100-01-01')
  expect(await ask(expired)).toBe(401)
  for (const wrong of ['24', '0h', '31d', 'a day'])
    expect((await candor(['token', 'rotate', 'pipeline-2', '--overlap', wrong])).code).toBe(2)
  await service.close()
})
