/**
 * A pipeline that deletes the parts of an article and inserts the same again: no marker moves,
 * unless something differs.
 */
import { describe, expect, it } from 'vitest'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, movesMarker } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const source = (position: number, title: string) =>
  `insert into sources (article_id, position, url, title) select id, ${position}, 'https://council.example.org/${position}', '${title}' from articles`
const topic = (slug: string) => `insert into article_topics select id, '${slug}' from articles`
const correction = (text: string, at = '2026-05-03') =>
  `insert into corrections (article_id, text, corrected_at) select id, '${text}', '${at}Z' from articles`
const again = (table: string, columns: string) =>
  `with gone as (delete from ${table} returning *) insert into ${table} (${columns}) select ${columns} from gone`

/** Each article has these parts. */
const sources = [source(1, 'One'), source(2, 'Two')]
const topics = [topic('bridges'), topic('works')]
const corrections = [correction('First.', '2026-05-02'), correction('Second.')]
const noSources = 'delete from sources'
const noTopics = 'delete from article_topics'
const noCorrections = 'delete from corrections'

type Case = readonly [name: string, ...statements: string[]]

const still: readonly Case[] = [
  ['sources', noSources, ...sources],
  ['sources in the opposite order', noSources, ...sources.toReversed()],
  [
    'sources, each in a statement of its own',
    'delete from sources where position = 1',
    source(1, 'One'),
    'delete from sources where position = 2',
    source(2, 'Two'),
  ],
  ['sources in one statement', again('sources', 'article_id, position, url, title')],
  [
    'sources that a savepoint rolled back first',
    'savepoint s',
    noSources,
    'rollback to s',
    noSources,
    ...sources,
  ],
  [
    'sources that a savepoint wrote otherwise first',
    noSources,
    'savepoint s',
    source(1, 'Other'),
    'rollback to s',
    ...sources,
  ],
  [
    'sources within savepoints',
    'savepoint s',
    noSources,
    'release s',
    'savepoint t',
    ...sources,
    'release t',
  ],
  ['sources twice', noSources, ...sources, noSources, ...sources],
  [
    'sources that were updated and back',
    `update sources set title = title || '.'`,
    `update sources set title = rtrim(title, '.')`,
  ],
  [
    'sources whose positions were swapped and back',
    ...Array.from(
      { length: 2 },
      () =>
        'update sources set position = 3 - position + 10; update sources set position = position - 10',
    ),
  ],
  ['topics', noTopics, ...topics],
  ['topics in one statement', again('article_topics', 'article_id, topic_slug')],
  ['topics that moved and back', noTopics, topic('other'), noTopics, ...topics],
  ['corrections', noCorrections, ...corrections],
  ['corrections in one statement', again('corrections', 'article_id, text, corrected_at, url')],
  [
    'corrections in the opposite order, with different dates',
    noCorrections,
    ...corrections.toReversed(),
  ],
  ['everything', noSources, noTopics, noCorrections, ...corrections, ...topics, ...sources],
  [
    'everything, with an article that is written as it is',
    `update articles set title = title`,
    noSources,
    noTopics,
    noCorrections,
    ...corrections,
    ...topics,
    ...sources,
  ],
  ['an added source that goes again', source(3, 'Three'), 'delete from sources where position = 3'],
]

const moving: readonly Case[] = [
  ['a source with another title', noSources, source(1, 'Other'), source(2, 'Two')],
  ['sources in other positions', noSources, source(1, 'Two'), source(2, 'One')],
  ['fewer sources', noSources, source(1, 'One')],
  ['one source more', noSources, ...sources, source(3, 'Three')],
  ['sources that a savepoint left deleted', noSources, 'savepoint s', ...sources, 'rollback to s'],
  [
    'sources, of which a savepoint kept the deletion',
    'savepoint s',
    'delete from sources where position = 2',
    'release s',
    'savepoint t',
    source(2, 'Two'),
    'rollback to t',
  ],
  ['another topic', noTopics, topic('works'), topic('other')],
  ['fewer topics', noTopics, topic('works')],
  [
    'a correction with another text',
    noCorrections,
    correction('Other.', '2026-05-02'),
    correction('Second.'),
  ],
  [
    'a correction with another date',
    noCorrections,
    correction('First.', '2026-05-01'),
    correction('Second.'),
  ],
  ['a correction twice', noCorrections, ...corrections, correction('Second.')],
  [
    'the same parts, and another title',
    noSources,
    ...sources,
    `update articles set title = 'Other'`,
  ],
]

export function describeRewriting(bench: () => Bench): void {
  const newsroom = async () => {
    const { db, sql } = bench()
    await sql(
      `insert into topics values ('bridges', 'Bridges'), ('works', 'Works'), ('other', 'Other')`,
    )
    await insertArticle(db)
    await sql([...sources, ...topics, ...corrections].join(';'))
  }
  const run = (statements: readonly string[]) => () =>
    bench().sql(`begin; ${statements.join(';')}; commit`)

  describe('writing the same parts again', () => {
    it.each(still)('does not move the marker: %s', async (_, ...statements) => {
      await newsroom()
      expect(await movesMarker(bench(), run(statements))).toBe(false)
      const { articles } = await bench().store.latest(buildSelection())
      expect(articles[0]?.sources.map(({ title }) => title)).toEqual(['One', 'Two'])
    })

    it.each(moving)('moves the marker if something differs: %s', async (_, ...statements) => {
      await newsroom()
      expect(await movesMarker(bench(), run(statements))).toBe(true)
    })

    it('moves the marker if corrections of one moment change their order, and may move it if they do not', async () => {
      await newsroom()
      const [first, second] = [correction('First.'), correction('Second.')]
      await run([noCorrections, first, second])()
      expect(await movesMarker(bench(), run([noCorrections, second, first]))).toBe(true)
      expect(await bench().sql('select text from corrections order by corrected_at, id')).toEqual([
        { text: 'Second.' },
        { text: 'First.' },
      ])
    })

    it('moves no marker of a family, and changes no listing', async () => {
      await newsroom()
      const kept = async () => [
        await bench().sql(`select family, version, changed_at from families order by 1`),
        await bench().sql('select * from listings order by 1, 2'),
      ]
      const before = await kept()
      await run([noSources, noTopics, noCorrections, ...sources, ...topics, ...corrections])()
      expect(await kept()).toEqual(before)
      expect(await bench().sql('select id from pending_changes')).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeRewriting)
