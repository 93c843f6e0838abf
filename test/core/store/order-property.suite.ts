/**
 * Property tests of the order of articles: the newsroom's, whatever it writes at once, imports in
 * passes, or imports again.
 */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeFamily } from '../../../src/core/request/selection.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { runs } from '../../fixtures/runs.ts'
import { walk } from './archive.suite.ts'
import { type Bench, emptyNewsroom } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/** `at` is when it was published, in hours since 2019 began. */
type Dated = { readonly title: string; readonly at: number }

const firstHour = Date.UTC(2019, 0, 1)
const dateOf = (hours: number) => new Date(firstHour + hours * 3_600_000)
/** The whole hour from which `(at * 7) % 2003` is this one, without its half. */
const dateBefore = (at: number) => ((at - 0.5) * 1717) % 2003
const monthOf = ({ at }: Dated) => dateOf(at).toISOString().slice(0, 7)

/** One statement. Ids are random unless one is given. */
const insert = (
  articles: readonly Dated[],
  idOf: (title: string) => string = () => 'gen_random_uuid()',
) => `insert into articles
  (id, guid, url, title, language, disclosure_mode, status, published_at) values ${articles
    .map(
      ({ title, at }) =>
        `(${idOf(title)}, 'urn:example:${title}', 'https://news.example.org/', '${title}', 'en', 'human-only', 'published', '${dateOf(at).toISOString()}')`,
    )
    .join(', ')}`
const assign = (articles: readonly Dated[]) =>
  `insert into article_topics select id, 'a' from articles where title in ('${articles.map(({ title }) => title).join(`', '`)}') on conflict do nothing`
const backdated = (...statements: string[]) =>
  `begin; set local candor.backdate = 'on'; ${statements.join('; ')}; commit`

/** Newest first by date of publication, then by insertion. */
const newestFirst = (articles: readonly Dated[]) =>
  articles.toSorted((a, b) => a.at - b.at).toReversed()
const titles = (articles: readonly { readonly title: string }[]) =>
  articles.map(({ title }) => title)

/**
 * The parts of an archive that was imported in one pass, as `walk` finds them: thirty articles of a
 * month each.
 */
function partsOf(articles: readonly Dated[]): Record<string, string> {
  const parts = new Map<string, string[]>()
  const count = new Map<string, number>()
  for (const article of articles.toSorted((a, b) => a.at - b.at)) {
    const month = monthOf(article)
    const place = count.get(month) ?? 0
    count.set(month, place + 1)
    const name = `${month}/${Math.floor(place / 30) + 1}`
    parts.set(name, [article.title, ...(parts.get(name) ?? [])])
  }
  return Object.fromEntries([...parts].toReversed().map(([name, held]) => [name, held.join(' ')]))
}

const hours = (max: number, minLength: number, maxLength: number) =>
  fc
    .uniqueArray(fc.nat(max), { minLength, maxLength })
    .map((all) => all.map((at, index): Dated => ({ title: `n${index}`, at })))

/** Transactions of statements of rows; few dates, so that many rows share one. */
const publications = fc.array(
  fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 8 },
)

/** `examples` of each property. */
export function describeOrderProperty(bench: () => Bench, examples = 5): void {
  const run = async (...transactions: string[]) => {
    for (const each of transactions) await bench().sql(each)
  }
  const newsroom = async () => {
    await emptyNewsroom(bench().sql)
    await run(`insert into topics values ('a', 'A')`)
  }
  const shown = async (family = 'all') =>
    titles((await bench().store.latest(wholeFamily(family, 1))).articles)
  const whole = async (family = 'all') => {
    const { feed = '', ...parts } = await walk(bench(), family)
    const archived = Object.values(parts).flatMap((part) => part.split(' '))
    return [...feed.split(' ').filter((title) => !archived.includes(title)), ...archived]
  }
  /** Families with several articles on one instant. */
  const shared = () =>
    bench().sql(`select family, listed_at, count(*) from listings
    where left_at is null and family <> 'corrections' group by 1, 2 having count(*) > 1`)

  describe('the order of articles', () => {
    beforeEach(newsroom)
    afterEach(() => bench().sql('rollback'))

    it('is by date within an INSERT of eight rows, in each selection', async () => {
      const articles = Array.from(
        { length: 8 },
        (_, index): Dated => ({ title: `n${index}`, at: index }),
      )
      const expected = ['n7', 'n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0']
      await run(`begin; ${insert(articles)}; ${assign(articles)}; commit`)
      expect(await shown()).toEqual(expected)
      const since = new Date(Date.now() - 3_600_000)
      for (const changes of [
        { limit: 8 },
        { since },
        { topics: ['a'] },
        { languages: ['en'] },
        { without: ['b'] },
      ]) {
        expect(titles((await bench().store.latest(buildSelection(changes))).articles)).toEqual(
          expected,
        )
      }
      expect(titles((await bench().store.latest(buildSelection({ limit: 3 }))).articles)).toEqual([
        'n7',
        'n6',
        'n5',
      ])
    })

    it('is by transaction, then by date, then by insertion, in feeds and archives', async () => {
      const property = fc.asyncProperty(publications, async (transactions) => {
        await newsroom()
        let expected: string[] = []
        for (const [index, statements] of transactions.entries()) {
          const rows = statements.map((ats, statement) =>
            ats.map((at, row): Dated => ({ title: `n${index}-${statement}-${row}`, at })),
          )
          await run(
            `begin; ${rows.map((each) => insert(each)).join('; ')}; ${assign(rows.flat())}; commit`,
          )
          expected = [...titles(newestFirst(rows.flat())), ...expected]
        }
        expect(await whole()).toEqual(expected)
        expect(await whole('topics/a')).toEqual(expected)
        const since = new Date(Date.now() - 3_600_000)
        const changed = await bench().store.latest(buildSelection({ since, limit: 100 }))
        expect(titles(changed.articles)).toEqual(expected.slice(0, 100))
        expect(await shared()).toEqual([])
      })
      await fc.assert(property, runs(examples, examples))
    }, 120_000)

    it('of an archive that is imported in passes is that of one pass, and so are its parts', async () => {
      const passes = fc.tuple(hours(2000, 40, 120), fc.integer({ min: 1, max: 4 }), fc.boolean())
      const property = fc.asyncProperty(passes, async ([articles, count, publication]) => {
        await newsroom()
        for (let pass = 0; pass < count; pass += 1) {
          const now = articles.filter((_, index) => index % count === pass)
          await run(
            backdated(
              insert(now),
              pass === 0 ? 'select 1' : assign(articles.filter((_, index) => index % count < pass)),
            ),
          )
          await run(`update articles set body_html = body_html || '.' where title like '%${pass}'`)
          await run(`update topics set label = 'Label ${pass}'`)
          await run(
            `insert into topics values ('a', 'Upserted ${pass}') on conflict (slug) do update set label = excluded.label`,
          )
          expect(await bench().sql('select * from archive_parts')).toEqual([])
        }
        await run(backdated(assign(articles)))
        const last = { title: 'last', at: 0 }
        if (publication) await run(`begin; ${insert([last])}; ${assign([last])}; commit`)
        else await run('select candor_import_done()')
        const parts = partsOf(articles)
        const newest = titles(newestFirst(articles)).at(0) ?? ''
        for (const family of ['all', 'topics/a', 'reviewed', 'languages/en'])
          expect(await walk(bench(), family)).toEqual({
            feed: publication ? 'last' : newest,
            ...parts,
          })
        expect(await shared()).toEqual([])
      })
      await fc.assert(property, runs(examples, examples))
    }, 120_000)

    it('of an archive that is deleted and imported anew is that of one import, and so are its parts', async () => {
      await newsroom()
      const articles = Array.from(
        { length: 40 },
        (_, index): Dated => ({ title: `n${index}`, at: index }),
      )
      await run(backdated(insert(articles), assign(articles)), 'delete from articles')
      await run(backdated(insert(articles), assign(articles), 'select candor_import_done()'))
      for (const family of ['all', 'topics/a'])
        expect(await walk(bench(), family)).toEqual({ feed: 'n39', ...partsOf(articles) })
    })

    it('is that of one pass also after articles were deleted and imported again, or got other dates', async () => {
      const deeds = fc.array(
        fc.record({
          from: fc.nat(80),
          length: fc.integer({ min: 1, max: 40 }),
          what: fc.constantFrom('other id', 'same id', 'at once', 'other dates', 'edit'),
        }),
        { minLength: 1, maxLength: 5 },
      )
      const property = fc.asyncProperty(hours(2000, 40, 90), deeds, async (imported, steps) => {
        await newsroom()
        const ids = new Map(imported.map(({ title }) => [title, crypto.randomUUID()]))
        const own = (title: string) => `'${ids.get(title)}'`
        await run(backdated(insert(imported, own), assign(imported)))
        let articles = imported
        for (const { from, length, what } of steps) {
          const some = articles.slice(from, from + length)
          if (some.length === 0) continue
          const remove = `delete from articles where title in ('${titles(some).join(`', '`)}')`
          const again = [insert(some, what === 'same id' ? own : undefined), assign(some)]
          if (what === 'edit')
            await run(backdated(`update articles set body_html = body_html || '.'`))
          else if (what === 'at once') await run(backdated(remove, ...again))
          else if (what !== 'other dates') await run(remove, backdated(...again))
          else {
            // Half hours and whole hours in turn, each once.
            const redated = some.map(({ title, at }) => ({
              title,
              at: at % 1 === 0 ? ((at * 7) % 2003) + 0.5 : dateBefore(at),
            }))
            const upsert = `${insert(redated)} on conflict (guid) do update set published_at = excluded.published_at`
            await run(backdated(upsert))
            articles = articles.map(
              (each) => redated.find(({ title }) => title === each.title) ?? each,
            )
          }
        }
        expect(await shown()).toEqual(titles(newestFirst(articles)))
        await run('select candor_import_done()')
        const newest = titles(newestFirst(articles)).at(0) ?? ''
        for (const family of ['all', 'topics/a', 'reviewed', 'languages/en'])
          expect(await walk(bench(), family)).toEqual({ feed: newest, ...partsOf(articles) })
        expect(await shared()).toEqual([])
      })
      await fc.assert(property, runs(examples, examples))
    }, 120_000)

    it('of equal dates in an import is that of their insertion, in any number of passes', async () => {
      const property = fc.asyncProperty(
        fc.array(fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 5,
        }),
        async (passes) => {
          await newsroom()
          const articles = passes.map((ats, pass) =>
            ats.map((at, row): Dated => ({ title: `n${pass}-${row}`, at })),
          )
          for (const each of articles) await run(backdated(insert(each), assign(each)))
          const expected = titles(newestFirst(articles.flat()))
          expect(await shown()).toEqual(expected)
          expect(await shown('topics/a')).toEqual(expected)
          expect(await shared()).toEqual([])
        },
      )
      await fc.assert(property, runs(examples, examples))
    }, 120_000)

    it('of what is imported after parts were closed is by date, right after them, also if it is imported again', async () => {
      const deeds = fc.array(
        fc.record({
          from: fc.nat(11),
          length: fc.integer({ min: 1, max: 4 }),
          again: fc.constantFrom('no', 'other id', 'same id'),
        }),
        { minLength: 1, maxLength: 6 },
      )
      const property = fc.asyncProperty(
        hours(1000, 20, 40),
        hours(3000, 12, 12),
        deeds,
        async (old, later, steps) => {
          await newsroom()
          await run(backdated(insert(old), assign(old), 'select candor_import_done()'))
          const closed = await walk(bench())
          const end = Math.max(...old.map(({ at }) => at))
          const articles = later.map(
            ({ title, at }): Dated => ({ title: `late-${title}`, at: at + 0.5 }),
          )
          const ids = new Map<string, string>()
          let known: readonly Dated[] = []
          for (const { from, length, again } of steps) {
            const some = articles.slice(from, from + length)
            if (again !== 'no')
              await run(`delete from articles where title in ('${titles(some).join(`', '`)}')`)
            if (again === 'other id') ids.clear()
            known = again === 'no' ? known : known.filter((each) => !some.includes(each))
            const now = some.filter((each) => !known.includes(each))
            if (now.length === 0) continue
            for (const { title } of now) if (!ids.has(title)) ids.set(title, crypto.randomUUID())
            await run(
              backdated(
                insert(now, (title) => `'${ids.get(title)}'`),
                assign(now),
              ),
            )
            known = [...known, ...now]
            if (
              Number(
                (await bench().sql(`select count(*) from listings where family = 'all'`))[0]?.[
                  'count'
                ],
              ) >=
              old.length + 28
            )
              break
            const expected = [
              ...newestFirst(known.filter(({ at }) => at > end)),
              ...newestFirst(known.filter(({ at }) => at <= end)),
            ]
            expect(await shown()).toEqual(titles(expected))
            expect(await shown('topics/a')).toEqual(titles(expected))
            expect(await shared()).toEqual([])
          }
          const { feed: _, ...parts } = await walk(bench())
          const { feed: __, ...before } = closed
          expect(parts).toEqual(before)
        },
      )
      await fc.assert(property, runs(examples, examples))
    }, 120_000)

    it('of an import before the first publication shows at most 2000 entries beyond the limit', async () => {
      const articles = Array.from(
        { length: 2100 },
        (_, index): Dated => ({ title: `n${index}`, at: index }),
      )
      await run(backdated(insert(articles)))
      const { articles: found } = await bench().store.latest(wholeFamily('all', 50))
      expect(titles(found)).toEqual(titles(newestFirst(articles).slice(0, 2050)))
      await run('select candor_import_done()')
      expect(await walk(bench(), 'all')).toEqual({ feed: 'n2099', ...partsOf(articles) })
    })
  })

  describe('an import after parts were closed', () => {
    const thirty = Array.from(
      { length: 30 },
      (_, index): Dated => ({ title: `n${index}`, at: 60_000 }),
    )
    const one = (title: string, at: number) => insert([{ title, at }])

    // Articles of the second after the end of a part count as late, whoever listed them.
    it('keeps the order of articles that were published meanwhile', async () => {
      await newsroom()
      await run(insert(thirty), one('first', 60_009), one('second', 60_001))
      expect(await shown()).toEqual(['second', 'first'])
      await run(backdated(one('old', 1)))
      expect(await shown()).toEqual(['second', 'first', 'old'])
    })

    it('lists equal dates in the order of their insertion', async () => {
      await newsroom()
      await run(
        insert(thirty),
        backdated(one('first', 1)),
        backdated(one('second', 1)),
        backdated(one('third', 1)),
      )
      expect(await shown()).toEqual(['third', 'second', 'first'])
    })

    it('lists equal dates on different instants in a family that has no part yet', async () => {
      await newsroom()
      await run(insert(thirty))
      for (const title of ['first', 'second', 'third'])
        await run(
          backdated(
            one(title, 1),
            `insert into article_topics select id, 'a' from articles where title = '${title}'`,
          ),
        )
      expect(await shared()).toEqual([])
      expect(await shown('topics/a')).toEqual(['third', 'second', 'first'])
    })

    it('lists an embargoed article there that is moved to the past', async () => {
      await newsroom()
      const tomorrow = (Date.now() - firstHour) / 3_600_000 + 24
      await run(insert(thirty), one('moved', tomorrow), backdated(one('newer', 3), one('older', 1)))
      await run(
        backdated(
          `update articles set published_at = '${dateOf(2).toISOString()}' where title = 'moved'`,
        ),
      )
      expect(await shown()).toEqual(['newer', 'moved', 'older'])
      expect(await bench().sql(`select from listings where listed_at < '1000-01-01Z'`)).toEqual([])
    })

    it('lists an open article by the date that an import gives it anew, and moves none that a closed part holds', async () => {
      await newsroom()
      const dated = (title: string, at: number) =>
        `update articles set published_at = '${dateOf(at).toISOString()}' where title = '${title}'`
      const old = Array.from(
        { length: 30 },
        (_, index): Dated => ({ title: `n${index}`, at: index }),
      )
      await run(backdated(insert(old), 'select candor_import_done()'))
      const { feed: _, ...closed } = await walk(bench())
      await run(backdated(one('a', 100), one('b', 200), one('c', 300)))
      expect(await shown()).toEqual(['c', 'b', 'a'])
      await run(backdated(dated('a', 250)))
      expect(await shown()).toEqual(['c', 'a', 'b'])
      await run(backdated(dated('c', 5)), backdated(dated('n3', 260)))
      expect(await shown()).toEqual(['a', 'b', 'c'])
      await run(backdated(one('late', 3)), backdated(dated('late', 7)))
      expect(await shown()).toEqual(['a', 'b', 'late', 'c'])
      // Neither an edit nor a date that is written as it was.
      await run(
        dated('b', 280),
        backdated(dated('b', 400), dated('b', 280)),
        backdated(`update articles set body_html = 'Other.'`),
      )
      expect(await shown()).toEqual(['a', 'b', 'late', 'c'])
      expect(await shared()).toEqual([])
      const { feed: __, ...parts } = await walk(bench())
      expect(parts).toEqual(closed)
    })

    it('keeps a place for an article that is withheld and published again', async () => {
      await newsroom()
      await run(insert(thirty), ...[2, 3, 4].map((at) => backdated(one(`late-${at}`, at))))
      await run(
        `update articles set status = 'withheld' where title = 'late-3'`,
        backdated(one('late-1', 1)),
      )
      await run(`update articles set status = 'published' where title = 'late-3'`)
      expect(await shared()).toEqual([])
      expect(await shown()).toEqual(['late-4', 'late-3', 'late-2', 'late-1'])
    })
  })

  // They changed at one time, so only their ids decide.
  it.each(['an import', 'an edit'])(
    '`since` has articles that %s changed at once in the order of the feed',
    async (what) => {
      await newsroom()
      const articles = Array.from(
        { length: 8 },
        (_, index): Dated => ({ title: `n${index}`, at: index }),
      )
      await run(what === 'an import' ? backdated(insert(articles)) : insert(articles))
      if (what === 'an edit') await run(`update articles set body_html = 'Other.'`)
      const { articles: changed } = await bench().store.latest(
        buildSelection({ since: new Date() }),
      )
      expect(titles(changed)).toEqual(titles(newestFirst(articles)))
    },
  )

  it('an import lists dates that differ by less than the number of equal ones by date', async () => {
    await newsroom()
    const at = (title: string, micros: number) =>
      one(title, `timestamptz '2019-05-02Z' + ${micros} * interval '1 microsecond'`)
    const one = (
      title: string,
      date: string,
    ) => `insert into articles (url, title, language, disclosure_mode, status, published_at)
      values ('https://news.example.org/', '${title}', 'en', 'human-only', 'published', ${date})`
    await run(backdated(at('a', 0), at('b', 0), at('c', 0), at('d', 1)))
    expect(await shared()).toEqual([])
    expect(await shown()).toEqual(['d', 'c', 'b', 'a'])
  })
}

if (import.meta.vitest) runOnPglite((bench) => describeOrderProperty(bench))
