/** Commands on tokens: a token works until it is revoked, and only its digest is stored. */
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { isToken } from '../../src/text/token.ts'
import { rowsOf } from '../../src/writer/database.ts'
import { serveOnNode } from '../app/running.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'
import { openCandor } from './running-candor.ts'

const { candor, database } = openCandor(openMigrated)

const create = (...more: string[]) =>
  candor(['token', 'create', '--name', 'pipeline', '--may', 'publish,read', ...more])

it('makes a token, prints it once, and revokes it', async () => {
  const { code, out, err } = await create('--modes', 'ai-autonomous', '--expires', '2100-01-01T00:00:00Z')
  const token = out.trim()
  expect([code, isToken(token)]).toEqual([0, true])
  expect(err).toContain('only its digest')
  const stored = await rowsOf<{ row: string }>(database(), sql`select to_json(t)::text as row from api_tokens t`)
  expect(stored).toHaveLength(1)
  expect(stored[0]?.row).not.toContain(token.slice(7))

  const service = await serveOnNode(
    () => {
      throw new Error('nothing reads here')
    },
    { writer: database },
  )
  const ask = async () =>
    (await service.fetch('/api/1/articles', { headers: { Authorization: `Bearer ${token}` } })).status
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
  expect(await rowsOf(database(), sql`select to_json(reviewers) as names from api_tokens where name = 'desk'`)).toEqual(
    [{ names: ['Ada  Example', '橋 花子'] }],
  )
})

it('takes a name of 100 characters in any script', async () => {
  expect((await candor(['token', 'create', '--name', '🗞'.repeat(100), '--may', 'read'])).code).toBe(0)
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
  ['an end that is over', ['--name', 'other', '--may', 'read', '--expires', '2020-01-01'], 2],
  ['a wrong date', ['--name', 'other', '--may', 'read', '--expires', 'tomorrow'], 2],
  ['no name', ['--may', 'read'], 2],
  ['a name with a line break', ['--name', 'a\nb', '--may', 'read'], 2],
  ['a name with another line break', ['--name', 'a\u2028b', '--may', 'read'], 2],
  ['a name that turns the line around', ['--name', 'a\u202eb', '--may', 'read'], 2],
  ['an empty name', ['--name', ' ', '--may', 'read'], 2],
  ['a name of 101 characters', ['--name', 'ü'.repeat(101), '--may', 'read'], 2],
])('refuses %s', async (_, args, code) => {
  const ran = await candor(['token', 'create', ...args])
  expect([ran.code, ran.out]).toEqual([code, ''])
  expect(ran.err).not.toBe('')
})
