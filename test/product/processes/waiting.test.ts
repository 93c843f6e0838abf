/**
 * A start while the database is away: the process lives, says what it waits for, and serves as soon
 * as it can.
 */
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { afterEach, expect, it, vi } from 'vitest'
import { deadlineMs } from '../../../src/core/delivery/runtime.ts'
import { ask } from '../../core/app/ask.ts'
import { facts } from '../../fixtures/facts.ts'
import { freePort, killAll, run } from './candor.ts'

afterEach(killAll)

/** Starts the service, and waits for its first line in the log. */
async function startWaiting(environment: Readonly<Record<string, string>>) {
  const port = await freePort()
  const service = run(['src/hosts/node/main.ts'], { PORT: String(port), ...environment })
  await vi.waitUntil(() => service.printed.errors.includes('\n'), { timeout: 90_000 })
  return { service, get: (path: string) => ask(`http://127.0.0.1:${port}`, path) }
}

it('waits with one line, answers 503 with Retry-After meanwhile, and then serves', async () => {
  const away = await freePort()
  const url = `postgres://candor:hunter2@127.0.0.1:${away}/newsroom`
  const own = await freePort()
  const { service, get } = await startWaiting({
    ...{ DATABASE_URL: url, MIGRATE: 'auto', BASE_PATH: '/news' },
    ...{ METRICS_PORT: String(own) },
  })
  const outage = async () =>
    /^candor_outage [01]$/m.exec(await (await ask(`http://127.0.0.1:${own}`, '/metrics')).text())
  for (const path of ['/health/live', '/news/health/live']) {
    expect(await (await get(path)).json()).toEqual({ status: 'live' })
  }
  for (const path of ['/news/rss.xml', '/news/', '/health/ready']) {
    const asked = Date.now()
    const { status, headers } = await get(path)
    expect([status, headers.get('Retry-After'), headers.get('Cache-Control')]).toEqual([
      503,
      '5',
      'no-store',
    ])
    // Requests wait for a start under way, but not for a database that is known to be away.
    expect(Date.now() - asked).toBeLessThan(deadlineMs)
  }
  // Attempts at least twice.
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(service.printed.errors).toMatch(/^[^\n]*\n$/)
  expect(service.printed.errors).toMatch(
    facts('DATABASE_URL', `candor@127.0.0.1:${away}`, 'ECONNREFUSED', 'Waiting', '503'),
  )
  expect(service.printed.errors).not.toContain('hunter2')
  expect((await outage())?.[0]).toBe('candor_outage 1')

  const client = await PGlite.create('memory://')
  const socket = new PGLiteSocketServer({ db: client, port: away, maxConnections: 8 })
  await socket.start()
  try {
    await vi.waitUntil(async () => (await get('/news/rss.xml')).status === 200, {
      timeout: 20_000,
      interval: 200,
    })
    expect((await get('/health/ready')).status).toBe(200)
    expect(service.printed.errors).toContain('The database answers after')
    expect((await outage())?.[0]).toBe('candor_outage 0')
    expect(await service.end('SIGTERM')).toMatchObject({ code: 0 })
  } finally {
    await socket.stop()
    await client.close()
  }
})

it('says what it waits for as an error, and stops on SIGTERM meanwhile', async () => {
  const url = `postgres://candor@127.0.0.1:${await freePort()}/newsroom`
  const { service } = await startWaiting({ DATABASE_URL: url, LOG_LEVEL: 'error' })
  // The database never comes: a service that waited for it would not end.
  expect((await service.end('SIGTERM')).code).toBe(0)
})
