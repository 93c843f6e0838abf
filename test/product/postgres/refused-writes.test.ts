/**
 * A database that refuses to be written to, by a missing right or because it is read-only: no
 * outage that waiting ends.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { About } from '../../../src/core/log/log.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { pushOptions, writerOptions } from '../../../src/core/store/connection.ts'
import { reasonOf } from '../../../src/core/store/errors.ts'
import { createStore } from '../../../src/core/store/store.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { assembleWorker } from '../../../src/plugins/push/assemble-worker.ts'
import { runWorker } from '../../../src/plugins/push/run-worker.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../src/plugins/push/settings.ts'
import { origin } from '../../core/app/newsroom.ts'
import type { Running } from '../../core/app/running.ts'
import { pushEnvironment, subscribe } from '../../fixtures/ask-hub.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { facts } from '../../fixtures/facts.ts'
import { openPublishing } from '../../plugins/publish/postgres/publishing.ts'
import { serveOnNode } from '../app/on-node.ts'

type Line = About & { readonly text: string }
type Who = 'the API' | '/stats' | 'the hub'
type Answer = { readonly status: number; readonly headers: Headers; readonly text: string }

describe('a database that refuses writes', () => {
  const keeper = `candor_test_keeper_${randomUUID().slice(0, 8)}`
  const lines: Line[] = []
  let database: Awaited<ReturnType<typeof openPublishing>>
  let publisher: string
  let running: Running
  let service: () => WriterDatabase
  let isReadOnly = false
  const pools: ReturnType<typeof openPool>[] = []

  const note = (message: string, error?: unknown, about?: About) =>
    void lines.push({ ...about, text: `${message}: ${reasonOf(error)}` } as Line)

  beforeAll(async () => {
    database = await openPublishing()
    publisher = new URL(database.publisherUrl).username
    await database.sql(`create role ${keeper} login password 'unused' in role candor_keeper`)
    const keeperUrl = new URL(database.publisherUrl)
    keeperUrl.username = keeper
    const open = (url: string, options: typeof writerOptions) => {
      const connection = { ...options.connection, default_transaction_read_only: true }
      const [free, readOnly] = [openPool(url, options), openPool(url, { ...options, connection })]
      pools.push(free, readOnly)
      return () => (isReadOnly ? readOnly.db : free.db)
    }
    service = open(keeperUrl.href, pushOptions)
    running = await serveOnNode(() => createStore(database.db, () => {}), {
      environment: pushEnvironment,
      writer: open(database.publisherUrl, writerOptions),
      service,
      readers: true,
      log: note,
    })
  })
  afterAll(async () => {
    await running?.close()
    for (const pool of pools) await pool.close()
    await database?.sql(`drop role ${keeper}`)
    await database?.close()
  })
  beforeEach(() => {
    lines.length = 0
  })

  const headers = () => ({
    Authorization: `Bearer ${database.token}`,
    'Content-Type': 'application/json',
  })
  const ask = async (path: string, method = 'GET', body?: unknown): Promise<Answer> => {
    const sent = {
      method,
      headers: headers(),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const response = await running.fetch(path, sent)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const asks: Readonly<Record<Who, () => Promise<Answer>>> = {
    'the API': () => ask('/api/1/articles/a', 'PUT', buildBody({ title: randomUUID() })),
    '/stats': () => ask('/stats/'),
    'the hub': () => subscribe(running, '/rss.xml', 'http://127.0.0.1:9/callback'),
  }
  const giveBack = async () =>
    database.sql(await readFile(new URL('../../../schema/roles.sql', import.meta.url), 'utf8'))

  /**
   * Asked three times, it names no time to wait, and has one line in the log; mended, it works, and
   * has another one.
   */
  async function check(
    who: Who,
    mend: () => Promise<unknown>,
    ...expected: string[]
  ): Promise<void> {
    const event = who === 'the hub' ? 'hub' : 'api'
    for (let times = 0; times < 3; times += 1) {
      const { status, headers: given, text } = await asks[who]()
      expect([status, given.get('Retry-After')]).toEqual([503, null])
      expect(text).toMatch(facts('Nothing was written', 'does not help', 'operator'))
      expect(text).not.toContain('seconds')
    }
    expect(lines.map((line) => line.event)).toEqual([`${event}.outage`])
    expect(lines[0]?.text).toMatch(facts(...expected))
    await mend()
    expect((await asks[who]()).status).toBeLessThan(300)
    expect(lines.map((line) => line.event)).toEqual([`${event}.outage`, `${event}.recovered`])
  }

  it.each([
    ['the API', 'articles', () => publisher, 'candor_publisher'],
    ['the API', 'api_tokens', () => publisher, 'candor_publisher'],
    ['/stats', 'reader_requests', () => publisher, 'candor_publisher'],
    ['the hub', 'push_requests', () => keeper, 'candor_keeper'],
  ] as const)(
    '%s without a right on %s says so, and the log names the role and the remedy',
    async (who, table, role, group) => {
      expect((await asks[who]()).status).toBeLessThan(300)
      lines.length = 0
      await database.sql(
        `revoke all on ${table} from candor_publisher, candor_writer, candor_keeper, candor_reader`,
      )
      await check(
        who,
        giveBack,
        `permission denied for table ${table} (role ${role()})`,
        'schema/roles.sql',
        `GRANT ${group}`,
      )
    },
  )

  it.each([
    [
      'a right',
      [`permission denied for table push_deliveries`, 'schema/roles.sql', 'GRANT candor_keeper'],
    ],
    ['writes', ['read-only transaction', 'SERVICE_DATABASE_URL']],
  ])(
    'the worker of push without %s says so once, with the role and the remedy, and that it goes on',
    async (lack, expected) => {
      const worker = assembleWorker({
        ...{
          db: service,
          site: parseSite({ SITE_ORIGIN: origin }),
          settings: parsePushSettings(pushEnvironment),
        },
        ...{
          box: createSecretBox(new Uint8Array(32)),
          send: () => Promise.reject(new Error('nothing is sent')),
        },
        ...{ leftOut: () => {}, log: note },
      })
      if (lack === 'writes') isReadOnly = true
      else await database.sql('revoke all on push_deliveries from candor_keeper')
      const running = runWorker({ worker, log: note })
      await expect.poll(() => lines).toHaveLength(1)
      expect(lines[0]?.text).toMatch(facts(`(role ${keeper})`, ...expected))
      expect(lines[0]?.text).not.toMatch(/no answer/)
      isReadOnly = false
      await giveBack()
      await expect
        .poll(() => lines.map(({ event }) => event))
        .toEqual(['push.outage', 'push.recovered'])
      await running.stop()
    },
  )

  it.each([
    ['the API', () => publisher, 'WRITER_DATABASE_URL'],
    ['the hub', () => keeper, 'SERVICE_DATABASE_URL'],
  ] as const)(
    '%s on a database that is read-only says so, and the log names the role and the remedy',
    async (who, role, setting) => {
      expect((await asks[who]()).status).toBeLessThan(300)
      isReadOnly = true
      await check(
        who,
        async () => (isReadOnly = false),
        'read-only transaction',
        `(role ${role()})`,
        setting,
      )
    },
  )
})
