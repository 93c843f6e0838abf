/**
 * A newsroom of the version before on a server: articles of every shape, its service with logins of
 * its own, a subscriber.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { connect, createDatabase } from '../../core/store/fresh-database.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { makeToken } from '../../plugins/publish/app/publish-client.ts'
import { startReceiver } from '../../plugins/push/receivers.ts'
import { freePort, run, start } from '../processes/candor.ts'
import type { Version } from './versions.ts'

export const origin = 'https://news.example.org'

export type OldNewsroom = Awaited<ReturnType<typeof openNewsroom>>

const roles = {
  DATABASE_URL: 'reader',
  WRITER_DATABASE_URL: 'publisher',
  SERVICE_DATABASE_URL: 'keeper',
}

export async function openNewsroom(version: Version) {
  const { url, drop } = await createDatabase()
  expect(await run(version.candor('migrate'), { DATABASE_URL: url }).ended).toMatchObject({
    code: 0,
    errors: '',
  })
  const owner = connect(url)
  const sql = async (text: string) => [...(await owner.unsafe(text))]
  const login = (role: string) => `candor_test_${role}_${new URL(url).pathname.slice(-8)}`
  await sql(await readFile(join(version.folder, 'schema/roles.sql'), 'utf8'))
  for (const role of Object.values(roles)) {
    await sql(`create role ${login(role)} login password 'x' in role candor_${role}`)
  }
  const urls = Object.entries(roles).map(([setting, role]) => {
    const own = Object.assign(new URL(url), { username: login(role), password: 'x' })
    return [setting, own.href] as const
  })
  await fill()
  const receiver = await startReceiver()
  await subscribe()
  const token = await makeToken(sql)
  const settings = {
    ...{
      ...Object.fromEntries(urls),
      SITE_ORIGIN: origin,
      FRESH_MS: '0',
      PUSH: 'on',
    },
    ...{ PUSH_KEY: randomBytes(32).toString('base64'), PUSH_PRIVATE_CALLBACKS: 'on' },
  }
  const service = await serve(version)

  /** Through the version's own fixtures: they write what its tables have. */
  async function fill(): Promise<void> {
    const path = join(version.folder, 'test/fixtures/insert-every-shape.ts')
    const { insertEveryShape }: typeof import('../../fixtures/insert-every-shape.ts') =
      await import(path)
    const pool = openPool(url)
    await insertEveryShape(pool.db)
    await pool.close()
  }

  /**
   * Two subscribers of the feed of all articles, one of whom has a delivery that waits for
   * tomorrow.
   */
  async function subscribe(): Promise<void> {
    const path = join(version.folder, 'test/plugins/push/push-rows.ts')
    const rows: typeof import('../../plugins/push/push-rows.ts') = await import(path)
    await rows.insertTopic(sql)
    await rows.insertSubscription(sql, { callback: `${receiver.url}/` })
    const id = await rows.insertSubscription(sql, { callback: `${receiver.url}/later` })
    await rows.insertDelivery(sql, 'feed', 'subscription_id', String(id))
    await sql(`update push_deliveries set next_at = now() + interval '1 day'`)
  }

  /** Starts the service of a version, with the same settings. */
  async function serve(of: Version) {
    const port = await freePort()
    const process = await start({ ...settings, PORT: String(port) }, of.service)
    const at = (path: string) => `http://127.0.0.1:${port}${path}`
    return {
      process,
      get: (path: string, headers: Readonly<Record<string, string>> = {}) =>
        fetch(at(path), { headers }),
      send: (method: string, path: string, body: unknown) =>
        fetch(at(`/api/1/articles/${path}`), {
          method,
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
    }
  }

  return {
    ...{ url, sql, settings, service, serve },
    /** Resolves when a subscriber got a feed with this text. */
    delivered: (text: string) =>
      vi.waitUntil(() => receiver.arrivals.some(({ body }) => body.includes(text)), {
        timeout: 60_000,
      }),
    /** Sends what waits for tomorrow now, and resolves when it has arrived. */
    async deliverWaiting() {
      expect(receiver.arrivals.filter(({ path }) => path === '/later')).toEqual([])
      await sql('update push_deliveries set next_at = now()')
      await vi.waitUntil(() => receiver.arrivals.some(({ path }) => path === '/later'), {
        timeout: 60_000,
      })
    },
    /** The sessions that wait for a lock, by name. */
    waiting: async () =>
      (
        await sql(`select application_name as name from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and application_name <> 'candor migrate'`)
      ).map(({ name }) => String(name)),
    /** Takes back what the migration of the made-up version did. */
    undoMigration: () =>
      sql(`drop table next; alter table articles drop column next;
        delete from candor_migrations where id = (select max(id) from candor_migrations)`),
    async close() {
      await service.process.end('SIGTERM')
      await receiver.close()
      await sql(`drop role if exists ${Object.values(roles).map(login).join(', ')}`).catch(() => {})
      await owner.end({ timeout: 1 })
      await drop()
      const server = connect(new URL('/test', url).href)
      await server.unsafe(`drop role if exists ${Object.values(roles).map(login).join(', ')}`)
      await server.end()
    },
  }
}

/**
 * That a service does its work: it takes an article, shows it in its feed and delivers it. Returns
 * the feed's status.
 */
export async function publishOne({
  service,
  delivered,
}: Pick<OldNewsroom, 'service' | 'delivered'>): Promise<number> {
  const id = randomUUID()
  const answer = await service.send(
    'PUT',
    id,
    buildBody({ url: `${origin}/${id}`, title: `Article ${id}` }),
  )
  expect([answer.status, await answer.text()]).toEqual([201, expect.stringContaining(id)])
  const feed = await service.get('/rss.xml')
  expect([feed.status, await feed.text()]).toEqual([200, expect.stringContaining(`Article ${id}`)])
  await delivered(id)
  return feed.status
}
