/**
 * Who waits for the queue of writers, and when: a transaction that changes a feed, at its end, and
 * nobody else.
 */
import type postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyNewsroom } from '../../core/store/bench.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

const shown = '00000000-0000-4000-8000-000000000001'
const draft = '00000000-0000-4000-8000-000000000002'
const withheld = '00000000-0000-4000-8000-000000000003'

const insert = (
  title: string,
  status: string,
) => `insert into articles (url, title, language, disclosure_mode, status, published_at)
  values ('https://news.example.org/', '${title}', 'en', 'human-only', '${status}', '2026-05-01Z')`
const source = (id: string) => `insert into sources (article_id, position, url, title)
  values ('${id}', 9, 'https://council.example.org/', 'Source')`

/** No feed shows what these write. */
const unseen: readonly string[] = [
  insert('another draft', 'draft'),
  `update articles set title = 'Other' where id = '${draft}'`,
  `update articles set title = 'Other' where id = '${withheld}'`,
  source(draft),
  source(withheld),
  `insert into article_topics values ('${draft}', 'works')`,
  `delete from article_topics where article_id = '${draft}'`,
  `insert into corrections (article_id, text) values ('${draft}', 'Other.')`,
  `insert into topics values ('works', 'Works') on conflict do nothing`,
  `${insert('a draft with parts', 'draft')}; insert into sources (article_id, position, url, title)
    select id, 1, 'https://council.example.org/', 'Source' from articles where title = 'a draft with parts'`,
  `update articles set status = 'draft' where id = '${withheld}'`,
  `delete from articles where id = '${draft}'`,
  `delete from articles where id = '${withheld}'`,
  `update articles set title = title where id = '${shown}'`,
  `with gone as (delete from sources returning *) insert into sources select * from gone`,
]

const seen: readonly string[] = [
  insert('an article', 'published'),
  `update articles set status = 'published' where id = '${draft}'`,
  `update articles set status = 'published' where id = '${withheld}'`,
  source(shown),
  `insert into article_topics values ('${shown}', 'works')`,
  `insert into corrections (article_id, text) values ('${shown}', 'Other.')`,
  'select candor_import_done()',
]

describe('while another transaction holds the queue', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let holder: postgres.Sql
  let writer: postgres.Sql

  beforeAll(async () => {
    fresh = await openFresh()
    ;[holder, writer] = [connect(fresh.url), connect(fresh.url)]
    await writer`set lock_timeout = '1s'`
  })
  beforeEach(async () => {
    await emptyNewsroom(fresh.sql)
    await insertArticle(fresh.db, { title: 'holder' })
    await insertArticle(fresh.db, { id: shown }, { sources: [{}] })
    await insertArticle(
      fresh.db,
      { id: draft, status: 'draft' },
      { sources: [{}], topics: ['bridges'] },
    )
    await insertArticle(fresh.db, { id: withheld })
    await fresh.sql(
      `update articles set status = 'withheld' where id = '${withheld}'; insert into topics values ('works', 'Works')`,
    )
    await holder.unsafe(
      `begin; update articles set title = 'Held' where title = 'holder'; set constraints all immediate`,
    )
  })
  afterEach(async () => {
    await holder`rollback`
    await writer`rollback`
  })
  afterAll(async () => {
    await Promise.all([holder, writer].map((client) => client.end({ timeout: 1 })))
    await fresh?.close()
  })

  it.each(unseen)('does not wait: %s', async (statements) => {
    await expect(writer.unsafe(`begin; ${statements}; commit`)).resolves.toBeInstanceOf(Array)
  })

  it('does not wait: a new topic for a draft', async () => {
    const statements = `insert into topics values ('new', 'New'); insert into article_topics values ('${draft}', 'new')`
    await expect(writer.unsafe(`begin; ${statements}; commit`)).resolves.toBeInstanceOf(Array)
  })

  it.each(seen)('waits at its commit, not before: %s', async (statements) => {
    await writer.unsafe(`begin; set local lock_timeout = '200ms'; ${statements}`)
    await expect(writer`commit`).rejects.toThrow('lock timeout')
  })

  it('is bounded by lock_timeout, not by statement_timeout', async () => {
    const timeouts = `set local statement_timeout = '50ms'; set local lock_timeout = '300ms'`
    await writer.unsafe(`begin; ${insert('an article', 'published')}; ${timeouts}`)
    await expect(writer`commit`).rejects.toThrow('lock timeout')
  })

  it('writes its statements, and commits as soon as the other has ended', async () => {
    await writer.unsafe(`begin; ${insert('an article', 'published')}`)
    const commit = writer`commit`.then(() => 'committed')
    const early = await Promise.race([
      commit,
      new Promise((resolve) => setTimeout(() => resolve('waiting'), 100)),
    ])
    expect(early).toBe('waiting')
    await holder`commit`
    expect(await commit).toBe('committed')
  })
})
