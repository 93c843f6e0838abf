/** The demo generator on a real server: it inserts rows through COPY with all triggers enabled. */

import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serverTarget, type Target } from '../../../demo/generator/copy.ts'
import { generateArticle } from '../../../demo/generator/rows.ts'
import { generateNewsroom } from '../../../demo/generator.ts'
import { topics } from '../../../schema/topic-tables.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'

const options = { articles: 6000, topics: 12, sources: 2, seed: 5 }

describe('a server filled by the generator', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let client: postgres.Sql
  let target: Target

  beforeAll(async () => {
    fresh = await openFresh()
    client = connect(fresh.url)
    target = serverTarget(client)
    await generateNewsroom(target, options)
  })
  afterAll(async () => {
    await client?.end({ timeout: 1 })
    await fresh?.close()
  })

  const one = async (expression: string) =>
    Object.values((await fresh.sql(`select ${expression}`))[0] ?? {})[0]

  it('contains every row once', async () => {
    const counts = ['articles', 'sources', 'topics'].map((table) =>
      one(`count(*)::int from ${table}`),
    )
    expect(await Promise.all(counts)).toEqual([6000, 12_000, 12])
    const pairs = Array.from({ length: options.articles }, (_, n) => generateArticle(options, n))
    expect(await one('count(*)::int from article_topics')).toBe(
      pairs.flatMap((pair) => pair.topics).length,
    )
    expect(await one('count(*)::int from corrections')).toBe(
      pairs.flatMap((pair) => pair.corrections).length,
    )
  })

  it('lists each article at its own date, and moves the marker once per batch, and at the end', async () => {
    const misplaced = `count(*)::int from articles a left join listings l on l.article_id = a.id and l.family = 'all'
      where l.listed_at is distinct from a.published_at or l.left_at is not null`
    expect(await one(misplaced)).toBe(0)
    expect(await one(`version::int from families where family = 'all'`)).toBe(3)
    expect(await one('count(*)::int from pending_changes')).toBe(0)
  })

  it('has statistics for the planner', async () => {
    expect(await one(`reltuples::int from pg_class where oid = 'articles'::regclass`)).toBe(6000)
  })

  it.each([
    ['a value', [{ slug: 'Not A Slug', label: 'x' }]],
    [
      'a late row',
      [
        ...Array.from({ length: 300 }, (_, n) => ({ slug: `many-${n}`, label: 'x' })),
        { slug: 'many-1', label: 'x' },
      ],
    ],
  ])('fails when the database refuses %s, and rolls back the batch', async (_, rows) => {
    const refused = target.transaction(async (writer) => {
      await writer.run(`insert into topics values ('left-behind', 'Left behind')`)
      await writer.copy(topics, ['slug', 'label'], rows)
    })
    await expect(refused).rejects.toThrow(
      /violates (check|unique) constraint|refused the rows of topics/,
    )
    expect(await one(`count(*)::int from topics where slug in ('left-behind', 'many-1')`)).toBe(0)
    expect(await generateNewsroom(target, options)).toBe(0)
  })

  it('fails when a trigger refuses the rows at the end of COPY', async () => {
    await fresh.sql(`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'not today'; end
        $$;
      create trigger refuse_topics after insert on topics for each statement execute function refuse()`)
    const refused = target.transaction((writer) =>
      writer.copy(topics, ['slug', 'label'], [{ slug: 'late', label: 'x' }]),
    )
    await expect(refused).rejects.toThrow('rows of topics')
    await fresh.sql('drop function refuse cascade')
    expect(await generateNewsroom(target, options)).toBe(0)
  })
})
