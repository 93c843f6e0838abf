/**
 * Signing as an operator runs it: a new article's statement within two seconds, and none missing or
 * twice after kills.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { openEmbedded } from '../../../../src/hosts/node/database/embedded.ts'
import { createKey } from '../../../../src/plugins/signing/signer.ts'
import { insertSigningKey } from '../../../../src/plugins/signing/store/signing-keys.ts'
import { unpackDemo } from '../../../fixtures/demo-folder.ts'
import { freePort, killAll, start } from '../../../product/processes/candor.ts'
import { publish } from '../../../product/processes/publish.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-signing-'))
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

type Items = { items: readonly { id: string; title: string; _candor: { statement?: string } }[] }

it('signs what is published within two seconds, and after a kill what it missed, each once', async () => {
  const data = await unpackDemo(join(folder, 'database'))
  const key = join(folder, 'key.jwk')
  const port = await freePort()
  const token = 'metrics-of-this-test'
  const environment = {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: data,
    PUSH: 'on',
    SIGNING_KEY: key,
    METRICS_TOKEN: token,
  }
  const database = await openEmbedded(data)
  const made = await createKey()
  await insertSigningKey(database.db, made.kid, made.x, false)
  await database.close()
  await writeFile(key, made.text)
  const unsigned = async () => {
    const { items } = (await (await fetch(`http://127.0.0.1:${port}/feed.json`)).json()) as Items
    return items.filter((item) => item._candor.statement === undefined).map(({ title }) => title)
  }
  /** Also those that are in the archive only. */
  const waiting = async () => {
    const headers = { Authorization: `Bearer ${token}` }
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text()
    return Number(/^candor_unsigned_articles (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
  }
  const untilSigned = () =>
    vi.waitUntil(async () => (await unsigned()).length === 0, { timeout: 20_000, interval: 20 })

  // The demo waits for statements when it is killed.
  const first = await start(environment)
  await vi.waitUntil(async () => (await unsigned()).length < 20, { timeout: 20_000, interval: 5 })
  await first.end('SIGKILL')
  const second = await start(environment)
  await untilSigned()
  await publish(port, data, 'new')
  const publishedMs = performance.now()
  await untilSigned()
  expect(performance.now() - publishedMs).toBeLessThan(2000)
  await expect.poll(waiting).toBe(0)
  await second.end('SIGKILL')

  const { client, close } = await openEmbedded(data)
  const { rows } =
    await client.query(`select (select count(*)::int from articles where status in ('published', 'retracted') and published_at <= now()) as articles,
    (select count(*)::int from statements) as statements,
      (select count(distinct (address, number))::int from statements) as distinct,
    (select count(*)::int from signed_articles where due_at <= now()) as waiting`)
  await close()
  const [{ articles }] = rows as [{ articles: number }]
  expect(rows).toEqual([{ articles, statements: articles, distinct: articles, waiting: 0 }])
})
