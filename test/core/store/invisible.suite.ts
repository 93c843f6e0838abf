/** Characters that nobody sees: those of Unicode, and the same ones in SQL and TypeScript. */

import { hasVisible } from 'candor-disclosure/text/invisible.ts'
import { describe, expect, it } from 'vitest'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const unseen = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800\uFFFE\uFFFF]/u

/** All that PostgreSQL can store. */
const codes = Array.from({ length: 0x10ffff }, (_, index) => index + 1).filter(
  (code) => code < 0xd800 || code > 0xdfff,
)
const invisibleCodes = codes.filter((code) => unseen.test(String.fromCodePoint(code)))

/** The first and last of each range, and their neighbours. */
const edges = codes.filter((code) => {
  const [before, here, after] = [code - 1, code, code + 1].map(
    (each) => each > 0 && each < 0x110000 && unseen.test(String.fromCodePoint(each)),
  )
  return code > 127 && (before !== here || here !== after)
})

export function describeInvisible(bench: () => Bench): void {
  const conditionOf = (rule: string) =>
    textOf(
      bench().sql,
      `select pg_get_expr(conbin, conrelid) from pg_constraint where conname = '${rule}'`,
    )

  /** The code points that the rule refuses in a column with this text, an expression of `code`. */
  const refused = async (
    rule: string,
    column: string,
    text: string,
    tried = 'generate_series(1, 1114111)',
  ) =>
    JSON.parse(
      await textOf(
        bench().sql,
        `select json_agg(code order by code)::text from (
          select code, ${text} as ${column} from ${tried} as code
            where code not between 55296 and 57343 offset 0
        ) as one where not (${await conditionOf(rule)})`,
      ),
    )

  describe('characters that nobody sees', () => {
    it('are those of Unicode in TypeScript', () => {
      expect(invisibleCodes.length).toBeGreaterThan(4000)
      expect(codes.filter((code) => !hasVisible(String.fromCodePoint(code)))).toEqual(
        invisibleCodes,
      )
      expect(hasVisible(String.fromCodePoint(...invisibleCodes))).toBe(false)
    })

    it('are no title for the database', async () => {
      expect(await refused('title_is_not_empty', 'title', 'chr(code)')).toEqual(invisibleCodes)
    })

    it('are in no URL and no guid for the database', async () => {
      const tried = [...codes.filter((code) => code < 128), ...edges]
      const list = `unnest(array[${tried.join(', ')}])`
      const alsoRefused = (others: string) =>
        tried.filter(
          (code) =>
            unseen.test(String.fromCodePoint(code)) || others.includes(String.fromCodePoint(code)),
        )
      const url = 'url_is_absolute_http_url'
      expect(await refused(url, 'url', `'https://a' || chr(code) || '/'`, list)).toEqual(
        alsoRefused('@'),
      )
      expect(await refused(url, 'url', `'https://a/' || chr(code)`, list)).toEqual(alsoRefused(''))
      expect(await refused('guid_has_no_blanks', 'guid', `'a' || chr(code)`, list)).toEqual(
        alsoRefused(''),
      )
    })

    it('are no text by themselves', async () => {
      const { db, sql } = bench()
      await insertArticle(db)
      const text = String.raw`E'\u2066\u3164\U000e0020 '`
      for (const [change, rule] of [
        [`title = ${text}`, 'title_is_not_empty'],
        [`disclosure_statement = ${text}`, 'disclosure_statement_is_not_empty'],
        [
          `disclosure_mode = 'ai-assisted', reviewed_by = ${text}`,
          'ai_assisted_names_its_reviewer',
        ],
      ] as const) {
        await expect(sql(`update articles set ${change}`)).rejects.toThrow(rule)
      }
      await sql(`update articles set title = 'A' || ${text}`)
    })

    it('are no byline, model, provider, credit and publisher in feeds', async () => {
      const blank = '\u2066\u3164'
      const picture = {
        pictureUrl: 'https://news.example.org/a.png',
        pictureType: 'image/png',
        pictureAlt: 'A',
      }
      await insertArticle(
        bench().db,
        {
          byline: blank,
          disclosureModel: blank,
          disclosureProvider: blank,
          pictureCredit: blank,
          ...picture,
        },
        { sources: [{ publisher: blank }] },
      )
      const [article] = (await bench().store.latest(buildSelection())).articles
      expect(article).toMatchObject({
        byline: null,
        disclosure: { model: null, provider: null },
        picture: { credit: null },
        sources: [{ publisher: null }],
      })
    })

    it('turn no text around the one that they are in: what a title or name opens ends with it (UAX #9)', async () => {
      const { db, sql, store } = bench()
      const turned = (name: string) => `${name} \u202eabc`
      const sources = [{ title: turned('source'), publisher: turned('publisher') }]
      await insertArticle(
        db,
        {
          ...{ title: turned('title'), standfirst: turned('standfirst'), byline: turned('byline') },
          ...{ disclosureModel: turned('model'), disclosureProvider: turned('provider') },
          ...{ disclosureStatement: turned('statement'), publishedAt: new Date() },
          ...{ pictureUrl: 'https://news.example.org/a.png', pictureType: 'image/png' },
          ...{ pictureAlt: turned('alt'), pictureCredit: turned('credit') },
        },
        { sources, topics: ['works'], corrections: [{ text: turned('correction') }] },
      )
      await sql(`update topics set label = '${turned('topic')}'`)
      const snapshot = await store.latest(buildSelection({ family: 'topics/works' }))
      const listing = { within: ['topics'], like: '', limit: 100, offset: 0 } as const
      const found = [
        snapshot.articles,
        [...snapshot.labels],
        await store.findNews(),
        await store.findFamilies(listing),
      ]
      const count = (part: string) =>
        found.map((each) => JSON.stringify(each).split(part).length - 1)
      expect(count('\u202eabc\u202c"')).toEqual([12, 1, 1, 1])
      expect(count('\u202e')).toEqual([12, 1, 1, 1])
      await sql(
        `update articles set status = 'retracted', retracted_at = now(), retraction_reason = '${turned('x')}'`,
      )
      const { articles } = await store.latest(buildSelection({ family: 'corrections' }))
      expect(new Set(articles.map(({ notice }) => notice?.text))).toEqual(
        new Set([`${turned('correction')}\u202c`, `${turned('x')}\u202c`]),
      )
      expect(articles[0]?.retraction?.reason).toBe(`${turned('x')}\u202c`)
      expect(await textOf(sql, 'select title from articles')).toBe(turned('title'))
    })
  })
}

if (import.meta.vitest) runOnPglite(describeInvisible)
