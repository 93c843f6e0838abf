/**
 * Runs one HTTP suite on Node with the embedded database. Each suite file calls this at its end if
 * it is the file that vitest runs (`import.meta.vitest`), so `npx vitest run test/core/app/search` runs
 * one suite, of the core alone. With all plugins: test/product/app/on-node.ts.
 */
/// <reference types="vitest/importMeta" />
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, describe } from 'vitest'
import type { Opened } from '../../../src/core/plugin.ts'
import { createStore } from '../../../src/core/store/store.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { openNewsroom } from './newsroom.ts'
import {
  type Circumstances,
  openRunning,
  type Runtime,
  type Suite,
  serveOnNode,
} from './running.ts'

/** Opens the plugins of a service that reads and writes this database. */
export type OpenPlugins = (db: WriterDatabase, circumstances: Circumstances) => readonly Opened[]

const none: OpenPlugins = () => []

const unexpected = (id: string, reason: string) => {
  throw new Error(`article ${id} is left out: ${reason}`)
}

/** A newsroom with the demo, and services on Node that read from it. */
export async function openOnNode(openPlugins = none): Promise<Runtime> {
  const newsroom = await openNewsroom()
  afterAll(() => newsroom.close())
  return {
    serve: (circumstances = {}) => {
      const { environment = {}, databaseUrl } = circumstances
      const db =
        databaseUrl === undefined
          ? newsroom.db
          : drizzle(postgres(databaseUrl, { connect_timeout: 3 }))
      const store = createStore(db, unexpected)
      return serveOnNode(() => store, { environment, plugins: openPlugins(db, circumstances) })
    },
    sql: newsroom.sql,
    db: newsroom.db,
  }
}

/** `environment` contains settings in addition to SITE_ORIGIN. */
export async function runOnNode(
  suite: Suite,
  environment: Readonly<Record<string, string>> = {},
  openPlugins = none,
): Promise<void> {
  const runtime = await openOnNode(openPlugins)
  describe('on Node', () => {
    const running = openRunning(() => runtime.serve({ environment }))
    suite(running, runtime.sql)
  })
}
