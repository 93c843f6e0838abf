/// <reference types="vitest/importMeta" />
/**
 * `kill -9` in the middle of `candor migrate`: the database is as it was, the version before goes
 * on, and the next try finishes.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { killAll, run } from '../processes/candor.ts'
import { startHold } from './hold.ts'
import { type OldNewsroom, openNewsroom, publishOne } from './old-newsroom.ts'
import { openNext, openReleased, type Version } from './versions.ts'

type Hold = Awaited<ReturnType<typeof startHold>>

export function describeKilledMigrations(kills: number): void {
  vi.setConfig({ testTimeout: 60_000 + kills * 30_000 })

  describe('a migration that is killed', () => {
    let before: Version
    let next: Version
    let newsroom: OldNewsroom

    beforeAll(async () => {
      before = openReleased()
      next = openNext()
      newsroom = await openNewsroom(before)
    })
    afterAll(async () => {
      await killAll()
      await newsroom?.close()
      before?.remove()
      next?.remove()
    })

    /** What a migration changes: all that it created, and who may use it. */
    const schema = () =>
      newsroom.sql(`select 'step' as what, hash as name, created_at::text as value from candor_migrations
        union all select 'function', name, digest || revision from candor_functions
        union all select 'table', oid::regclass::text, relacl::text from pg_class
          where relnamespace = 'public'::regnamespace
        union all select 'column', attrelid::regclass || attname, attnum::text from pg_attribute
          where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
        union all select 'body', oid::regprocedure::text, md5(prosrc) from pg_proc
          where pronamespace = 'public'::regnamespace
        union all select 'trigger', tgname, pg_get_triggerdef(oid) from pg_trigger
        order by 1, 2, 3`)

    /**
     * Runs the migration, and kills it at the moment. Returns the statement that it had not sent.
     */
    async function kill(moment: Parameters<Hold['before']>[0], { sent = false } = {}) {
      const hold = await startHold(newsroom.url)
      const held = hold.before(moment)
      const migration = run(next.candor('migrate'), { DATABASE_URL: hold.url })
      const ended = migration.ended.then(({ errors }) =>
        Promise.reject(new Error(`it ended before: ${errors}`)),
      )
      const statement = await Promise.race([held.reached, ended])
      ended.catch(() => {})
      expect((await migration.end('SIGKILL')).code).toBeNull()
      if (sent) held.go()
      else await hold.close()
      await vi.waitUntil(async () => {
        const sessions = `select from pg_stat_activity where datname = current_database() and application_name = 'candor migrate'`
        return (await newsroom.sql(sessions)).length === 0
      })
      if (sent) await hold.close()
      return { statement, statements: hold.statements }
    }
    const isCommit = (statement: string) => /^commit/i.test(statement)

    it(`at ${kills} moments changes nothing each time; the version before goes on, and the next try finishes`, async () => {
      const own = await schema()
      const { statements } = await kill(isCommit)
      const step = (statements.length - 1) / (kills - 1)
      // One moment is before the commit, the others from the first statement on.
      const moments = Array.from({ length: kills - 1 }, (_, index) => 1 + Math.floor(index * step))
      expect(new Set([...moments, statements.length]).size).toBe(kills)
      expect(await schema()).toEqual(own)
      await publishOne(newsroom)
      for (const moment of moments) {
        const { statement } = await kill((_, number) => number === moment)
        expect([moment, statement]).toEqual([moment, statements[moment - 1]])
        expect(await schema()).toEqual(own)
        await publishOne(newsroom)
      }
      const hold = await startHold(newsroom.url)
      const finished = await run(next.candor('migrate'), { DATABASE_URL: hold.url }).ended
      expect(finished).toMatchObject({ code: 0, errors: '' })
      // Nothing comes behind the commit that the first one was killed before: there is no other.
      expect(hold.statements).toEqual(statements)
      await hold.close()
      expect(await schema()).not.toEqual(own)
      await publishOne(newsroom)
    })

    it('behind its last word has finished', async () => {
      await newsroom.undoMigration()
      await kill(isCommit, { sent: true })
      expect(
        await run(next.candor('migrate', '--dry-run'), { DATABASE_URL: newsroom.url }).ended,
      ).toMatchObject({
        code: 0,
        output: expect.stringContaining('nothing to do'),
      })
      await publishOne(newsroom)
    })
  })
}

if (import.meta.vitest) describeKilledMigrations(3)
