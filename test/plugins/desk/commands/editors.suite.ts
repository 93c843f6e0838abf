/**
 * Commands on editors: an invitation is a link, and whoever is suspended or removed cannot log in.
 */
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rowsOf } from '../../../../src/core/store/writer-database.ts'
import { isToken } from '../../../../src/core/text/token.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { openCandor } from '../../../product/cli/running-candor.ts'

const { candor, database } = openCandor(openMigrated)

const invite = (name: string, ...more: string[]) => candor(['editor', 'invite', name, ...more])

it('invites with a link to the desk, whose token only its digest knows', async () => {
  const { code, out, err } = await invite(
    'Ada Example',
    '--may',
    'review,correct',
    '--role',
    'night editor',
  )
  const [address = '', token = ''] = out.trim().split('#')
  expect([code, address, isToken(token)]).toEqual([
    0,
    'http://localhost:8787/desk/invitation',
    true,
  ])
  expect(err).toContain('48 hours')
  const rows = await rowsOf<{ row: string }>(
    database(),
    sql`select to_json(i)::text as row from editor_invitations i`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).not.toContain(token.slice(7))
  expect((await candor(['editor', 'list'])).out).toMatch(
    /^Ada Example {2}review,correct {2}night editor .*0 passkeys/,
  )
})

it('keeps what a new invitation does not say, and refuses what it cannot do', async () => {
  await invite('Ada Example', '--may', 'review')
  expect((await invite('Ada Example', '--contact', 'https://example.org/ada')).code).toBe(0)
  expect((await candor(['editor', 'list'])).out).toMatch(/review .*https:\/\/example\.org\/ada/)
  expect((await invite('Grace Example')).code).toBe(1)
  expect((await invite('Grace Example', '--may', 'review,everything')).err).toContain(
    '"everything"',
  )
  const similar = (await invite('Ada Exarnp1e', '--may', 'review')).err
  expect(similar).toMatch(/looks like "Ada Example"/)
  expect(similar).not.toContain('needs --may')
  expect((await invite('Аda Example', '--may', 'review')).code).toBe(2)
  expect((await invite('Two\nlines', '--may', 'review')).code).toBe(2)
})

it('suspends, restores and removes, each once; the name stays taken', async () => {
  await invite('Ada Example', '--may', 'review')
  const codes = []
  for (const command of ['suspend', 'suspend', 'restore', 'restore', 'remove', 'remove'])
    codes.push((await candor(['editor', command, 'Ada Example'])).code)
  expect(codes).toEqual([0, 4, 0, 4, 0, 4])
  expect((await candor(['editor', 'list'])).out).toContain('removed 2')
  expect((await invite('Ada Example', '--may', 'review')).code).toBe(1)
})
