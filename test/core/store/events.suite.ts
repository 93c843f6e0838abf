/**
 * The record of changes: one event for each article that a transaction changed, which nothing
 * changes afterwards.
 */
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const source = (position: number, title = 'One') =>
  `insert into sources (article_id, position, url, title) select id, ${position}, 'https://council.example.org/', '${title}' from articles`
const title = `update articles set title = 'Other'`
const topic = `insert into article_topics select id, 'works' from articles`
const correction = `insert into corrections (article_id, text, corrected_at) select id, 'First.', '2026-05-02Z' from articles`
const insert = (
  id = 'gen_random_uuid()',
) => `insert into articles (id, guid, url, title, language, disclosure_mode)
  values (${id}, 'urn:example:new', 'https://news.example.org/new', 'New', 'en', 'human-only')`

/** Each runs on one article with a source, a topic and a correction. */
const changes: readonly (readonly [fields: string, ...statements: string[]])[] = [
  ['title', title],
  ['byline,title', title, `update articles set byline = null`],
  [
    'byline',
    `update articles set title = title || '.', byline = null`,
    `update articles set title = rtrim(title, '.')`,
  ],
  ['status', `update articles set status = 'withheld'`],
  ['sources', source(2)],
  ['sources', `delete from sources`, source(1, 'Other')],
  ['topics', `delete from article_topics`],
  ['topics', `update topics set slug = 'public-works'`],
  ['corrections', `update corrections set text = 'Other.'`],
  [
    'body_html,corrections,sources,topics',
    `update articles set body_html = ''`,
    source(2),
    'delete from article_topics',
    correction,
  ],
]

const nothing: readonly (readonly [name: string, ...statements: string[]])[] = [
  ['equal values', `update articles set title = title, updated_at = updated_at`],
  ['no row', `update articles set title = 'Other' where false`],
  [
    'what it writes back',
    `update articles set title = title || '.'`,
    `update articles set title = rtrim(title, '.')`,
  ],
  ['equal sources', 'delete from sources', source(1)],
  ['equal topics', 'delete from article_topics', topic],
  ['equal corrections', 'delete from corrections', correction],
  ['what a savepoint takes back', 'savepoint s', title, 'rollback to s'],
  [
    'what a savepoint takes back after its constraints',
    'savepoint s',
    title,
    'set constraints all immediate',
    'rollback to s',
  ],
  [
    'an article that it inserts and deletes',
    insert(),
    `delete from articles where guid = 'urn:example:new'`,
  ],
  ['the label of a topic', `update topics set label = 'Other'`],
]

const digest = (...texts: string[]) => createHash('sha256').update(texts.join('\0')).digest('hex')

export function describeEvents(bench: () => Bench): void {
  let before = 0
  const seen = async () =>
    (before = Number(await textOf(bench().sql, 'select coalesce(max(id), 0) from article_events')))
  const events = (columns: string) =>
    bench().sql(`select ${columns} from article_events where id > ${before} order by id`)
  const run = (statements: readonly string[]) =>
    bench().sql(`begin; ${statements.join(';')}; commit`)
  const newsroom = async (status: 'draft' | 'published') => {
    await bench().sql(`insert into topics values ('works', 'Works')`)
    await insertArticle(bench().db, { guid: 'urn:example:a', status })
    await run([source(1), topic, correction])
    await seen()
  }
  const fields = `array_to_string(fields, ',') as fields`

  describe('the events of an article', () => {
    beforeEach(seen)

    it.each(['draft', 'published'] as const)('are one for a %s with its parts', async (status) => {
      await insertArticle(
        bench().db,
        { status },
        { sources: [{}, {}], topics: ['works'], corrections: [{}] },
      )
      expect(await events(`action, ${fields}, status`)).toEqual([
        { action: 'created', fields: '', status },
      ])
    })

    describe.each(['draft', 'published'] as const)('that is %s', (status) => {
      it.each(changes)('name %s', async (names, ...statements) => {
        await newsroom(status)
        await run(statements)
        expect(await events(`action, ${fields}`)).toEqual([{ action: 'changed', fields: names }])
      })

      it.each(nothing)('are none for a transaction that writes %s', async (_, ...statements) => {
        await newsroom(status)
        await run(statements)
        expect(await events('*')).toEqual([])
      })

      it('outlive it, with its last text and disclosure', async () => {
        await newsroom(status)
        const [kept] = await bench().sql('select id, title, standfirst, body_html from articles')
        await run(['delete from sources', 'delete from articles'])
        expect(await events('action, guid, status, article_id, text_digest, disclosure')).toEqual([
          {
            action: 'deleted',
            guid: 'urn:example:a',
            status,
            article_id: kept?.['id'],
            text_digest: digest(
              String(kept?.['title']),
              String(kept?.['standfirst']),
              String(kept?.['body_html']),
            ),
            disclosure: expect.objectContaining({
              mode: 'ai-autonomous',
              model: 'example-model-1',
            }),
          },
        ])
      })
    })

    it('are two for one that is deleted and inserted again with its id', async () => {
      const id = `'00000000-0000-4000-8000-000000000009'`
      await run([insert(id)])
      await run(['delete from articles', insert(id)])
      expect((await events('action')).map(({ action }) => action)).toEqual([
        'created',
        'deleted',
        'created',
      ])
    })

    it('are one for each article of a statement', async () => {
      await newsroom('draft')
      await run([insert(), `update articles set byline = 'Desk'`])
      expect(await events(`guid, action, ${fields}`)).toEqual(
        expect.arrayContaining([
          { guid: 'urn:example:a', action: 'changed', fields: 'byline' },
          { guid: 'urn:example:new', action: 'created', fields: '' },
        ]),
      )
    })

    it('have the disclosure, with times in UTC wherever the writer is', async () => {
      await run([
        `set local timezone = 'Asia/Kolkata'`,
        `insert into articles (url, title, language, disclosure_mode, disclosure_model, disclosure_provider, disclosure_statement, reviewed_by, reviewed_at, generated_at)
          values ('https://news.example.org/a', 'A', 'en', 'ai-assisted', 'example-model-1', 'Example AI', 'Helped by AI.', 'R. Reviewer', '2026-05-01T10:00Z', '2026-05-01T09:00Z')`,
      ])
      expect(await events('disclosure')).toEqual([
        {
          disclosure: {
            mode: 'ai-assisted',
            model: 'example-model-1',
            provider: 'Example AI',
            statement: 'Helped by AI.',
            reviewed_by: 'R. Reviewer',
            reviewed_at: '2026-05-01T10:00:00+00:00',
            reviewed_digest: digest('A', '', ''),
            generated_at: '2026-05-01T09:00:00+00:00',
          },
        },
      ])
    })

    it('have a digest that any program can compute, and that tells apart where a text ends', async () => {
      const texts = ['Brücke 🌉', 'a\r\n b', '<p>"\\x00 &amp;</p>'] as const
      await insertArticle(bench().db, { title: texts[0], standfirst: texts[1], bodyHtml: texts[2] })
      expect(await events('text_digest')).toEqual([{ text_digest: digest(...texts) }])
      const [two] = await bench().sql(
        `select candor_text_digest('a', 'b', 'c') <> candor_text_digest('ab', '', 'c') as differ`,
      )
      expect(two).toEqual({ differ: true })
    })

    it('have the role that logged in, and the actor that the transaction claims, if any', async () => {
      await run([`select set_config('candor.actor', 'pipeline', true)`, insert()])
      await bench().sql('delete from articles')
      const session = await textOf(bench().sql, 'select session_user')
      expect(await events('role, actor')).toEqual([
        { role: session, actor: 'pipeline' },
        { role: session, actor: null },
      ])
    })

    it('have the time of the end of the transaction', async () => {
      await insertArticle(bench().db)
      await run([`update articles set published_at = now()`, 'select pg_sleep(0.05)'])
      const [event] =
        await bench().sql(`select at >= published_at + interval '50 ms' and at <= clock_timestamp() as late
        from article_events e join articles a on a.id = e.article_id order by e.id desc limit 1`)
      expect(event).toEqual({ late: true })
    })
  })

  describe('the record of changes', () => {
    it.each([
      `update article_events set actor = 'other'`,
      `update article_events set actor = 'other' where false`,
      'delete from article_events',
      'truncate article_events',
      `insert into article_events overriding system value select * from article_events on conflict (id) do update set actor = 'other'`,
    ])('is kept, also from its owner: %s', async (statement) => {
      await insertArticle(bench().db)
      await expect(bench().sql(statement)).rejects.toThrow(/article_events.*refused/)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeEvents)
