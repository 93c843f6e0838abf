/** The full-text index behind the search: what it reads of an article, under which weights, and when it is kept. */
import { describe, expect, it, vi } from 'vitest'
import { parseSearch } from '../../src/request/selection.ts'
import { insertArticle, updateArticle } from '../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const distinct = (count: number) => Array.from({ length: count }, (_, index) => index.toString(36)).join(' ')
const ideographs = (count: number) =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000))).join('')

/** Of the longest lexemes that there can be: a word of two signs, each of four bytes, is indexed whole and in parts. */
const hyphenated = (count: number) =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(0x20000 + index) + (index % 2 ? ' ' : '-')).join('')

/** More than are sorted, in four languages by turns, of which English alone has another stem; every third is under an embargo, every other third taken back. */
const manyInFourLanguages = `
  insert into articles (url, title, language, disclosure_mode, status, published_at)
  select 'https://news.example.org/' || n, 'Running ' || n, (array['en', 'de', 'fr', 'tlh'])[n % 4 + 1], 'human-only',
    'published', now() + (n % 3 = 1)::int * interval '1 day'
  from generate_series(1, 10500) n;
  update articles set status = 'withheld' where substring(title from '[0-9]+')::int % 3 = 2;
  analyze`

export function describeSearchIndex(bench: () => Bench): void {
  const ask = (words: string, excerpts = false) =>
    bench().store.latest({ ...parseSearch(new URLSearchParams({ q: words }), 30), excerpts })
  const found = async (words: string) => (await ask(words)).articles.map(({ title }) => title)
  const insert = (changes: Parameters<typeof insertArticle>[1]) =>
    insertArticle(bench().db, { title: 'Untitled', standfirst: '', bodyHtml: '', ...changes })
  const retract = (id: string, retractionReason: string) =>
    updateArticle(bench().db, id, { status: 'retracted', retractionReason, retractedAt: new Date() })
  const kept = () => textOf(bench().sql, `select coalesce(string_agg(words::text, ' | '), '') from article_search`)

  describe('the full-text index', () => {
    it('weighs the title A, the standfirst or the notice B, and the text C', async () => {
      const id = await insert({ title: 'one', standfirst: 'two', bodyHtml: '<p>three</p>', language: 'tlh' })
      expect(await kept()).toBe(`'one':1A 'three':3C 'two':2B`)
      await retract(id, 'four')
      expect(await kept()).toBe(`'four':2B 'one':1A`)
    })

    it('holds no words of a draft, and none of what was deleted', async () => {
      const id = await insert({ title: 'one', status: 'draft' })
      expect(await kept()).toBe('')
      await updateArticle(bench().db, id, { status: 'published' })
      expect(await kept()).toBe(`'one':1A`)
      await bench().sql('delete from articles')
      expect(await kept()).toBe('')
    })

    it('is not written by what changes no words', async () => {
      const { db, sql } = bench()
      const id = await insert({ title: 'one' })
      const written = () => textOf(sql, 'select xmin::text from article_search')
      const before = await written()
      await updateArticle(db, id, { byline: 'Another', url: 'https://news.example.org/moved' })
      expect(await written()).toBe(before)
      await updateArticle(db, id, { standfirst: 'two' })
      expect(await written()).not.toBe(before)
    })

    it('reads what stands between two comments, scripts or styles', async () => {
      for (const hidden of ['<!-- a -->', '<script>a</script>', '<style>a</style>', '<SCRIPT src="a">a</SCRIPT >']) {
        await insert({ title: hidden, bodyHtml: `${hidden}<p>harbour</p>${hidden}` })
        expect([hidden, await found('harbour')]).toEqual([hidden, [hidden]])
        await bench().sql('delete from articles')
      }
    })

    it('reads no attribute, also where a sign in it looks like the end of the tag', async () => {
      await insert({ title: 'A', bodyHtml: '<p><img src="harbour.png" alt="harbour"></p>' })
      await insert({ title: 'B', bodyHtml: '<p><img alt="5 > 3 harbour"></p>' })
      await insert({ title: 'C', bodyHtml: "<p data-note='a > harbour'>x</p>" })
      expect(await found('harbour')).toEqual([])
    })

    it('reads words apart that tags keep apart', async () => {
      await insert({ title: 'A', bodyHtml: '<ul><li>harbour</li><li>tide</li></ul>wind<br>mill' })
      for (const word of ['harbour', 'tide', 'wind', 'mill']) expect([word, await found(word)]).toEqual([word, ['A']])
    })

    it.each([
      ['five megabytes of one word', () => 'x'.repeat(5_000_000)],
      ['200,000 words, each another one', () => distinct(200_000)],
      ['100,000 ideographs without a blank', () => ideographs(100_000)],
      ['words with hyphens that take the most room', () => hyphenated(50_000)],
      ['nothing but the beginnings of tags', () => '<a '.repeat(40_000)],
    ])('takes %s', async (_, bodyHtml) => {
      await insert({ title: 'tide', bodyHtml: bodyHtml(), standfirst: bodyHtml().slice(0, 100_000) })
      expect(await found('tide')).toEqual(['tide'])
    })
  })

  describe('a search among articles of many languages', () => {
    it('reads the words by the language of each article, withdrawn tags and regions too', async () => {
      await insert({ title: 'en', language: 'EN-us', bodyHtml: 'Die ports were dying.' })
      await insert({ title: 'de', language: 'de-CH', bodyHtml: 'Häfen und Häuser' })
      await insert({ title: 'id', language: 'in', bodyHtml: 'membacakan' })
      await insert({ title: 'xx', language: 'xx', bodyHtml: 'ports ÜBER' })
      expect(await found('port')).toEqual(['en'])
      expect(await found('ports')).toEqual(['xx', 'en'])
      expect(await found('Haus')).toEqual(['de'])
      expect(await found('baca')).toEqual(['id'])
      expect(await found('über')).toEqual(['xx'])
    })

    it('walks to the newest that are shown, and to no others', async () => {
      await bench().sql(manyInFourLanguages)
      const shown = await bench().store.latest({ ...parseSearch(new URLSearchParams({ q: 'x' }), 30), words: null })
      expect(shown.articles).toHaveLength(30)
      expect(await found('running')).toEqual(shown.articles.map(({ title }) => title))
      const one = shown.articles[17]?.title ?? ''
      expect(await found(`"${one}"`)).toEqual([one])
      // The newest of all is under an embargo, the next taken back.
      for (const hidden of ['"running 10498"', '"running 10499"'])
        expect([hidden, await found(hidden)]).toEqual([hidden, []])
    }, 60_000)

    it('finds an article from the moment that its embargo ends, without a write', async () => {
      await insert({ title: 'tide', publishedAt: new Date(Date.now() + 1000) })
      expect(await found('tide')).toEqual([])
      await vi.waitFor(async () => expect(await found('tide')).toEqual(['tide']), { timeout: 5000, interval: 100 })
    })

    it('is one also while there are no articles: nothing is found then', async () => {
      expect(await ask('bridge')).toMatchObject({ articles: [], searchable: true })
    })
  })

  describe('an excerpt', () => {
    it('marks other forms of a word, each word of a phrase, and no part of another word', async () => {
      const id = await insert({ title: 'x', bodyHtml: '<p>Two bridges, a bridgehead and a stone bridge.</p>' })
      const marked = async (words: string) =>
        (await ask(words, true)).excerpts.get(id)?.flatMap(({ text, found: is }) => (is ? [text] : []))
      expect(await marked('bridge')).toEqual(['bridges', 'bridge'])
      expect(await marked('"stone bridge"')).toEqual(expect.arrayContaining(['stone', 'bridge']))
      expect(await marked('stone -tide')).toEqual(['stone'])
    })

    it('marks nothing where the title alone holds the word, and is not there without a text', async () => {
      const one = await insert({ title: 'tide', bodyHtml: '<p>Of harbours.</p>' })
      const two = await insert({ title: 'tide' })
      const { excerpts } = await ask('tide', true)
      expect(excerpts.get(one)).toEqual([{ text: expect.stringContaining('Of harbours'), found: false }])
      expect(excerpts.has(two)).toBe(false)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeSearchIndex)
