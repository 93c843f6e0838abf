/**
 * Candor behind PgBouncer in transaction mode, as docs/self-host.md sets it up: what it serves,
 * writes and pushes.
 */
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { digestOfToken, toToken } from '../../../src/core/text/token.ts'
import { scopes } from '../../../src/plugins/publish/scopes.ts'
import { insertToken } from '../../../src/plugins/publish/store/tokens.ts'
import { ask } from '../../core/app/ask.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { startSubscriber } from '../../plugins/push/subscriber.ts'
import { freePort, killAll, run, start } from '../processes/candor.ts'
import { closeAll, startPgbouncer } from './pgbouncer.ts'

/**
 * The settings in the docs. No prepared statement of a client may be needed by its next
 * transaction.
 */
const documented = [
  'ignore_startup_parameters = statement_timeout,lock_timeout',
  'max_prepared_statements = 0',
]
/** Fewer than Candor's pools have, so that transactions of all three share connections. */
const few = 'default_pool_size = 3'

let fresh: Awaited<ReturnType<typeof openFresh>>
const token = toToken(randomBytes(32))
beforeAll(async () => {
  fresh = await openFresh()
  await insertToken(fresh.db, {
    name: 'test',
    digest: await digestOfToken(token),
    scopes,
    modes: null,
    reviewers: null,
    expiresAt: null,
  })
})
afterEach(async () => {
  await killAll()
  await closeAll()
})
afterAll(() => fresh.close())

it('serves feeds and searches, takes writes, and delivers to a subscriber', async () => {
  const url = await startPgbouncer(fresh.url, [...documented, few])
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const service = await start({
    PORT: String(port),
    SITE_ORIGIN: origin,
    DATABASE_URL: url,
    WRITER_DATABASE_URL: url,
    SERVICE_DATABASE_URL: url,
    PUSH: 'on',
    PUSH_KEY: Buffer.alloc(32, 7).toString('base64'),
    PUSH_PRIVATE_CALLBACKS: 'on',
    FRESH_MS: '0',
  })
  const subscriber = await startSubscriber('secret')
  await subscriber.subscribe(`${origin}/hub`, `${origin}/rss.xml`)

  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const put = async (id: number) => {
    const body = JSON.stringify(
      buildBody({ title: `Bounced ${id}`, url: `https://news.example.org/${id}` }),
    )
    return (await ask(origin, `/api/1/articles/${id}`, { method: 'PUT', headers, body })).status
  }
  const read = async (path: string) => {
    const response = await ask(origin, path)
    return { status: response.status, text: await response.text() }
  }
  const paths = [
    '/rss.xml',
    '/feed.json?limit=3',
    '/languages/en/atom.xml',
    '/feeds.json',
    '/search/rss.xml?q=bounced',
  ]
  const rounds = Array.from({ length: 12 }, (_, id) => id)
  const answers: string[] = []
  for (const id of rounds) {
    const asked = [put(id), ...paths.map(async (path) => (await read(path)).status)]
    answers.push(
      ...(await Promise.all(asked)).map(
        (status, index) => `${status} ${paths[index - 1] ?? 'PUT'}`,
      ),
    )
  }
  // The family of a language exists from its first article on.
  expect(answers.filter((answer) => !/^(200|201|404 .languages)/.test(answer))).toEqual([])
  expect(answers.filter((answer) => answer === '201 PUT')).toHaveLength(rounds.length)

  for (const id of rounds) {
    for (const path of ['/rss.xml', '/search/rss.xml?q=bounced'])
      expect((await read(path)).text).toContain(`Bounced ${id}<`)
  }
  const delivered = () => subscriber.received().map(({ body }) => body)
  await vi.waitUntil(
    () => rounds.every((id) => delivered().some((body) => body.includes(`Bounced ${id}<`))),
    {
      timeout: 20_000,
    },
  )
  expect(subscriber.isSigned()).toBe(true)
  expect(service.printed.errors).toBe('')
  await service.end('SIGTERM')
  await subscriber.close()
}, 60_000)

it('waits, and names the parameter, if PgBouncer does not ignore the timeouts of connections', async () => {
  const url = await startPgbouncer(fresh.url, [])
  const service = run(['src/hosts/node/main.ts'], {
    PORT: String(await freePort()),
    DATABASE_URL: url,
  })
  await vi.waitUntil(() => service.printed.errors.includes('\n'), { timeout: 15_000 })
  expect(service.printed.errors).toMatch(
    /DATABASE_URL .*unsupported startup parameter: statement_timeout/,
  )
  await service.end('SIGTERM')
})
