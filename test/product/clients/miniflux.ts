/**
 * Runs Miniflux as a separate process with its own database, and wraps the parts of its HTTP API
 * that the tests use.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase } from '../../core/store/fresh-database.ts'
import { freePort } from '../processes/candor.ts'
import { runTool } from './run-tool.ts'

/** The fields of an entry that the tests read; `hash` is the SHA-256 of the guid. */
type MinifluxEntry = {
  readonly id: number
  readonly hash: string
  readonly status: 'unread' | 'read' | 'removed'
  readonly title: string
  readonly url: string
  readonly published_at: string
  readonly author: string
  readonly content: string
  readonly tags: readonly string[]
}

const admin = { username: 'admin', password: 'only-for-this-test' }

/** Starts Miniflux without its scheduler. `close` stops it and drops its database. */
export async function runMiniflux() {
  // Fails with the install command before a database is created.
  await runTool('miniflux', ['-version'])
  const database = await createDatabase()
  const origin = `http://127.0.0.1:${await freePort()}`
  const stop = await start(origin, database.url).catch(async (error: unknown) => {
    await database.drop()
    throw error
  })

  const authorization = `Basic ${Buffer.from(`${admin.username}:${admin.password}`).toString('base64')}`
  /** @throws with the response of Miniflux if the request fails. */
  async function call(method: string, path: string, body?: object): Promise<Response> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${origin}/v1${path}`, {
      method,
      headers: { authorization },
      ...init,
    })
    if (!response.ok)
      throw new Error(`Miniflux answers ${method} ${path} with ${await response.text()}`)
    return response
  }

  return {
    /** Returns the feed's id. */
    subscribe: async (url: string): Promise<number> =>
      (await (await call('POST', '/feeds', { feed_url: url, category_id: 1 })).json()).feed_id,
    /** Polls the feed as the scheduler does, and resolves when the entries are stored. */
    refresh: (feed: number) => call('PUT', `/feeds/${feed}/refresh`),
    /** All entries, in the order of arrival. */
    entries: async (feed: number): Promise<readonly MinifluxEntry[]> =>
      (await (await call('GET', `/feeds/${feed}/entries?order=id&direction=asc&limit=1000`)).json())
        .entries,
    markRead: (ids: readonly number[]) =>
      call('PUT', '/entries', { entry_ids: ids, status: 'read' }),
    close: async () => {
      await stop()
      await database.drop()
    },
  }
}

export type Miniflux = Awaited<ReturnType<typeof runMiniflux>>

/** Contains nothing of the tests' own environment. */
function environment(origin: string, databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl)
  // Its driver requires TLS by default.
  if (!url.searchParams.has('sslmode')) url.searchParams.set('sslmode', 'disable')
  return {
    DATABASE_URL: url.href,
    DATABASE_MAX_CONNS: '4',
    RUN_MIGRATIONS: '1',
    CREATE_ADMIN: '1',
    ADMIN_USERNAME: admin.username,
    ADMIN_PASSWORD: admin.password,
    LISTEN_ADDR: new URL(origin).host,
    DISABLE_SCHEDULER_SERVICE: '1',
    // Later versions than Debian's need this to request local addresses.
    FETCHER_ALLOW_PRIVATE_NETWORKS: '1',
  }
}

async function start(origin: string, databaseUrl: string): Promise<() => Promise<void>> {
  const child = spawn('miniflux', {
    env: { PATH: process.env['PATH'], ...environment(origin, databaseUrl) },
  })
  const ended = once(child, 'close')
  const errors = text(child.stderr)
  child.stdout.resume()
  for (let tries = 0; !(await isHealthy(origin)); tries += 1) {
    if (tries === 300) child.kill('SIGKILL')
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`miniflux does not start: ${await errors}`)
    await sleep(100)
  }
  return async () => {
    child.kill('SIGTERM')
    await ended
  }
}

const isHealthy = (origin: string) =>
  fetch(`${origin}/healthcheck`).then(
    ({ ok }) => ok,
    () => false,
  )
