/**
 * Redirects of topics that several transactions write at the same time: no circle, and one step.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, openFresh } from '../../core/store/fresh-database.ts'

describe('redirects that are written at the same time', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let writers: ReturnType<typeof connect>[]
  beforeAll(async () => {
    fresh = await openFresh()
    writers = [connect(fresh.url), connect(fresh.url)]
  })
  beforeEach(() =>
    fresh.sql(`delete from retired_topics; delete from topics;
    insert into topics select chr(96 + n), 'T' from generate_series(1, 6) n`),
  )
  afterAll(async () => {
    await Promise.all(writers.map((writer) => writer.end({ timeout: 1 })))
    await fresh.close()
  })

  const moves = (from: string, to: string) =>
    `insert into retired_topics values ('${from}', '${to}')`
  const redirects = async () =>
    (await fresh.sql('select slug, moved_to from retired_topics order by slug')).map(
      (row) => `${String(row['slug'])} → ${String(row['moved_to'])}`,
    )
  const waits = async () =>
    (
      await fresh.sql(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).length

  /**
   * The first transaction writes, then the second, then both commit. Returns the message of the
   * second.
   */
  async function together(
    first: string,
    second: string,
    isolation = 'read committed',
  ): Promise<string> {
    const [one, two] = writers as [ReturnType<typeof connect>, ReturnType<typeof connect>]
    await two.unsafe(`begin isolation level ${isolation}`)
    await two.unsafe('select from articles')
    await one.unsafe(`begin; ${first}`)
    const later = two.unsafe(`${second}; commit`).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : 'failed'),
    )
    const waiting = async () => {
      for (let tries = 0; tries < 200 && (await waits()) === 0; tries += 1)
        await new Promise((done) => setTimeout(done, 10))
    }
    await Promise.race([later, waiting()])
    await one.unsafe('commit')
    const message = await later
    await two.unsafe('rollback')
    return message
  }

  it.each([
    ['two topics', [], moves('a', 'b'), moves('b', 'a')],
    ['four topics', [moves('a', 'b'), moves('c', 'd')], moves('b', 'c'), moves('d', 'a')],
  ])('refuse a circle of %s', async (_, before, first, second) => {
    for (const statement of before) await fresh.sql(statement)
    expect(await together(first, second)).toMatch(/would redirect for ever/)
  })

  it('fail under REPEATABLE READ, which cannot see the other', async () => {
    expect(await together(moves('a', 'b'), moves('b', 'a'), 'repeatable read')).toMatch(
      /could not serialize/,
    )
    expect(await redirects()).toEqual(['a → b'])
  })

  it.each([
    [moves('a', 'b'), moves('b', 'c')],
    [moves('b', 'c'), moves('a', 'b')],
  ])('have one step: %s, %s', async (first, second) => {
    expect(await together(first, second)).toBe('')
    expect(await redirects()).toEqual(['a → c', 'b → c'])
  })

  it('have one step if a topic is renamed meanwhile', async () => {
    expect(await together(moves('a', 'b'), `update topics set slug = 'z' where slug = 'b'`)).toBe(
      '',
    )
    expect(await redirects()).toEqual(['a → z', 'b → z'])
  })
})
