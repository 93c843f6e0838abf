/**
 * Two concurrent writers in every order of their steps: each change gets a new marker, and no
 * writer deadlocks.
 */
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore, type Store } from '../../../src/core/store/store.ts'
import { emptyNewsroom } from '../../core/store/bench.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { interleave, mergings, toConnection, type Writer } from '../../core/store/interleaving.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

const first = `'00000000-0000-4000-8000-000000000001'`
const second = `'00000000-0000-4000-8000-000000000002'`
const draft = `'00000000-0000-4000-8000-000000000003'`

const insert = (
  title: string,
) => `insert into articles (url, title, language, disclosure_mode, status, published_at)
  values ('https://news.example.org/${title}', '${title}', 'en', 'human-only', 'published', '2026-05-01Z')`
const insertSource = (
  id: string,
  position: number,
) => `insert into sources (article_id, position, url, title)
  values (${id}, ${position}, 'https://council.example.org/${position}', 'Source ${position}')`
const update = (id: string, title: string) =>
  `update articles set title = '${title}' where id = ${id}`
const publish = `update articles set status = 'published' where id = ${draft}`
const withhold = `update articles set status = 'withheld' where id = ${first}`
const remove = `delete from articles where id = ${first}`
const relabel = `update topics set label = 'Renamed' where slug = 'works'`

type Case = readonly [name: string, a: Writer, b: Writer]

/**
 * The orders of steps are complete, so no case needs to swap its writers. Random ones:
 * writers.test.ts.
 */
const cases: readonly Case[] = [
  ['two articles are inserted', [insert('a')], [insert('b')]],
  ['one article is updated twice', [update(first, 'a')], [update(first, 'b')]],
  ['an article is updated while it gets a source', [update(first, 'a')], [insertSource(first, 8)]],
  ['a draft is published while it gets a source', [publish], [insertSource(draft, 8)]],
  ['a draft is published while its topic is renamed', [publish], [relabel]],
  ['an article is deleted while it is updated', [remove], [update(first, 'b')]],
  ['an article is withheld while it gets a source', [withhold], [insertSource(first, 8)]],
]

/** The same statements for tables without triggers. */
const withoutTriggers = ([name, a, b]: Case): Case => {
  const plain = (statement: string) => statement.replace(/\b(articles|sources)\b/, 'plain_$1')
  return [name, a.map(plain), b.map(plain)]
}

/** Writers that change the same articles in opposite order. */
const crossing: readonly Case[] = [
  [
    'two updates each',
    [update(first, 'a1'), update(second, 'a2')],
    [update(second, 'b2'), update(first, 'b1')],
  ],
  [
    'an article and a part',
    [update(first, 'a1'), insertSource(second, 8)],
    [update(second, 'b2'), insertSource(first, 9)],
  ],
  [
    'a deletion and an update',
    [remove, update(second, 'a2')],
    [update(second, 'b2'), update(first, 'b1')],
  ],
]

describe('two concurrent writers', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let clients: postgres.Sql[] = []
  let store: Store

  beforeAll(async () => {
    fresh = await openFresh()
    await fresh.sql(`create table plain_articles (id uuid primary key, title text);
      create table plain_sources (article_id uuid references plain_articles on delete cascade, position int, url text, title text)`)
    await fresh.sql(
      `do $$ begin execute format('alter database %I set deadlock_timeout = ''50ms''', current_database()); end $$`,
    )
    clients = Array.from({ length: 3 }, () => connect(fresh.url))
    store = createStore(fresh.db, () => {})
  })
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end({ timeout: 1 })))
    await fresh?.close()
  })

  async function newsroom(): Promise<void> {
    await emptyNewsroom(fresh.sql)
    const id = (quoted: string) => quoted.slice(1, -1)
    await insertArticle(fresh.db, { id: id(first), title: 'first' }, { sources: [{}] })
    await insertArticle(fresh.db, { id: id(second), title: 'second' })
    await insertArticle(
      fresh.db,
      { id: id(draft), title: 'draft', status: 'draft' },
      { topics: ['works'] },
    )
  }

  async function play([, a, b]: Case, turns: readonly ('a' | 'b')[], prepare = newsroom) {
    const [clientA, clientB, monitor] = clients
    if (!clientA || !clientB || !monitor) throw new Error('there are three connections')
    await prepare()
    const connections = {
      a: await toConnection(clientA),
      b: await toConnection(clientB),
      monitor,
      store,
    }
    return await interleave(connections, { a, b }, turns)
  }

  it.each(cases)('give every change a new marker when %s', async (...one) => {
    const orders = mergings(3, 3)
    expect(orders).toHaveLength(20)
    for (const turns of orders) {
      const { looks, errors } = await play(one, turns)
      const shownBy = new Map(looks.map(({ state, shown }) => [state, shown]))
      for (const { state, shown } of looks)
        expect(shown, `after ${turns.join('')}`).toBe(shownBy.get(state))
      expect(shownBy.size, 'the reader saw a change').toBeGreaterThan(1)
      expect(
        errors.filter(
          (error) => !error.includes('violates foreign key') && !error.includes('aborted'),
        ),
      ).toEqual([])
    }
  })

  it.each(crossing)(
    'deadlock with %s in opposite order only where tables without triggers do',
    async (...one) => {
      const deadlocks = (errors: readonly string[]) =>
        errors.filter((error) => error.includes('deadlock')).length
      for (const turns of mergings(4, 4).filter((_, index) => index % 5 === 0)) {
        const { looks, errors } = await play(one, turns)
        await fresh.sql(
          `delete from plain_articles; insert into plain_articles values (${first}), (${second})`,
        )
        const plain = await play(withoutTriggers(one), turns, async () => {})
        expect([turns.join(''), deadlocks(errors)]).toEqual([
          turns.join(''),
          deadlocks(plain.errors),
        ])
        const shownBy = new Map(looks.map(({ state, shown }) => [state, shown]))
        for (const { state, shown } of looks)
          expect(shown, `after ${turns.join('')}`).toBe(shownBy.get(state))
      }
    },
  )

  it('give the last of two changes a marker that no reader saw before', async () => {
    for (const turns of mergings(3, 3)) {
      const { looks } = await play(['', [update(first, 'a')], [insert('b')]], turns)
      const final = looks.at(-1)
      expect(
        looks.filter(({ state, shown }) => state === final?.state && shown !== final.shown),
      ).toEqual([])
      expect(looks[0]?.state).not.toBe(final?.state)
      expect(final?.shown).toContain('"title":"a"')
      expect(final?.shown).toContain('"title":"b"')
    }
  })

  it('leave the right numbers in the directory when both change the same families', async () => {
    const wrong = `select * from (
      select family, articles,
        (select count(*) from listings l where l.family = f.family and left_at is null)
          from families f
    ) as compared where articles <> count`
    const pairs: readonly Case[] = [
      [
        'two publications',
        [insert('a'), insertSource(first, 8)],
        [publish, insertSource(draft, 9)],
      ],
      [
        'a publication and a withdrawal',
        [insert('a'), withhold],
        [insertSource(second, 8), publish],
      ],
    ]
    for (const pair of pairs) {
      for (const turns of mergings(4, 4).filter((_, index) => index % 5 === 0)) {
        await play(pair, turns)
        expect(await fresh.sql(wrong), `${pair[0]} after ${turns.join('')}`).toEqual([])
      }
    }
    const [all] = await fresh.sql(`select articles from families where family = 'all'`)
    expect(all).toEqual({ articles: 3 })
  })

  describe.each(['repeatable read', 'serializable'])('at %s', (isolation) => {
    it('get a serialization error if the other writer committed in between', async () => {
      const [clientA, clientB] = clients
      await newsroom()
      await clientB?.unsafe(`begin isolation level ${isolation}; select from articles`)
      await clientA?.unsafe(publish)
      await clientB?.unsafe(insertSource(draft, 8))
      await expect(clientB?.unsafe('commit')).rejects.toThrow('could not serialize access')
    })

    // The snapshot has the old row beside the new one: two with one id.
    it('get a serialization error if they insert an article again that the other has deleted meanwhile', async () => {
      const [clientA, clientB] = clients
      await newsroom()
      await clientB?.unsafe(`begin isolation level ${isolation}; select from articles`)
      await clientA?.unsafe(remove)
      const again = insert('again')
        .replace('(url,', '(id, url,')
        .replace('values (', `values (${first}, `)
      const error: unknown = await clientB?.unsafe(again).catch((cause: unknown) => cause)
      await clientB?.unsafe('rollback')
      expect(error).toMatchObject({ code: '40001' })
    })

    it('get a serialization error also if the other changed no feed of theirs', async () => {
      const [clientA, clientB] = clients
      await newsroom()
      await clientB?.unsafe(`begin isolation level ${isolation}; select from articles`)
      await clientA?.unsafe(`insert into retired_topics (slug) values ('closed')`)
      await clientB?.unsafe(publish)
      await expect(clientB?.unsafe('commit')).rejects.toThrow('could not serialize access')
    })
  })

  // The second writer of a part waits for the article, and the publication for the part.
  it('do not deadlock if both write a part of a draft, and one publishes it', async () => {
    const pair: Case = [
      '',
      [insertSource(draft, 8), publish],
      [insertSource(draft, 9), update(draft, 'b')],
    ]
    const orders = mergings(4, 4)
    for (const turns of orders.filter((_, index) => index % 5 === 0)) {
      const { errors } = await play(pair, turns)
      expect(errors, `after ${turns.join('')}`).toEqual([])
    }
  })

  it('list a draft by the source that another writes, also if constraints are immediate', async () => {
    const pair: Case = ['', ['set constraints all immediate', publish], [insertSource(draft, 8)]]
    for (const turns of mergings(4, 3).filter((_, index) => index % 3 === 0)) {
      await play(pair, turns)
      expect(
        await fresh.sql(`select family from article_families(array[${draft}::uuid])
          except select family from listings where article_id = ${draft} and left_at is null`),
        `after ${turns.join('')}`,
      ).toEqual([])
    }
  })

  it('give a new marker to corrections of one moment that change their order', async () => {
    const correction = (text: string) => `insert into corrections (article_id, text, corrected_at)
      values (${first}, '${text}', '2026-06-01Z')`
    const rewrite = [
      `delete from corrections where text = 'One.'`,
      correction('One.'),
      'set constraints all immediate',
    ]
    for (const turns of mergings(5, 3)) {
      const withCorrection = async () => {
        await newsroom()
        await fresh.sql(correction('One.'))
      }
      const { looks } = await play(['', rewrite, [correction('Two.')]], turns, withCorrection)
      const shownBy = new Map(looks.map(({ state, shown }) => [state, shown]))
      for (const { state, shown } of looks)
        expect(shown, `after ${turns.join('')}`).toBe(shownBy.get(state))
    }
  })
})
