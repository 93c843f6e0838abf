/** The service on both runtimes, connected to a PostgreSQL server as in production. */
import { afterAll } from 'vitest'
import { seedDemo } from '../../../demo/seed.ts'
import { pushOptions, writerOptions } from '../../../src/core/store/connection.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { origin } from '../../core/app/newsroom.ts'
import type { Running, Runtime } from '../../core/app/running.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { pushEnvironment } from '../../fixtures/ask-hub.ts'
import { serveOnNode } from '../app/on-node.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'
import { closeAll, startPgbouncer } from './pgbouncer.ts'

export async function serveWithPool(url: string): Promise<Running> {
  const pool = openPool(url)
  const store = createStore(pool.db, () => {})
  const { fetch, close } = await serveOnNode(() => store)
  return { fetch, close: () => Promise.all([close(), pool.close()]).then(() => {}) }
}

/** With the API and push, each on a pool of its own. */
export async function serveOnPools(url: string): Promise<Running> {
  const pools = [openPool(url), openPool(url, writerOptions), openPool(url, pushOptions)] as const
  const [reader, writer, service] = pools
  const store = createStore(reader.db, () => {})
  const running = await serveOnNode(() => store, {
    environment: pushEnvironment,
    writer: () => writer.db,
    service: () => service.db,
  })
  const close = async () => {
    await running.close()
    await Promise.all(pools.map((pool) => pool.close()))
  }
  return { ...running, close }
}

/** Wrangler refuses the address of a database without a password. */
export function withPassword(url: string): string {
  const full = new URL(url)
  full.password ||= 'unused'
  return full.href
}

export const serveAtTheEdge = (url: string): Promise<Running> => serveOnWorkerd(withPassword(url))

/**
 * Workers in workerd on one newsroom with the demo, for all tests of a file. A pool lends connections
 * for a transaction, as Hyperdrive does:
 * https://developers.cloudflare.com/hyperdrive/concepts/connection-pooling/
 */
export async function openInWorkerd(): Promise<Runtime & { readonly url: string }> {
  const newsroom = await openFresh()
  await seedDemo(newsroom.db, origin)
  afterAll(async () => {
    await closeAll()
    await newsroom.close()
  })
  const url = withPassword(
    await startPgbouncer(newsroom.url, [
      'ignore_startup_parameters = statement_timeout,lock_timeout',
      'max_prepared_statements = 0',
    ]),
  )
  return {
    url,
    serve: ({ databaseUrl = url, ...circumstances } = {}) =>
      serveOnWorkerd(databaseUrl, circumstances),
    sql: newsroom.sql,
    db: newsroom.db,
  }
}
