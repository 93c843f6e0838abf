/** A review is of a text: the text of a reviewed article changes with a new review, or as a minor change. */
import { describe, expect, it } from 'vitest'
import { facts } from '../fixtures/facts.ts'
import { insertArticle, updateArticle } from '../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const reviewer = { disclosureMode: 'ai-assisted', reviewedBy: 'R. Reviewer', reviewedAt: new Date('2026-05-01T10:00Z') }
const text = `update articles set body_html = '<p>Other.</p>'`
const review = 'update articles set reviewed_at = now()'
const minor = `set local candor.minor = 'on'`

type Case = readonly [name: string, ...statements: string[]]

/** Each is a transaction on one reviewed article. */
const accepted: readonly Case[] = [
  ['a review in the same statement', `${text}, reviewed_at = now()`],
  ['a review with its own date', `${text}, reviewed_at = '2026-05-02Z'`],
  ['a review in a later statement', text, review],
  ['a review in an earlier statement, because a transaction is one moment', review, text],
  [
    'two changes that one transaction reviews',
    `${text}, reviewed_at = now()`,
    `update articles set title = 'Other', reviewed_at = now()`,
  ],
  ['another reviewer', `${text}, reviewed_by = 'S. Reviewer'`],
  ['another reviewer in a later statement', text, `update articles set reviewed_by = 'S. Reviewer'`],
  ['no reviewer any more', text, `update articles set disclosure_mode = 'human-only', reviewed_by = null`],
  [
    'the same text in the end',
    text,
    `update articles set body_html = '<p>The stone bridge carries <em>traffic</em> again.</p>'`,
  ],
  ['a change that a savepoint takes back', 'savepoint s', text, 'rollback to s'],
  ['a deletion in a later statement', text, 'delete from articles'],
  ['a minor change', minor, text],
  [
    'only other columns',
    `update articles set status = 'withheld', byline = 'Desk', url = url || '/b', updated_at = now()`,
  ],
  ['a review in time for its constraints', `${text}, reviewed_at = now()`, 'set constraints all immediate'],
]

const refused: readonly Case[] = [
  ['another title', `update articles set title = 'Other'`],
  ['another standfirst', `update articles set standfirst = 'Other'`],
  ['another body', text],
  ['the same reviewer', `${text}, reviewed_by = reviewed_by, reviewed_at = reviewed_at`],
  ['no date', `${text}, reviewed_at = null`],
  ['an earlier date', `${text}, reviewed_at = '2001-01-01Z'`],
  ['a digest of its own', `${text}, reviewed_digest = candor_text_digest(title, standfirst, '<p>Other.</p>')`],
  ['a review of the text before', `update articles set reviewed_at = '2026-05-02Z'`, text],
  ['a change that is called minor too late', text, minor],
  ['a minor change after another', text, minor, `update articles set title = 'Other'`],
  ['a minor change of what another wrote', text, minor, `update articles set body_html = '<p>More.</p>'`],
  [
    'a minor change before another',
    minor,
    text,
    `set local candor.minor = 'off'`,
    `update articles set title = 'Other'`,
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

  describe.each(['draft', 'published'] as const)('the text of a reviewed article that is %s', (status) => {
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
        hint: expect.stringMatching(facts('reviewed_at = now()', 'candor.minor')),
      })
      // The drivers name the property differently.
      expect(JSON.stringify(error)).toContain('"changed_after_review"')
      expect(await bench().sql('select * from articles')).toEqual(before)
    })
  })

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
      const error = await insertArticle(bench().db, { ...reviewer, reviewedAt: new Date('2100-01-01Z') }).catch(
        (thrown: Error) => thrown.cause,
      )
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

    it('stays what it was in a minor change, which its event tells', async () => {
      await insertArticle(bench().db, reviewer)
      await run([minor, text])
      expect(await reviewed()).toMatchObject({ reviewed_at: reviewer.reviewedAt, same: false })
      await bench().sql(`update articles set byline = 'Desk'`)
      await run([minor, `update articles set byline = null`])
      const told = await bench().sql(`select minor, text_digest = disclosure ->> 'reviewed_digest' as reviewed
        from article_events order by id desc limit 4`)
      expect(told.toReversed()).toEqual([
        { minor: false, reviewed: true },
        { minor: true, reviewed: false },
        { minor: false, reviewed: false },
        { minor: false, reviewed: false },
      ])
    })

    it('is not needed again for a text that is written back after a minor change', async () => {
      await insertArticle(bench().db, { ...reviewer, title: 'A' })
      await run([minor, `update articles set title = 'B'`])
      await run([`update articles set title = 'C', byline = 'Desk'`, `update articles set title = 'B'`])
      await run([`update articles set title = 'A'`])
      expect(await reviewed()).toMatchObject({ reviewed_at: reviewer.reviewedAt, same: true })
    })

    it('moves no date when nothing about it changes', async () => {
      await insertArticle(bench().db, reviewer)
      const before = await textOf(bench().sql, 'select max(id) from article_events')
      await bench().sql('update articles set reviewed_by = reviewed_by, reviewed_at = null, reviewed_digest = null')
      expect(await textOf(bench().sql, 'select max(id) from article_events')).toBe(before)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeReviews)
