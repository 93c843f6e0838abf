/** The HTTP suite on Node, over the embedded database. */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll } from 'vitest'
import { createStore } from '../../src/store/store.ts'
import { describeHttp } from './all-suites.ts'
import { openNewsroom } from './newsroom.ts'
import { serveOnNode } from './running.ts'

const unexpected = (id: string, reason: string) => {
  throw new Error(`article ${id} is left out: ${reason}`)
}

const newsroom = await openNewsroom()
afterAll(() => newsroom.close())

describeHttp('on Node', {
  serve: ({ environment, databaseUrl } = {}) => {
    const db = databaseUrl === undefined ? newsroom.db : drizzle(postgres(databaseUrl, { connect_timeout: 3 }))
    const store = createStore(db, unexpected)
    return serveOnNode(() => store, environment)
  },
  sql: newsroom.sql,
})
