/// <reference types="vitest/importMeta" />
/**
 * The random transactions of eight writers on the embedded database, which has one connection: they follow one another in an order
 * that the seed repeats exactly, and readers look after each. test/postgres/writers.test.ts has them at the same time.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeFamily } from '../../src/request/selection.ts'
import { sqlState } from '../../src/store/errors.ts'
import { createStore } from '../../src/store/store.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'
import { seed } from '../fixtures/runs.ts'
import { type Random, seeded } from '../fixtures/seeded.ts'
import type { Row } from './bench.ts'
import { mistakes, refusals, watched } from './mistakes.ts'
import { nothingSeen, watchChanges, watchFamily, watchMembership } from './pollers.ts'
import { countNumbers, randomTransaction, type Transaction } from './random-transactions.ts'

const writers = 8

export function describeWritersInTurns(transactionsEach: number): void {
  describe(`eight writers in turns (seed ${seed})`, () => {
    let opened: Awaited<ReturnType<typeof openMigrated>>
    beforeAll(async () => {
      opened = await openMigrated()
    })
    afterAll(() => opened?.close())

    const run = async (text: string): Promise<readonly Row[]> =>
      (await opened.client.exec(text)).at(-1)?.rows.map((row): Row => ({ ...row })) ?? []

    /** Whether it was committed. A connection that is cut before its commit arrives rolls back, afterwards it has committed. */
    async function play({ isolation, statements, ending }: Transaction, random: Random): Promise<boolean> {
      const done = ending.by === 'cut' ? statements.slice(0, ending.after) : statements
      const commits = ending.by === 'commit' || (ending.by === 'cut at commit' && random(2) === 0)
      await run(`begin isolation level ${isolation}`)
      for (const statement of done) await run(statement)
      await run(commits ? 'commit' : 'rollback')
      return commits
    }

    it('keep every promise of the marker, of order and of archives', async () => {
      await run(`insert into topics values ('a', 'A'), ('b', 'B'), ('m0', 'M0'), ('m1', 'M1')`)
      const store = createStore(opened.db, () => {})
      const [seen, numbers, schedule] = [nothingSeen(), countNumbers(), seeded(seed)]
      const families = watched.map((family, index) =>
        watchFamily(store, family, { random: seeded(seed + 100 + index), seen }),
      )
      const members = watchMembership(run, seen)
      const changes = watchChanges(store, seen)
      const left = Array.from({ length: writers }, (_, index) => ({
        of: seeded(seed + 1 + index),
        left: transactionsEach,
      }))
      const odd: string[] = []
      let committed = 0
      for (let turn = 0; left.some((writer) => writer.left > 0); turn += 1) {
        const waiting = left.filter((writer) => writer.left > 0)
        const writer = waiting[schedule(waiting.length)]
        if (!writer) throw new Error('a writer is waiting')
        writer.left -= 1
        // The same document before and after: if its content changes, so does its marker.
        const [look, choice] = [families[schedule(families.length)], schedule(3)]
        await look?.(choice)
        try {
          committed += (await play(randomTransaction(numbers, writer.of), schedule)) ? 1 : 0
        } catch (error) {
          await run('rollback')
          const refusal = `${String(sqlState(error))} ${error instanceof Error ? error.message : ''}`
          if (!refusals.test(refusal)) odd.push(refusal)
        }
        await look?.(choice)
        if (turn % 50 === 0) await members()
        if (turn % 100 === 0) await changes()
        expect(seen.faults, `after ${turn + 1} transactions`).toEqual([])
      }
      // Until the last short embargo has ended.
      await run('select pg_sleep(0.3)')

      expect(odd).toEqual([])
      for (const [what, query] of Object.entries(mistakes)) expect(await run(query), `finds ${what}`).toEqual([])
      const { client, readAt } = await changes()
      const { articles } = await store.latest({ ...wholeFamily('all', 100_000), whole: false })
      expect(Object.fromEntries(client)).toEqual(
        Object.fromEntries(
          articles.filter(({ publishedAt }) => publishedAt <= readAt).map((each) => [each.guid, JSON.stringify(each)]),
        ),
      )
      expect(committed).toBeGreaterThan(writers * transactionsEach * 0.7)
      expect(articles.length).toBeGreaterThan(writers * transactionsEach * 0.1)
    }, 1_800_000)
  })
}

if (import.meta.vitest) describeWritersInTurns(15)
