/**
 * Commands on partners with tokens, on the database itself; what tokens open is tested in
 * test/plugins/partners/app/partner-tokens.suite.ts.
 */
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/store/writer-database.ts'
import { digestOfToken, isToken } from '../../../src/core/text/token.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { openCandor } from '../../product/cli/running-candor.ts'

const { candor: run, database } = openCandor(openMigrated)
const candor = (...args: string[]) => run(['partner', ...args])
const json = async (...args: string[]) =>
  JSON.parse((await run(['--json', 'partner', ...args])).out)
const digestOf = async (name: string) => {
  const [row] = await rowsOf<{ digest: string }>(
    database(),
    sql`select encode(digest, 'hex') as digest from partners where name = ${name}`,
  )
  return row?.digest
}

it('makes a partner, prints its token once, and lists it with what it asked for', async () => {
  const made = await candor(
    'create',
    'wire',
    '--families',
    'topics/science, partners/msn',
    '--content',
    'summary',
  )
  expect([made.code, isToken(made.out.trim())]).toEqual([0, true])
  expect(made.err).toContain('Keep it now')
  expect(await digestOf('wire')).toBe(await digestOfToken(made.out.trim()))
  expect((await candor('list')).out).toBe(
    'wire  active  topics/science,partners/msn  summary  0 requests, 0 of them 304, 0 errors, 0 bytes  never seen\n',
  )
  await database().execute(sql`insert into partner_requests (day, partner, requests, not_modified, errors, bytes, last_at)
    values (now() at time zone 'UTC', 'wire', 12, 7, 1, 3456, '2026-11-26T08:00:00Z'),
      ((now() at time zone 'UTC')::date - 40, 'wire', 1000, 0, 0, 0, '2026-10-01T08:00:00Z')`)
  expect((await candor('list')).out).toContain(
    '  12 requests, 7 of them 304, 1 error, 3456 bytes  last seen 2026-11-26T08:00:00Z\n',
  )
  expect(await json('list')).toMatchObject([
    { name: 'wire', requests: 12, not_modified: 7, errors: 1, per_hour: null },
  ])
  expect(JSON.stringify(await json('list'))).not.toContain('candor_')
})

it('takes a limit and an end, replaces the token, and revokes it', async () => {
  const { token, ...made } = await json(
    'create',
    'daily',
    '--per-hour',
    '60',
    '--until',
    '2099-01-01',
    '--families',
    'all',
  )
  expect(made).toMatchObject({
    per_hour: 60,
    ends_at: '2099-01-01T00:00:00Z',
    families: null,
    content: 'full',
    state: 'active',
  })
  const next = (await candor('rotate', 'daily')).out.trim()
  expect([isToken(next), next === token]).toEqual([true, false])
  expect(await digestOf('daily')).toBe(await digestOfToken(next))
  expect((await candor('revoke', 'daily')).out).toMatch(/^daily {2}revoked {2}/)
  expect((await candor('rotate', 'daily')).err).toContain('is revoked. Make it again')
  // With what it may read anew: nothing of before is left.
  const again = (await candor('create', 'daily', '--content', 'summary')).out.trim()
  expect(await digestOf('daily')).toBe(await digestOfToken(again))
  expect(await json('list')).toContainEqual(
    expect.objectContaining({
      name: 'daily',
      per_hour: null,
      ends_at: null,
      content: 'summary',
      state: 'active',
    }),
  )
  expect((await candor('create', 'daily')).err).toContain('give it a new token, or revoke it first')
})

it.each([
  ['a name with capitals', ['create', 'Wire'], 1, 'small letters'],
  [
    'a feed that cannot exist',
    ['create', 'x', '--families', 'all,topic/a'],
    2,
    /--families has "topic\/a".*topics\/science/,
  ],
  [
    'a topic that is not canonical',
    ['create', 'x', '--families', 'topics/Science'],
    2,
    '--families has "topics/Science"',
  ],
  [
    'another content',
    ['create', 'x', '--content', 'titles'],
    2,
    /--content.*'titles'.*full, summary/,
  ],
  ['no requests at all', ['create', 'x', '--per-hour', '0'], 2, '--per-hour is "0"'],
  ['a limit that is no number', ['create', 'x', '--per-hour', 'many'], 2, '--per-hour is "many"'],
  [
    'a day that does not exist',
    ['create', 'x', '--until', '2027-02-30'],
    2,
    '--until is "2027-02-30"',
  ],
  ['an end that is over', ['create', 'x', '--until', '2020-01-01'], 2, 'later than now'],
  ['somebody else', ['revoke', 'nobody'], 4, 'nobody'],
] as const)('refuses %s, and says what is wrong', async (_, args, expected, message) => {
  const { code, out, err } = await candor(...args)
  expect([code, out, err]).toEqual([expected, '', expect.stringMatching(message)])
  expect((await candor('list')).out).not.toMatch(/^x /m)
})
