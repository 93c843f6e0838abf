/** Restarts a PostgreSQL server of its own under load, in fast and immediate mode: no request fails. */
import { execFile } from 'node:child_process'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { openServer } from '../../src/node/database/server.ts'
import { parseDeliverySettings } from '../../src/settings/delivery.ts'
import { parseSite } from '../../src/settings/site.ts'
import { createStore } from '../../src/store/store.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import { freePort } from '../start/candor.ts'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0
let folder: string
let port: number
let pool: Awaited<ReturnType<typeof openServer>>

/** PostgreSQL refuses to run as root, so root runs its commands as the user `postgres`. */
async function postgres(command: string, args: readonly string[]): Promise<void> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => {
    throw new Error('PostgreSQL is not installed: apt-get install -y postgresql')
  })
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0]
  const program = `/usr/lib/postgresql/${newest}/bin/${command}`
  await (isRoot ? run('runuser', ['-u', 'postgres', '--', program, ...args]) : run(program, [...args]))
}

const control = (...args: string[]) =>
  postgres('pg_ctl', [
    ...['-D', join(folder, 'data'), '-w', '-l', join(folder, 'log')],
    ...['-o', `-p ${port} -k ${folder} -h 127.0.0.1 -F`, ...args],
  ])

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-cluster-'))
  if (isRoot) {
    const { stdout } = await run('id', ['-u', 'postgres'])
    await chown(folder, Number(stdout), -1)
  }
  port = await freePort()
  await postgres('initdb', ['-D', join(folder, 'data'), '-A', 'trust', '-U', 'candor', '--no-sync'])
  await control('start')
  pool = await openServer(`postgres://candor@127.0.0.1:${port}/postgres`)
  await insertArticle(pool.db, { title: 'Before the restart' })
})
afterAll(async () => {
  await pool.close()
  await control('-m', 'immediate', 'stop')
  await rm(folder, { recursive: true })
})

it.each(['fast', 'immediate'])(
  'every request succeeds during a %s restart, and the next article is shown',
  async (mode) => {
    const store = createStore(pool.db, () => {})
    const app = createApp({
      site: parseSite({}, { origin: 'https://news.example.org' }),
      settings: parseDeliverySettings({ FRESH_MS: '100' }),
      store: () => store,
      log: () => {},
    })
    const paths = ['/rss.xml', '/atom.xml', '/feed.json', '/']
    for (const path of paths) await app.request(path)

    const statuses = new Map<number, number>()
    let running = true
    const readers = Array.from({ length: 20 }, async (_, index) => {
      while (running) {
        const { status } = await app.request(paths[index % paths.length] ?? '')
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })
    await control('-m', mode, 'restart')
    await insertArticle(pool.db, { title: `After a ${mode} restart` })
    const back = performance.now()
    let shown = false
    while (!shown && performance.now() - back < 5000) {
      shown = (await (await app.request('/rss.xml')).text()).includes(`After a ${mode} restart`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    running = false
    await Promise.all(readers)
    expect(performance.now() - back).toBeLessThan(2000)
    expect([...statuses.keys()]).toEqual([200])
    expect(statuses.get(200)).toBeGreaterThan(100)
  },
)
