/// <reference types="vitest/importMeta" />
/**
 * Eight writers at once, with random transactions: edits, imports, embargoes, renamed topics,
 * savepoints, rollbacks and cut connections. Readers look meanwhile.
 */
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeFamily } from '../../../src/core/request/selection.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { emptyNewsroom } from '../../core/store/bench.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { mistakes, refusals, watched } from '../../core/store/mistakes.ts'
import { nothingSeen, pollChanges, pollFamily, pollMembership } from '../../core/store/pollers.ts'
import { seed } from '../../fixtures/runs.ts'
import { seeded } from '../../fixtures/seeded.ts'
import { writeAtOnce, writers } from './random-writers.ts'

export function describeWriters(transactionsEach: number): void {
  describe(`eight writers at once (seed ${seed})`, () => {
    let fresh: Awaited<ReturnType<typeof openFresh>>
    let clients: postgres.Sql[] = []

    beforeAll(async () => {
      fresh = await openFresh()
      await fresh.sql(
        `do $$ begin execute format('alter database %I set deadlock_timeout = ''100ms''', current_database()); end $$`,
      )
      clients = [connect(fresh.url), connect(fresh.url)]
    })
    afterAll(async () => {
      await Promise.all(clients.map((client) => client.end({ timeout: 1 })))
      await fresh?.close()
    })

    it('keep every promise of the marker, of order and of archives', async () => {
      const { sql, db } = fresh
      await emptyNewsroom(sql)
      await sql(`insert into topics values ('a', 'A'), ('b', 'B'), ('m0', 'M0'), ('m1', 'M1')`)
      const [killer, monitor] = clients
      if (!killer || !monitor) throw new Error('there are two clients')
      const store = createStore(db, () => {})
      const seen = nothingSeen()
      let ended = false
      const pollers = watched.map((family, index) =>
        pollFamily(store, family, { random: seeded(seed + 100 + index), seen, ended: () => ended }),
      )
      const members = pollMembership(
        async (text) => await monitor.unsafe(text),
        seen,
        () => ended,
      )
      const changes = pollChanges(store, seen, () => ended)
      const report = await writeAtOnce(fresh, killer, transactionsEach).finally(() => {
        ended = true
      })
      const [{ client, readAt }] = await Promise.all([changes, members, ...pollers])

      expect(seen.faults.slice(0, 3)).toEqual([])
      for (const [what, query] of Object.entries(mistakes))
        expect(await sql(query), `finds ${what}`).toEqual([])
      const { articles } = await store.latest({ ...wholeFamily('all', 100_000), whole: false })
      expect(Object.fromEntries(client)).toEqual(
        Object.fromEntries(
          articles
            .filter(({ publishedAt }) => publishedAt <= readAt)
            .map((each) => [each.guid, JSON.stringify(each)]),
        ),
      )

      const odd = [...report.refused].filter(([message]) => !refusals.test(message))
      expect(odd).toEqual([])
      expect(
        report.deadlocks.filter((text) =>
          /candor_commit|families|listings|tombstones|archive_parts/.test(text),
        ),
      ).toEqual([])
      const attempted = writers * transactionsEach
      expect(report.committed).toBeGreaterThan(attempted * 0.7)
      expect(report.cut).toBeGreaterThan(attempted * 0.02)
      expect(report.deadlocks.length).toBeLessThan(attempted * 0.01)
      expect(seen.looks).toBeGreaterThan(0)
      expect(new Set(articles.map(({ language }) => language)).size).toBeGreaterThan(1)
    }, 1_800_000)
  })
}

if (import.meta.vitest) describeWriters(50)
