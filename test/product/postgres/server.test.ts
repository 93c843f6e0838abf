/**
 * Opening a real server: concurrent migrations, and server settings for dates that must not change
 * the feeds.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'
import { openDatabase } from '../../../src/hosts/node/database/open.ts'
import { BeforeFirstRelease } from '../../../src/hosts/node/database/schema-state.ts'
import { migrateServer, openServer } from '../../../src/hosts/node/database/server.ts'
import { connect, createDatabase, type FreshDatabase } from '../../core/store/fresh-database.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { catalogQuery } from '../../fixtures/catalog.ts'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

describe('a Postgres server', () => {
  let database: FreshDatabase | undefined
  afterEach(async () => {
    await database?.drop()
    database = undefined
  })

  it('is migrated once by instances that start at the same time', async () => {
    database = await createDatabase()
    const { url } = database
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => migrateServer(url)))
    expect(outcomes.map(({ status }) => status)).toEqual(
      Array.from({ length: 4 }, () => 'fulfilled'),
    )
    const client = connect(url)
    const ran =
      await client`select count(*)::int as rows, count(distinct hash)::int as hashes from candor_migrations`
    await client.end()
    expect(ran[0]?.['rows']).toBe(ran[0]?.['hashes'])
  })

  it.each(['2', '7'])(
    'gets as many connections as DATABASE_CONNECTIONS says: %s',
    async (connections) => {
      database = await createDatabase()
      await migrateServer(database.url)
      const { db, close } = await openDatabase({
        DATABASE_URL: database.url,
        DATABASE_CONNECTIONS: connections,
      })
      const busy = Promise.all(Array.from({ length: 20 }, () => db.execute('select pg_sleep(0.2)')))
      const client = connect(database.url)
      const open = async () => {
        const rows = await client`select from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`
        return rows.length
      }
      await expect.poll(open).toBe(Number(connections))
      await busy
      expect(await open()).toBe(Number(connections))
      await Promise.all([close(), client.end()])
    },
  )

  it('is migrated without timeouts, also if its connections start with some', async () => {
    database = await createDatabase()
    const name = new URL(database.url).pathname.slice(1)
    const owner = connect(database.url)
    await owner.unsafe(
      `alter database ${name} set statement_timeout = 1; alter database ${name} set lock_timeout = 1`,
    )
    await owner.end()
    await expect(migrateServer(database.url)).resolves.toBeUndefined()
  })

  it('is refused, and left as it is, if it is from before the first release', async () => {
    database = await createDatabase()
    await migrateServer(database.url)
    const environment = { DATABASE_URL: database.url }
    const client = connect(database.url)
    try {
      for (const statement of [
        `update candor_migrations set hash = 'other'`,
        'drop table candor_migrations',
      ]) {
        await client.unsafe(statement)
        const before = [...(await client.unsafe(catalogQuery))]
        await expect(openServer(database.url, { migrate: false })).rejects.toThrow(
          BeforeFirstRelease,
        )
        const errors: string[] = []
        const code = await runCandor(['migrate'], {
          environment,
          ...{
            out: () => {},
            send: async () => {},
            terminal: { write: () => {} },
            readInput: async () => Buffer.of(),
          },
          err: (line) => errors.push(line),
          openDatabase: (from) => openDatabase(from, { migrate: true }),
        })
        expect([code, errors.join('')]).toEqual([
          1,
          expect.stringMatching(facts('DATABASE_URL', '0.1.0', 'candor export')),
        ])
        expect([...(await client.unsafe(catalogQuery))]).toEqual(before)
      }
    } finally {
      await client.end()
    }
  })

  it('gets changed functions when its writers have finished, while readers are served', async () => {
    database = await createDatabase()
    const { url } = database
    await migrateServer(url)
    const [writer, reader] = [connect(url), connect(url)]
    try {
      await reader`update candor_functions set digest = 'other' where name = 'candor_relist'`
      await writer`begin`
      await writer`insert into topics values ('bridges', 'Bridges')`
      const migrating = migrateServer(url)
      const waiting = async () =>
        (
          await reader`select from pg_locks where not granted and database = (select oid from pg_database
          where datname = current_database())`
        ).length
      await expect.poll(waiting).toBe(1)
      expect(await reader`select family from families where family = 'all'`).toHaveLength(1)
      expect(await reader`select shown from article_visibility`).toHaveLength(0)
      await writer`commit`
      await expect(migrating).resolves.toBeUndefined()
      expect(await reader`select from candor_functions where digest = 'other'`).toHaveLength(0)
    } finally {
      await Promise.all([writer.end(), reader.end()])
    }
  })

  it.each([
    `timezone = 'Europe/Berlin'`,
    `timezone = 'Asia/Kathmandu'`,
    `datestyle = 'SQL, DMY'`,
    `datestyle = 'German'`,
    `datestyle = 'Postgres, MDY'`,
  ])('returns the same dates with the default %s', async (setting) => {
    database = await createDatabase()
    const { pathname } = new URL(database.url)
    const owner = connect(database.url)
    await owner.unsafe(`alter database ${pathname.slice(1)} set ${setting}`)
    await owner.end()

    const { db, close } = await openServer(database.url)
    try {
      // In 1890 Berlin's offset was 53 minutes and 28 seconds.
      const old = new Date('1890-02-01T10:20:30.456Z')
      await insertArticle(
        db,
        { publishedAt: old },
        { sources: [{ accessedAt: old }], corrections: [{ correctedAt: old }] },
      )
      const leftOut: string[] = []
      const { articles, changedAt, readAt } = await createStore(db, (_, reason) =>
        leftOut.push(reason),
      ).latest(buildSelection({ limit: 1 }))
      expect(leftOut).toEqual([])
      expect(articles).toMatchObject([
        { publishedAt: old, sources: [{ accessedAt: old }], corrections: [{ date: old }] },
      ])
      expect(Math.abs(readAt.getTime() - changedAt.getTime())).toBeLessThan(60_000)
    } finally {
      await close()
    }
  })
})
