/** A review is of exactly one text: the text of a reviewed article changes with a new review. */
import { describe, expect, it } from 'vitest'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const reviewer = {
  disclosureMode: 'ai-assisted',
  reviewedBy: 'R. Reviewer',
  reviewedAt: new Date('2026-05-01T12:00Z'),
}
const text = `update articles set body_html = '<p>Other.</p>'`
const mode = `update articles set disclosure_mode = 'human-only', disclosure_model = null, disclosure_provider = null`
const undone = `update articles set body_html = '<p>The stone bridge carries <em>traffic</em> again.</p>'`
const typo = `update articles set title = 'Bridge re-opens after flood'`
const review = 'update articles set reviewed_at = now()'

type Case = readonly [name: string, ...statements: string[]]

/** Each is a transaction on one reviewed article. */
const accepted: readonly Case[] = [
  ['a review in the same statement', `${text}, reviewed_at = now()`],
  ['a review with its own date', `${text}, reviewed_at = now() - interval '4 minutes'`],
  [
    'a dated review, as an import',
    `set local candor.backdate = 'on'`,
    `${text}, reviewed_at = '2026-05-02Z'`,
  ],
  ['a review in a later statement', text, review],
  ['a review in an earlier statement, because a transaction is one moment', review, text],
  [
    'two changes that one transaction reviews',
    `${text}, reviewed_at = now()`,
    `update articles set title = 'Other', reviewed_at = now()`,
  ],
  ['another reviewer', `${text}, reviewed_by = 'S. Reviewer'`],
  [
    'another reviewer in a later statement',
    text,
    `update articles set reviewed_by = 'S. Reviewer'`,
  ],
  [
    'no reviewer any more',
    text,
    `update articles set disclosure_mode = 'human-only', disclosure_model = null, disclosure_provider = null, reviewed_by = null`,
  ],
  ['the same text in the end', text, undone],
  ['a change that a savepoint takes back', 'savepoint s', text, 'rollback to s'],
  ['a deletion in a later statement', text, 'delete from articles'],
  [
    'only other columns',
    `update articles set status = 'withheld', byline = 'Desk', url = url || '/b', updated_at = now()`,
  ],
  ['another mode and a review', `${mode}, reviewed_at = now()`],
  [
    'another mode and a review with its own date',
    `${mode}, reviewed_at = now() - interval '4 minutes'`,
  ],
  ['another mode that a later statement reviews', mode, review],
  [
    'another mode and a review by a clock that is behind that of the last one',
    `update articles set reviewed_at = now() + interval '4 minutes'`,
    'commit',
    'begin',
    `${mode}, reviewed_at = now()`,
  ],
  ['another mode and another reviewer', `${mode}, reviewed_by = 'S. Reviewer'`],
  [
    'another mode that is written back',
    mode,
    `update articles set disclosure_mode = 'ai-assisted'`,
  ],
  [
    'a review in time for its constraints',
    `${text}, reviewed_at = now()`,
    'set constraints all immediate',
  ],
]

const refused: readonly Case[] = [
  ['another title', `update articles set title = 'Other'`],
  ['another standfirst', `update articles set standfirst = 'Other'`],
  ['another body', text],
  ['the same reviewer', `${text}, reviewed_by = reviewed_by, reviewed_at = reviewed_at`],
  ['no date', `${text}, reviewed_at = null`],
  ['an earlier date', `${text}, reviewed_at = '2026-05-01T11:59Z'`],
  [
    'a digest of its own',
    `${text}, reviewed_digest = candor_text_digest(title, standfirst, '<p>Other.</p>')`,
  ],
  ['a review of the text before', `update articles set reviewed_at = '2026-05-02Z'`, text],
  ['one more character in the title', typo],
  ['another digit', `update articles set title = 'Bridge reopens after 1 flood'`],
  ['a blank at the end', `update articles set standfirst = standfirst || ' '`],
  ['a standfirst that goes', `update articles set standfirst = ''`],
  ['an accent', `update articles set title = title || U&'\\0301'`],
  ['an invisible character', `update articles set title = title || U&'\\200B'`],
  [
    'a joiner',
    `update articles set body_html = replace(body_html, 'traffic', 'traf${'\u200c'}fic')`,
  ],
  [
    'one letter between tags',
    `update articles set body_html = replace(body_html, 'traffic', 'trafic')`,
  ],
  [
    'a character reference in place of its character',
    `update articles set body_html = replace(body_html, 'a', '&#97;')`,
  ],
  ['markup that hides the body', `update articles set body_html = '<!--' || body_html`],
  [
    'markup in place of other markup',
    `update articles set body_html = replace(body_html, 'em>', 's>')`,
  ],
  ['two statements, of which the second writes back only one change', text, typo, undone],
  ['a change after its constraints', 'set constraints all immediate', typo],
  ['another mode', mode],
  ['another mode and an earlier date', `${mode}, reviewed_at = '2026-05-01T11:59Z'`],
  [
    'a character that turns the text around',
    `update articles set body_html = replace(body_html, 'traffic', '${'\u202e'}traffic')`,
  ],
  ['a review after its constraints', text, 'set constraints all immediate', review],
]

export function describeReviews(bench: () => Bench): void {
  const run = async (statements: readonly string[]) => {
    try {
      await bench().sql(`begin; ${statements.join(';')}; commit`)
    } catch (error) {
      await bench().sql('rollback')
      throw error
    }
  }
  const reviewed = async () => {
    const [row] = await bench().sql(
      'select reviewed_at, reviewed_digest = candor_text_digest(title, standfirst, body_html) as same from articles',
    )
    return row
  }

  describe.each(['draft', 'published'] as const)(
    'the text of a reviewed article that is %s',
    (status) => {
      it.each(accepted)('may change with %s', async (_, ...statements) => {
        await insertArticle(bench().db, { ...reviewer, status })
        await expect(run(statements)).resolves.toBeUndefined()
      })

      it.each(refused)('must not change with %s', async (_, ...statements) => {
        await insertArticle(bench().db, { ...reviewer, status })
        const before = await bench().sql('select * from articles')
        const error = await run(statements).then(
          () => null,
          (thrown: object) => thrown,
        )
        expect(error).toMatchObject({
          code: '23514',
          detail: expect.stringMatching(
            /^Changed since the review: (title|standfirst|body_html|disclosure_mode)\.$/,
          ),
          hint: expect.stringMatching(facts('reviewed_at = now()')),
        })
        // The drivers name the property differently.
        expect(JSON.stringify(error)).toContain('"changed_after_review"')
        expect(await bench().sql('select * from articles')).toEqual(before)
      })
    },
  )

  describe('a review', () => {
    it('has the date that is given, and the digest of the text', async () => {
      await insertArticle(bench().db, reviewer)
      expect(await reviewed()).toMatchObject({ reviewed_at: reviewer.reviewedAt, same: true })
    })

    it('has the time of the transaction if none is given', async () => {
      await insertArticle(bench().db, { ...reviewer, reviewedAt: null })
      const statement = 'select reviewed_at = transaction_timestamp() as now from articles'
      await bench().sql('begin')
      await bench().sql(`update articles set reviewed_by = 'S. Reviewer'`)
      expect(await bench().sql(statement)).toEqual([{ now: true }])
      await bench().sql('commit')
      expect(await reviewed()).toMatchObject({ same: true, reviewed_at: expect.any(Date) })
    })

    it('is not dated in the future', async () => {
      const error = await insertArticle(bench().db, {
        ...reviewer,
        reviewedAt: new Date('2100-01-01Z'),
      }).catch((thrown: Error) => thrown.cause)
      expect(JSON.stringify(error)).toContain('"review_is_not_in_the_future"')
    })

    it('has no date in an import that gives none', async () => {
      await bench().db.transaction(async (tx) => {
        await tx.execute(`set local candor.backdate = 'on'`)
        await insertArticle(tx, { ...reviewer, reviewedAt: null })
      })
      expect(await reviewed()).toMatchObject({ reviewed_at: null, same: true })
    })

    it('is gone with the reviewer', async () => {
      const id = await insertArticle(bench().db, reviewer)
      await updateArticle(bench().db, id, { disclosureMode: 'ai-autonomous', reviewedBy: null })
      expect(await bench().sql('select reviewed_at, reviewed_digest from articles')).toEqual([
        { reviewed_at: null, reviewed_digest: null },
      ])
    })

    it('needs a reviewer', async () => {
      const other = { disclosureMode: 'human-only', reviewedBy: '', reviewedDigest: 'a' }
      await insertArticle(bench().db, { ...reviewer, ...other })
      await bench().sql(text)
      expect(await bench().sql('select reviewed_at, reviewed_digest from articles')).toEqual([
        { reviewed_at: null, reviewed_digest: null },
      ])
    })

    it('names all that changed since', async () => {
      await insertArticle(bench().db, reviewer)
      const both = run([
        text,
        typo,
        `update articles set standfirst = 'Other', byline = 'Desk'`,
        mode,
      ])
      await expect(both).rejects.toMatchObject({
        detail: 'Changed since the review: title, standfirst, body_html, disclosure_mode.',
      })
    })

    it('stays beside a correction', async () => {
      await insertArticle(bench().db, reviewer)
      await run([
        `insert into corrections (article_id, text) select id, 'It was a Tuesday.' from articles`,
      ])
      expect(await reviewed()).toMatchObject({ reviewed_at: reviewer.reviewedAt, same: true })
    })

    it('is not before the text that the reviewed one replaced, unless it is an import', async () => {
      await insertArticle(bench().db, reviewer)
      const late = `${text}, reviewed_at = now() - interval '6 minutes'`
      expect(JSON.stringify(await run([late]).catch((error: Error) => error))).toContain(
        '"review_is_after_earlier_text"',
      )
      await run([`${text}, reviewed_at = now()`])
      await run([
        `set local candor.backdate = 'on'`,
        `update articles set title = 'More', reviewed_at = now()`,
      ])
      // The date of a review that stays can be mended, but not to before its text.
      await run([`update articles set reviewed_at = reviewed_at - interval '1 minute'`])
      await expect(run([`update articles set reviewed_at = '2026-05-02Z'`])).rejects.toThrow(
        'is dated 2026-05-02',
      )
    })

    it.each([
      ['the model', `disclosure_model = 'Example-Model 1'`, `E'example-\u200bmodel  1 '`],
      ['the provider', `disclosure_provider = 'EXAMPLE AI'`, `'Example AI'`],
      [
        'the model in other letters',
        `disclosure_model = 'Example-Model 1'`,
        `'Ｅｘａｍｐｌｅ Model-1.'`,
      ],
    ])('is not by %s', async (_, given, name) => {
      await insertArticle(bench().db, reviewer)
      const error = await run([`update articles set ${given}, reviewed_by = ${name}`]).catch(
        (thrown: Error) => thrown,
      )
      expect(JSON.stringify(error)).toContain('"reviewer_is_not_the_model"')
      await run([`update articles set ${given}, reviewed_by = 'Ada Example AI'`])
    })

    it('is not before the text was generated', async () => {
      await insertArticle(bench().db, { ...reviewer, generatedAt: reviewer.reviewedAt })
      const error = await run([`update articles set generated_at = '2026-05-01T12:00:01Z'`]).catch(
        (thrown: Error) => thrown,
      )
      expect(JSON.stringify(error)).toContain('"review_is_after_generation"')
    })

    it('moves no date when nothing about it changes', async () => {
      await insertArticle(bench().db, reviewer)
      const before = await textOf(bench().sql, 'select max(id) from article_events')
      await bench().sql(
        'update articles set reviewed_by = reviewed_by, reviewed_at = null, reviewed_digest = null',
      )
      expect(await textOf(bench().sql, 'select max(id) from article_events')).toBe(before)
    })
  })

  describe('the text that was reviewed', () => {
    const kept = (id: string) =>
      bench().sql(`select title, body_html, digest = candor_text_digest(title, standfirst, body_html) as same
        from reviewed_texts where article_id = '${id}' order by body_html`)

    it('is kept as the transaction leaves it, once for each text, and stays when the article is deleted', async () => {
      const id = await insertArticle(bench().db, { ...reviewer, bodyHtml: 'A' })
      await run([
        `update articles set body_html = 'B', reviewed_at = now()`,
        `update articles set body_html = 'C', reviewed_at = now()`,
      ])
      await run([`update articles set byline = 'Desk', reviewed_by = 'S. Reviewer'`])
      await run(['delete from articles'])
      const title = 'Bridge reopens after flood'
      expect(await kept(id)).toEqual(
        ['A', 'C'].map((body) => ({ title, body_html: body, same: true })),
      )
    })

    it('is kept of no article without a reviewer', async () => {
      const id = await insertArticle(bench().db)
      await run([text])
      expect(await kept(id)).toEqual([])
    })

    it.each([
      'update reviewed_texts set title = title',
      'delete from reviewed_texts',
      'truncate reviewed_texts',
    ])('is not changed by hand: %s', async (statement) => {
      await expect(bench().sql(statement)).rejects.toThrow(
        'reviewed_texts is a record of what happened',
      )
    })
  })
}

if (import.meta.vitest) runOnPglite(describeReviews)
