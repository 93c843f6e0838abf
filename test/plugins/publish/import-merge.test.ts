/** What a second import takes over of an article that is here. */
import { expect, it } from 'vitest'
import type { ArticleBody } from '../../../src/plugins/publish/article-body.ts'
import { knownAfter, membersOf, merge } from '../../../src/plugins/publish/import-merge.ts'

const first: ArticleBody = {
  ...{
    guid: 'a',
    url: 'https://old.example.org/a',
    title: 'A',
    language: 'en',
    status: 'published',
  },
  ...{ byline: 'Ada', byline_url: 'https://old.example.org/ada', body_html: '<p>x</p>' },
  ...{
    published_at: '2020-01-01T00:00:00.000Z',
    updated_at: null,
    disclosure: { mode: 'human-only' },
  },
  topics: [],
}

const topic = (slug: string, label: string) => ({ slug, label })

/**
 * What is left, and what differs from the article here, after an import of `first` and changes on
 * both sides.
 */
async function mergeAfter(here: Partial<ArticleBody>, there: Partial<ArticleBody>, force = false) {
  const imported = { body: first, settled: membersOf(first), left: [], overwritten: [] }
  const stored = { ...first, ...here }
  const { body, left, overwritten } = await merge(
    stored,
    { ...first, ...there },
    await knownAfter(imported, first, first, {}),
    force,
  )
  const members = body as Readonly<Record<string, unknown>>
  const before = stored as Readonly<Record<string, unknown>>
  const taken = Object.keys(members).filter(
    (name) => JSON.stringify(members[name]) !== JSON.stringify(before[name]),
  )
  return { taken, left, overwritten, body }
}

it.each<[string, Partial<ArticleBody>, Partial<ArticleBody>, readonly string[], readonly string[]]>(
  [
    ['takes what changed there', {}, { title: 'B' }, ['title'], []],
    ['keeps what changed here', { title: 'B' }, {}, [], []],
    ['names what changed on both sides', { title: 'B' }, { title: 'C' }, [], ['title']],
    ['is silent where both changed alike', { title: 'B' }, { title: 'B' }, [], []],
    [
      'takes a moment in another spelling for the same',
      { published_at: '2020-02-01T00:00:00Z' },
      { published_at: '2020-02-01T01:00:00.000+01:00' },
      [],
      [],
    ],
    [
      'takes topics in another order, with other names, for the same',
      { topics: [topic('a', 'A'), topic('b', 'B')] },
      { topics: [topic('b', 'Be'), topic('a', 'A')] },
      [],
      [],
    ],
    ['takes an address with its name', { byline: 'Ben' }, { byline_url: null }, [], ['byline']],
    [
      'takes a retraction with its status',
      { status: 'draft' },
      { retraction: { reason: 'Wrong.' } },
      [],
      ['status'],
    ],
    [
      'takes the later date of an update with what is taken',
      { updated_at: '2020-02-01T00:00:00Z' },
      { title: 'B', updated_at: '2020-03-01T00:00:00Z' },
      ['title', 'updated_at'],
      [],
    ],
    [
      'keeps the later date of an update that is here',
      { updated_at: '2020-03-01T00:00:00Z' },
      { title: 'B', updated_at: '2020-02-01T00:00:00Z' },
      ['title'],
      [],
    ],
    [
      'takes no date of an update of which it takes nothing',
      { title: 'B', updated_at: '2020-02-01T00:00:00Z' },
      { title: 'C', updated_at: '2020-03-01T00:00:00Z' },
      [],
      ['title'],
    ],
  ],
)('%s', async (_, here, there, taken, left) => {
  expect(await mergeAfter(here, there)).toMatchObject({ taken, left })
})

it('takes all of the source with force, but nothing that a source cannot say', async () => {
  const here = { title: 'B', byline: 'Ben', ai_rights: 'licensed', audience: ['wire'] } as const
  const { taken, left, overwritten, body } = await mergeAfter(
    { ...here, audience: ['wire'] },
    { language: 'de' },
    true,
  )
  expect([taken.toSorted(), left]).toEqual([['byline', 'language', 'title'], []])
  expect(overwritten.toSorted()).toEqual(['byline', 'title'])
  expect(body).toMatchObject({ ai_rights: 'licensed', audience: ['wire'] })
})
