/** Miniflux as a process of its own on a database of its own, and as much of its HTTP API as a subscriber needs. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase } from '../store/fresh-database.ts'
import { runTool } from './run-tool.ts'
import { freePort } from './running-nginx.ts'

/** As much of an entry as the tests look at; `hash` is the SHA-256 of the guid. */
export type MinifluxEntry = {
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

/** Asks for feeds only when it is told to. `close` ends it and drops its database. */
export async function runMiniflux() {
  // Says which package is missing, before anything is left behind.
  await runTool('miniflux', ['-version'])
  const database = await createDatabase()
  const origin = `http://127.0.0.1:${await freePort()}`
  const stop = await start(origin, database.url).catch(async (error: unknown) => {
    await database.drop()
    throw error
  })

  const authorization = `Basic ${Buffer.from(`${admin.username}:${admin.password}`).toString('base64')}`
  /** @throws with what Miniflux says, where it says anything but yes. */
  async function call(method: string, path: string, body?: object): Promise<Response> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${origin}/v1${path}`, { method, headers: { authorization }, ...init })
    if (!response.ok) throw new Error(`Miniflux answers ${method} ${path} with ${await response.text()}`)
    return response
  }

  return {
    /** Returns the feed's number. */
    subscribe: async (url: string): Promise<number> =>
      (await (await call('POST', '/feeds', { feed_url: url, category_id: 1 })).json()).feed_id,
    /** As the scheduler would, and done when it returns. */
    refresh: (feed: number) => call('PUT', `/feeds/${feed}/refresh`),
    /** All of them, in the order in which Miniflux took them in. */
    entries: async (feed: number): Promise<readonly MinifluxEntry[]> =>
      (await (await call('GET', `/feeds/${feed}/entries?order=id&direction=asc&limit=1000`)).json()).entries,
    markRead: (ids: readonly number[]) => call('PUT', '/entries', { entry_ids: ids, status: 'read' }),
    close: async () => {
      await stop()
      await database.drop()
    },
  }
}

export type Miniflux = Awaited<ReturnType<typeof runMiniflux>>

/** Nothing of the tests' own environment gets in. */
function environment(origin: string, databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl)
  // Its driver insists on TLS where the address does not say otherwise.
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
    // Versions after Debian's ask for no address of this machine's without it.
    FETCHER_ALLOW_PRIVATE_NETWORKS: '1',
  }
}

async function start(origin: string, databaseUrl: string): Promise<() => Promise<void>> {
  const child = spawn('miniflux', { env: { PATH: process.env['PATH'], ...environment(origin, databaseUrl) } })
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
