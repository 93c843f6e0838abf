/** The service on both runtimes, connected to a PostgreSQL server as in production. */
import { openPool } from '../../src/node/database/server.ts'
import { createStore } from '../../src/store/store.ts'
import { type Running, serveOnNode } from '../app/running.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'

export async function serveWithPool(url: string): Promise<Running> {
  const pool = openPool(url)
  const store = createStore(pool.db, () => {})
  const { fetch, close } = await serveOnNode(() => store)
  return { fetch, close: () => Promise.all([close(), pool.close()]).then(() => {}) }
}

/** Wrangler refuses the address of a database without a password. */
export function withPassword(url: string): string {
  const full = new URL(url)
  full.password ||= 'unused'
  return full.href
}

export const serveAtTheEdge = (url: string): Promise<Running> => serveOnWorkerd(withPassword(url))
