/** Search in the database: matches, order, query syntax, excerpts and hostile input. */
import { describe, expect, it } from 'vitest'
import { longestStandfirst } from '../../schema/tables.ts'
import { parseSearch } from '../../src/request/selection.ts'
import { insertArticle, updateArticle } from '../fixtures/insert-article.ts'
import { type Bench, tidy } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const hour = 3_600_000

/** More articles than a search sorts, so that it scans from the newest for common words. */
const many = 10_500
const manyArticles = `
  insert into articles (url, title, standfirst, language, disclosure_mode, status, published_at)
  select 'https://news.example.org/' || n, case when n = 77 then 'Rare' else 'Plain' end || ' number ' || n,
    'Common words' || case when n % 7 = 0 then ' of seven' else '' end, 'en', 'human-only', 'published', now()
  from generate_series(1, ${many}) n order by n`

export function describeSearch(bench: () => Bench): void {
  const ask = (words: string, more = '') =>
    bench().store.latest(parseSearch(new URLSearchParams(`q=${encodeURIComponent(words)}${more}`), 30))
  const found = async (words: string, more = '') => (await ask(words, more)).articles.map(({ title }) => title)
  const insert = (changes: Parameters<typeof insertArticle>[1]) =>
    insertArticle(bench().db, { title: 'Untitled', standfirst: '', bodyHtml: '', ...changes })

  describe('a search', () => {
    it('finds words in title, standfirst and text, not in markup, scripts, styles or comments', async () => {
      await insert({ title: 'A harbour' })
      await insert({ title: 'S', standfirst: 'The harbour.' })
      await insert({ title: 'B', bodyHtml: '<p>A <b>harbour</b>, really.</p>' })
      for (const html of [
        '<a href="/harbour">x</a>',
        '<script>harbour</script>',
        '<style>harbour</style>',
        '<!-- harbour -->',
      ]) {
        await insert({ title: html.slice(0, 4), bodyHtml: `<p>x</p>${html}` })
      }
      expect(await found('harbour')).toEqual(['B', 'S', 'A harbour'])
    })

    it('decodes character references, and joins words with inline markup', async () => {
      await insert({
        title: 'a',
        bodyHtml:
          '<p>na&iuml;ve &#1605;&#1606;&#x627;&#1582; un<b>believ</b>able soft&shy;ware R&amp;D &#0; &#xD800; &nosuch;</p>',
      })
      await insert({ title: 'b', bodyHtml: 'one<br>two<td>three</td>' })
      for (const words of ['naïve', 'مناخ', 'unbelievable', 'software', '"R&D"'])
        expect([words, await found(words)]).toEqual([words, ['a']])
      expect(await found('"one two three"')).toEqual(['b'])
    })

    it('deletes the words of withdrawn articles, and gives no excerpt of embargoed articles', async () => {
      const { db, sql } = bench()
      const id = await insert({ title: 'tide' })
      await updateArticle(db, id, { status: 'draft' })
      expect(await sql('select from article_search')).toEqual([])
      await insert({ title: 'later', bodyHtml: 'tide', publishedAt: new Date(Date.now() + hour) })
      expect(await sql(`select article_excerpt(id, 'tide') as excerpt from articles where title = 'later'`)).toEqual([
        { excerpt: null },
      ])
    })

    it('finds inflected forms by the dictionary of the article’s language', async () => {
      await insert({ title: 'en', language: 'en-GB', bodyHtml: 'The ministers were travelling.' })
      await insert({ title: 'de', language: 'de', bodyHtml: 'Die Zeitungen der Nachbarn.' })
      await insert({ title: 'none', language: 'tlh', bodyHtml: 'nuqneH travelled' })
      expect(await found('travel')).toEqual(['en'])
      expect(await found('Zeitung')).toEqual(['de'])
      expect(await found('NUQNEH')).toEqual(['none'])
      expect(await found('minister OR zeitungen')).toEqual(['de', 'en'])
    })

    it('sorts by date regardless of the position of the words, and applies the limit', async () => {
      for (const title of ['tide one', 'two', 'tide three']) await insert({ title, standfirst: 'tide' })
      expect(await found('tide')).toEqual(['tide three', 'two', 'tide one'])
      expect(await found('tide', '&limit=2')).toEqual(['tide three', 'two'])
    })

    it('reads quotes, "or" and a minus as search engines do', async () => {
      await insert({ title: 'solar power' })
      await insert({ title: 'power of solar' })
      await insert({ title: 'wind' })
      expect(await found('"solar power"')).toEqual(['solar power'])
      expect(await found('power -solar')).toEqual([])
      expect(await found('power wind')).toEqual([])
      expect(await found('solar or wind')).toEqual(['wind', 'power of solar', 'solar power'])
      expect(await found('wind -solar')).toEqual(['wind'])
    })

    it('never finds drafts, embargoed, withheld and deleted articles', async () => {
      const { db, sql } = bench()
      await insert({ title: 'tide draft', status: 'draft' })
      await insert({ title: 'tide later', publishedAt: new Date(Date.now() + hour) })
      const id = await insert({ title: 'tide shown' })
      expect(await found('tide')).toEqual(['tide shown'])
      await updateArticle(db, id, { status: 'withheld' })
      expect(await found('tide')).toEqual([])
      await updateArticle(db, id, { status: 'published' })
      expect(await found('tide')).toEqual(['tide shown'])
      await sql(`update articles set status = 'published', published_at = now() where status = 'draft'`)
      expect(await found('tide')).toEqual(['tide draft', 'tide shown'])
      await sql('delete from articles')
      expect(await found('tide')).toEqual([])
    })

    it('follows every edit of the words and of the language', async () => {
      const { db } = bench()
      const id = await insert({ title: 'x', bodyHtml: 'travelling' })
      expect(await found('travel')).toEqual(['x'])
      await updateArticle(db, id, { language: 'tlh' })
      expect(await found('travel')).toEqual([])
      await updateArticle(db, id, { title: 'travel' })
      expect(await found('travel')).toEqual(['travel'])
      await updateArticle(db, id, { title: 'x', standfirst: 'travel' })
      expect(await found('travel')).toEqual(['x'])
      await updateArticle(db, id, { standfirst: '', bodyHtml: '<p>nothing</p>' })
      expect(await found('travel')).toEqual([])
    })

    it('finds a retracted article by its title and its notice, not by its text', async () => {
      const { db } = bench()
      const id = await insert({ title: 'bridge', standfirst: 'tide', bodyHtml: 'harbour' })
      await updateArticle(db, id, { status: 'retracted', retractionReason: 'Invented.', retractedAt: new Date() })
      expect([await found('bridge'), await found('invented'), await found('tide'), await found('harbour')]).toEqual([
        ['bridge'],
        ['bridge'],
        [],
        [],
      ])
    })

    it('reports whether the query contains a searchable word', async () => {
      await insert({ title: 'x' })
      for (const words of ['the of and', '?!', '-tide', '-tide -x', '"', '()', 'or', '- the'])
        expect([words, (await ask(words)).searchable]).toEqual([words, false])
      for (const words of ['tide', 'the tide', 'tide -x', '"tide"', '1', 'é'])
        expect([words, (await ask(words)).searchable]).toEqual([words, true])
      // A stop word is searchable if an article's language does not treat it as one.
      await insert({ title: 'the', language: 'tlh' })
      expect([await found('the'), (await ask('the')).searchable]).toEqual([['the'], true])
    })

    it('survives hostile queries', async () => {
      await insert({ title: 'x' })
      const asked = [
        `'`,
        `\\'`,
        `a:*&!b|(c)`,
        `'); drop table articles; --`,
        '('.repeat(200),
        '😀',
        '\u202e',
        'a or '.repeat(40),
      ]
      for (const words of asked) expect([words, await found(words)]).toEqual([words, []])
      expect(await found('x')).toEqual(['x'])
    })

    it('marks exactly the matching words in an excerpt', async () => {
      const { db, store } = bench()
      const id = await insert({
        title: 'x',
        bodyHtml: `<p>One \u0002tide\u0003 and two <em>tides</em>, &amp; no harbour.</p>`,
      })
      const { excerpts } = await store.latest({ ...parseSearch(new URLSearchParams('q=tide'), 30), excerpts: true })
      expect(
        excerpts
          .get(id)
          ?.filter((part) => part.found)
          .map(({ text }) => text),
      ).toEqual(['tide', 'tides'])
      expect(
        excerpts
          .get(id)
          ?.map(({ text }) => text)
          .join('')
          .replace(/\s+/g, ' ')
          .trim(),
      ).toBe('tide and two tides, & no harbour')
      expect((await ask('tide')).excerpts.size).toBe(0)
      await updateArticle(db, id, { status: 'retracted', retractionReason: 'Tide.', retractedAt: new Date() })
      const after = await store.latest({ ...parseSearch(new URLSearchParams('q=tide'), 30), excerpts: true })
      expect([after.articles.length, after.excerpts.size]).toEqual([1, 0])
    })

    it('accepts any text: an endless word, very many words, a script without spaces', async () => {
      const words = Array.from({ length: 60_000 }, (_, index) => index.toString(36)).join(' ')
      for (const bodyHtml of [
        'x'.repeat(1_000_000),
        'a_'.repeat(50_000),
        '<!--'.repeat(25_000),
        words,
        '漢'.repeat(200_000),
        `<${'p'.repeat(200_000)}`,
      ]) {
        await insert({ title: 'tide', bodyHtml, standfirst: bodyHtml.slice(0, longestStandfirst) })
      }
      expect(await found('tide')).toHaveLength(6)
    })

    it(`finds the newest of ${many} articles, by words in all, in a seventh and in one of them`, async () => {
      await tidy(bench().sql)
      await bench().sql(manyArticles)
      await bench().sql('analyze')
      const numbers = async (words: string) =>
        (await found(words, '&limit=3')).map((title) => Number(title.split(' ').at(-1)))
      const { articles } = await bench().store.latest(parseSearch(new URLSearchParams('q=number&limit=3'), 30))
      const newest = (await bench().store.latest({ ...parseSearch(new URLSearchParams('q=x'), 3), words: null }))
        .articles
      expect(articles.map(({ title }) => title)).toEqual(newest.map(({ title }) => title))
      const [first = 0] = await numbers('common')
      expect(await numbers('common -rare')).toEqual(await numbers('common'))
      expect((await numbers('common -seven')).every((number) => number % 7 !== 0)).toBe(true)
      expect((await numbers('seven')).every((number) => number % 7 === 0)).toBe(true)
      expect(await numbers('rare')).toEqual([77])
      expect(first).toBeGreaterThan(0)
    }, 240_000)
  })
}

if (import.meta.vitest) runOnPglite(describeSearch)
