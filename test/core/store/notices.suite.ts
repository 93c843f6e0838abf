/**
 * The feed of corrections: each correction and each retraction is an entry of its own, with an
 * identity that stays.
 */
import { describe, expect, it } from 'vitest'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const a = { title: 'A', guid: 'urn:example:a' }
const b = { title: 'B', guid: 'urn:example:b' }
const correct = (title: string, text: string, date?: string) =>
  `insert into corrections (article_id, text${date ? ', corrected_at' : ''})
  select id, '${text}'${date ? `, '${date}'` : ''} from articles where title = '${title}'`
const retract = (title: string) =>
  `update articles set status = 'retracted', retraction_reason = 'Forged.', retracted_at = '2026-06-01Z' where title = '${title}'`

export function describeNotices(bench: () => Bench): void {
  const entries = async (changes: Parameters<typeof buildSelection>[0] = {}) => {
    const { articles } = await bench().store.latest(
      buildSelection({ family: 'corrections', limit: 50, ...changes }),
    )
    return articles
  }
  const notices = async (changes = {}) =>
    (await entries(changes)).map(({ title, notice }) => `${title} ${notice?.kind} ${notice?.text}`)
  const guids = async () => (await entries()).map(({ notice }) => notice?.guid)
  const tombstones = async () =>
    (await bench().store.latest(wholeFamily('corrections', 50))).tombstones
  const newsroom = async () => {
    await insertArticle(bench().db, a, { topics: ['works'] })
    await insertArticle(bench().db, b)
  }

  describe('the feed of corrections', () => {
    it('has an entry for each correction and each retraction, in the order in which readers can see them', async () => {
      await newsroom()
      const { sql } = bench()
      await sql(correct('A', 'First.', '2026-05-03Z'))
      await sql(correct('B', 'Second.', '2026-05-02Z'))
      await sql(correct('A', 'Third.'))
      await sql(retract('B'))
      expect(await notices()).toEqual([
        'B retraction Forged.',
        'A correction Third.',
        'B correction Second.',
        'A correction First.',
      ])
      const dates = (await entries()).map(({ notice }) => notice?.date.toISOString())
      expect([dates[0], dates[2], dates[3]]).toEqual([
        '2026-06-01T00:00:00.000Z',
        '2026-05-02T00:00:00.000Z',
        '2026-05-03T00:00:00.000Z',
      ])
      for (const guid of await guids()) expect(guid).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8/)
      expect(new Set(await guids()).size).toBe(4)
    })

    it('has several corrections of one transaction in the order of their dates and of insertion', async () => {
      await newsroom()
      await bench().sql(
        [
          correct('A', 'Late.', '2026-05-04Z'),
          correct('B', 'Early.', '2026-05-02Z'),
          correct('A', 'One.', '2026-05-03Z'),
          correct('A', 'Two.', '2026-05-03Z'),
        ].join(';'),
      )
      expect(await notices()).toEqual([
        'A correction Late.',
        'A correction Two.',
        'A correction One.',
        'B correction Early.',
      ])
      const listed = await textOf(
        bench().sql,
        `select count(distinct listed_at) from listings where family = 'corrections'`,
      )
      expect(listed).toBe('4')
    })

    it.each([
      ['without dates', ''],
      ['of one date', `, '2026-05-03Z'`],
    ])('has corrections of one INSERT in the order of insertion: %s', async (_, date) => {
      await newsroom()
      const numbers = Array.from({ length: 12 }, (_, index) => `${index}`)
      await bench().sql(`insert into corrections (article_id, text${date && ', corrected_at'})
        select a.id, n${date} from articles a cross join unnest(array['${numbers.join(`','`)}']) n where title = 'A'`)
      expect((await entries()).map(({ notice }) => notice?.text)).toEqual(numbers.toReversed())
      const since = new Date(Date.now() - 60_000)
      expect((await entries({ since })).map(({ notice }) => notice?.text)).toEqual(
        numbers.toReversed(),
      )
    })

    it.each([
      ['an edit of its text', `update corrections set text = 'Other.'`],
      [
        'a deletion and insertion with its date',
        `delete from corrections; ${correct('A', 'Wrong.', '2026-05-03Z')}`,
      ],
      ['an edit of the article', `update articles set title = title || '!'`],
      ['a new topic of the article', `delete from article_topics`],
    ])('keeps the identity and the place of an entry after %s', async (_, change) => {
      await newsroom()
      await bench().sql(correct('A', 'Wrong.', '2026-05-03Z'))
      const before = await guids()
      const place = () =>
        textOf(bench().sql, `select listed_at::text from listings where family = 'corrections'`)
      const placeBefore = await place()
      await bench().sql(change)
      expect(await guids()).toEqual(before)
      expect(await place()).toBe(placeBefore)
      expect(before).toHaveLength(1)
    })

    it('keeps the entries of corrections that are written again without dates, in one transaction or two', async () => {
      await newsroom()
      const each = [correct('A', 'First.'), correct('A', 'Second.'), correct('B', 'First.')]
      for (const one of each) await bench().sql(one)
      const write = each.join(';')
      const before = await entries()
      const state = (await bench().store.findMarker('corrections')).state
      await bench().sql(`begin; delete from corrections; ${write}; commit`)
      expect(await entries()).toEqual(before)
      expect((await bench().store.findMarker('corrections')).state).toBe(state)
      await bench().sql('delete from corrections')
      expect(await entries()).toEqual([])
      await bench().sql(write)
      expect(await entries()).toEqual(before)
      expect(await tombstones()).toEqual([])
      await bench().sql(correct('A', 'First.'))
      expect(await entries()).toHaveLength(4)
    })

    it.each(['one transaction', 'several transactions'])(
      'keeps the entries of an article that is deleted and imported again with its guid, in %s',
      async (how) => {
        const { sql } = bench()
        const write = (
          guid: string,
        ) => `insert into articles (guid, url, title, language, disclosure_mode, status, published_at)
          values ('${guid}', 'https://news.example.org/', 'A', 'en', 'human-only', 'published', '2026-05-01Z')`
        for (const each of [write(a.guid), correct('A', 'First.'), correct('A', 'Second.')])
          await sql(each)
        const seen = async () =>
          (await entries()).map(({ notice }) => [notice?.guid, notice?.date, notice?.text])
        const before = await seen()
        const again = [
          `delete from articles`,
          write(a.guid),
          correct('A', 'Second.'),
          correct('A', 'First.'),
        ]
        if (how === 'one transaction') await sql(`begin; ${again.join('; ')}; commit`)
        else for (const each of again) await sql(each)
        expect(await seen()).toEqual(before)
        for (const each of ['delete from articles', write(b.guid), correct('A', 'First.')])
          await sql(each)
        expect(before).not.toContainEqual((await seen())[0])
      },
    )

    it.each(['delete from notices', 'update notices set gone = true'])(
      'is repaired after: %s',
      async (lost) => {
        await newsroom()
        await bench().sql(`${correct('A', 'First.')}; ${correct('A', 'Second.')}`)
        const [before, { state }] = [await entries(), await bench().store.findMarker('corrections')]
        await bench().sql(behindTriggers(lost))
        await bench().sql('select candor_repair()')
        expect(await entries()).toEqual(before)
        expect((await bench().store.findMarker('corrections')).state).not.toBe(state)
      },
    )

    it.each(['default', 'null'])(
      'dates a correction without a date, also in an UPDATE: %s',
      async (none) => {
        await newsroom()
        const { sql } = bench()
        const article = `(select id from articles where title = 'A')`
        await sql(
          `insert into corrections (article_id, text, corrected_at) values (${article}, 'First.', ${none})`,
        )
        const before = await entries()
        expect(before).toHaveLength(1)
        await sql(`update corrections set corrected_at = ${none}`)
        expect(await entries()).toEqual(before)
        await sql(`update corrections set text = 'Other.', corrected_at = ${none}`)
        expect(
          await textOf(sql, `select corrected_at > now() - interval '1 minute' from corrections`),
        ).toBe('true')
      },
    )

    it('refuses a correction in the future', async () => {
      await newsroom()
      const refused = (written: string) =>
        expect(bench().sql(written)).rejects.toThrow(/corrected_at.*future/)
      await refused(correct('A', 'Later.', '2099-01-01Z'))
      await bench().sql(correct('A', 'Now.'))
      await refused(`update corrections set corrected_at = now() + interval '1 day'`)
      await bench().sql(`update corrections set corrected_at = now() + interval '1 minute'`)
    })

    it('says by a tombstone that a correction was removed', async () => {
      await newsroom()
      await bench().sql(correct('A', 'Wrong.'))
      const [guid] = await guids()
      await bench().sql('delete from corrections')
      expect(await entries()).toEqual([])
      expect(await tombstones()).toMatchObject([{ guid }])
    })

    it('loses all entries of a deleted article, and has none of an article that is not shown', async () => {
      await newsroom()
      await bench().sql(`${correct('A', 'Wrong.')}; ${correct('B', 'Wrong.')}`)
      await bench().sql(
        `delete from articles where title = 'A'; update articles set status = 'withheld' where title = 'B'`,
      )
      expect(await entries()).toEqual([])
      expect(await tombstones()).toHaveLength(2)
      await bench().sql(`update articles set status = 'published' where title = 'B'`)
      expect(await notices()).toEqual(['B correction Wrong.'])
      expect(await tombstones()).toHaveLength(1)
    })

    it('can be narrowed by the topics of its articles', async () => {
      await newsroom()
      await bench().sql(
        `${correct('A', 'First.')}; ${correct('A', 'Second.', '2026-05-02Z')}; ${correct('B', 'Third.')}`,
      )
      expect(new Set(await notices({ topics: ['works'] }))).toEqual(
        new Set(['A correction First.', 'A correction Second.']),
      )
      expect(await notices({ without: ['works'] })).toEqual(['B correction Third.'])
      const since = new Date(Date.now() - 60_000)
      expect(await notices({ topics: ['works'], since })).toHaveLength(2)
    })

    it('has an archive, whose closed parts keep their entries', async () => {
      await insertArticle(bench().db, { ...a, publishedAt: new Date('2019-01-01T00:00:00Z') })
      const many = (
        from: number,
        to: number,
      ) => `insert into corrections (article_id, text, corrected_at)
        select id, 'Correction ' || n, timestamptz '2020-01-01Z' + n * interval '1 day' from articles, generate_series(${from}, ${to}) n where title = 'A'`
      await bench().sql(
        `begin; set local candor.backdate = 'on'; ${many(1, 40)}; select candor_import_done(); commit`,
      )
      const part = async (month: string) =>
        (
          await bench().store.latest(archivedPart('corrections', { month, number: 1 }))
        ).articles.map(({ notice }) => notice?.text)
      const january = Array.from({ length: 30 }, (_, index) => `Correction ${30 - index}`)
      expect(await part('2020-01')).toEqual(january)
      await bench().sql(
        `update corrections set text = 'Other.' where text = 'Correction 7'; ${many(41, 45)}`,
      )
      await bench().sql(`delete from corrections where text = 'Correction 8'`)
      const expected = january.filter((text) => text !== 'Correction 8')
      expect(await part('2020-01')).toEqual(
        expected.map((text) => (text === 'Correction 7' ? 'Other.' : text)),
      )
      expect(await part('2020-02')).toHaveLength(10)
    })

    it('lists corrections of an embargoed article when its embargo ends', async () => {
      await insertArticle(
        bench().db,
        { ...a, publishedAt: new Date(Date.now() + 700) },
        { corrections: [{}] },
      )
      expect(await entries()).toEqual([])
      await expect
        .poll(async () => (await entries()).length, { timeout: 5000, interval: 50 })
        .toBe(1)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeNotices)
