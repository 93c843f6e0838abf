/** Search in the database: matches, order, query syntax, excerpts and hostile input. */
import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../../src/core/request/selection.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const hour = 3_600_000

export function describeSearch(bench: () => Bench): void {
  const ask = (words: string, more = '') =>
    bench().store.latest(
      parseSearch(new URLSearchParams(`q=${encodeURIComponent(words)}${more}`), 30),
    )
  const found = async (words: string, more = '') =>
    (await ask(words, more)).articles.map(({ title }) => title)
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
          '<p>na&iuml;ve &#1605;&#1606;&#x627;&#1582; un<b>believ</b>able soft&shy;ware R&amp;D &#0; &#xD800; &nosuch; tri&#38;shy;cky</p>',
      })
      await insert({ title: 'b', bodyHtml: 'one<br>two<td>three</td>' })
      for (const words of ['naïve', 'مناخ', 'unbelievable', 'software', '"R&D"'])
        expect([words, await found(words)]).toEqual([words, ['a']])
      // What a reference stands for is text, not the beginning of another one.
      expect(await found('tricky')).toEqual([])
      expect(await found('"one two three"')).toEqual(['b'])
    })

    it('deletes the words of withdrawn articles, and gives no excerpt of embargoed articles', async () => {
      const { db, sql } = bench()
      const id = await insert({ title: 'tide' })
      await updateArticle(db, id, { status: 'draft' })
      expect(await sql('select from article_search')).toEqual([])
      await insert({ title: 'later', bodyHtml: 'tide', publishedAt: new Date(Date.now() + hour) })
      expect(
        await sql(
          `select article_excerpt(id, 'tide') as excerpt from articles where title = 'later'`,
        ),
      ).toEqual([{ excerpt: null }])
    })

    it('sorts by date regardless of the position of the words, and applies the limit', async () => {
      for (const title of ['tide one', 'two', 'tide three'])
        await insert({ title, standfirst: 'tide' })
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
      await sql(
        `update articles set status = 'published', published_at = now() where status = 'draft'`,
      )
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
      await updateArticle(db, id, {
        status: 'retracted',
        retractionReason: 'Invented.',
        retractedAt: new Date(),
      })
      expect([
        await found('bridge'),
        await found('invented'),
        await found('tide'),
        await found('harbour'),
      ]).toEqual([['bridge'], ['bridge'], [], []])
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
      const { excerpts } = await store.latest({
        ...parseSearch(new URLSearchParams('q=tide'), 30),
        excerpts: true,
      })
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
      await updateArticle(db, id, {
        status: 'retracted',
        retractionReason: 'Tide.',
        retractedAt: new Date(),
      })
      const after = await store.latest({
        ...parseSearch(new URLSearchParams('q=tide'), 30),
        excerpts: true,
      })
      expect([after.articles.length, after.excerpts.size]).toEqual([1, 0])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeSearch)
