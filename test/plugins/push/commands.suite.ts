/**
 * Commands on webhooks, on the database itself; what the API does with them is tested in
 * test/plugins/push/app/webhooks.suite.ts.
 */
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { pushEnvironment } from '../../fixtures/ask-hub.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { openCandor } from '../../product/cli/running-candor.ts'

const { candor: run, database } = openCandor(openMigrated)
const candor = (...args: string[]) => run(['webhook', ...args], { environment: pushEnvironment })
const json = async (...args: string[]) => {
  const { code, out } = await run(['--json', 'webhook', ...args], { environment: pushEnvironment })
  return { code, data: JSON.parse(out) }
}
const create = (name: string, ...more: string[]) =>
  candor(
    'create',
    '--name',
    name,
    '--url',
    'https://partner.example.com/hook',
    '--families',
    'all',
    ...more,
  )

it('makes a webhook, prints its secret once, and lists it', async () => {
  const { code, out, err } = await create(
    'partner',
    '--events',
    'published,article.deleted',
    '--modes',
    'ai-assisted',
  )
  expect([code, out]).toEqual([0, expect.stringMatching(/^whsec_[\w+/]{43}=\n$/)])
  expect(err).toContain('not shown again')
  const listed = await candor('list')
  expect(listed.out).toBe(
    'partner  active  https://partner.example.com/hook  all  article.published,article.deleted  ai-assisted  0 waiting  nothing delivered\n',
  )
  const { data } = await json('list')
  expect(data).toMatchObject([{ name: 'partner', families: ['all'], modes: ['ai-assisted'] }])
  expect(JSON.stringify(data)).not.toContain('whsec_')
})

it('tries it, shows its deliveries, and replays', async () => {
  await create('tried')
  expect((await candor('test', 'tried')).out).toMatch(/^test_\d+ is on its way/)
  const { out } = await candor('deliveries', 'tried')
  expect(out).toMatch(
    /^\d{4}-\S+ {2}test_\d+ {2}webhook\.test {2}pending {2}0 attempts {2}next \d{4}-\S+\n$/,
  )
  expect((await json('deliveries', 'tried', '--limit', '1')).data).toMatchObject([
    { type: 'webhook.test' },
  ])
  await database().execute(sql`insert into push_events (at, type, article_id, guid, families, joined, "left", data)
    values (now(), 'published', gen_random_uuid(), 'g', '{all}', '{all}', '{}', '{"id":"g"}')`)
  expect((await candor('replay', 'tried', '--from', '2026-01-01T00:00:00Z')).out).toContain(
    'again: 1\n',
  )
  expect((await candor('replay', 'tried', '--after', 'evt_999')).out).toContain('again: 0\n')
})

it('resumes it, replaces its secret, and revokes it', async () => {
  const first = await create('ended')
  await database().execute(sql`update push_webhooks set paused_at = now() where name = 'ended'`)
  expect((await candor('list')).out).toContain('ended  paused')
  expect((await candor('resume', 'ended')).out).toContain('ended  active')
  const { out } = await candor('secret', 'ended')
  expect(out).toMatch(/^whsec_/)
  expect(out).not.toBe(first.out)
  expect((await candor('revoke', 'ended')).out).toContain('ended  revoked')
  expect((await candor('test', 'ended')).code).toBe(1)
})

it.each([
  [
    'a name that is taken',
    ['create', '--name', 'partner', '--url', 'https://a.example.com', '--families', 'all'],
    1,
  ],
  [
    'an unknown event',
    [
      'create',
      '--name',
      'x',
      '--url',
      'https://a.example.com',
      '--families',
      'all',
      '--events',
      'read',
    ],
    1,
  ],
  [
    'an unknown feed',
    ['create', '--name', 'x', '--url', 'https://a.example.com', '--families', 'all,partners'],
    1,
  ],
  ['no name', ['create', '--url', 'https://a.example.com', '--families', 'all'], 2],
  ['a replay from nowhere', ['replay', 'partner'], 2],
  ['an unknown webhook', ['deliveries', 'nobody'], 4],
])('refuses %s', async (_, args, code) => {
  const ran = await candor(...args)
  expect([ran.code, ran.out]).toEqual([code, ''])
  expect(ran.err).not.toBe('')
})

it('says what is missing where push is off', async () => {
  const { code, err } = await run(['webhook', 'list'])
  expect([code, err]).toEqual([1, expect.stringContaining('PUSH_KEY')])
})
