/**
 * Runs one HTTP suite on Node with the embedded database. Each suite file calls this at its end if
 * it is the file that vitest runs (`import.meta.vitest`), so `npx vitest run test/core/app/search` runs
 * one suite. workerd runs the suites of all-suites.ts in one file.
 */
/// <reference types="vitest/importMeta" />
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, describe } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { openNewsroom } from './newsroom.ts'
import { openRunning, type Runtime, type Suite, serveOnNode } from './running.ts'

const unexpected = (id: string, reason: string) => {
  throw new Error(`article ${id} is left out: ${reason}`)
}

/** A newsroom with the demo, and services on Node that read from it. */
export async function openOnNode(): Promise<Runtime> {
  const newsroom = await openNewsroom()
  afterAll(() => newsroom.close())
  return {
    serve: ({ environment = {}, databaseUrl, api = true } = {}) => {
      const db =
        databaseUrl === undefined
          ? newsroom.db
          : drizzle(postgres(databaseUrl, { connect_timeout: 3 }))
      const store = createStore(db, unexpected)
      return serveOnNode(() => store, {
        environment,
        ...(api && { writer: () => db }),
        service: () => db,
      })
    },
    sql: newsroom.sql,
    db: newsroom.db,
  }
}

/** `environment` contains settings in addition to SITE_ORIGIN. */
export async function runOnNode(
  suite: Suite,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const runtime = await openOnNode()
  describe('on Node', () => {
    const running = openRunning(() => runtime.serve({ environment }))
    suite(running, runtime.sql)
  })
}
