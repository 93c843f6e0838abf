/**
 * A review is of a text: the text of a reviewed article changes with a new review, or as a minor
 * change.
 */
import { distance } from 'fastest-levenshtein'
import { describe, expect, it } from 'vitest'
import { facts } from '../fixtures/facts.ts'
import { insertArticle, updateArticle } from '../fixtures/insert-article.ts'
import { runs, seed } from '../fixtures/runs.ts'
import { seeded } from '../fixtures/seeded.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const reviewer = {
  disclosureMode: 'ai-assisted',
  reviewedBy: 'R. Reviewer',
  reviewedAt: new Date('2026-05-01T12:00Z'),
}
const text = `update articles set body_html = '<p>Other.</p>'`
const mode = `update articles set disclosure_mode = 'human-only', disclosure_model = null, disclosure_provider = null`
const typo = `update articles set title = 'Bridge re-opens after flood'`
const review = 'update articles set reviewed_at = now()'
const minor = `set local candor.minor = 'on'`

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
  [
    'the same text in the end',
    text,
    `update articles set body_html = '<p>The stone bridge carries <em>traffic</em> again.</p>'`,
  ],
  ['a change that a savepoint takes back', 'savepoint s', text, 'rollback to s'],
  ['a deletion in a later statement', text, 'delete from articles'],
  ['a minor change', minor, typo],
  [
    'a minor change between tags',
    minor,
    `update articles set body_html = replace(body_html, 'traffic', 'trafic >')`,
  ],
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
  ['another story that is called minor', minor, text],
  [
    'another title that is called minor',
    minor,
    `update articles set title = 'Bridge closes after flood'`,
  ],
  ['markup that hides the body', minor, `update articles set body_html = '<!--' || body_html`],
  [
    'markup in place of other markup',
    minor,
    `update articles set body_html = replace(body_html, 'em>', 's>')`,
  ],
  ['a standfirst that goes as a minor change', minor, `update articles set standfirst = ''`],
  ['a change that is called minor too late', typo, minor],
  [
    'a minor change after another',
    typo,
    minor,
    `update articles set standfirst = standfirst || '.'`,
  ],
  ['a minor change of what another wrote', typo, minor, `update articles set title = title || '.'`],
  [
    'a minor change before another',
    minor,
    typo,
    `set local candor.minor = 'off'`,
    `update articles set standfirst = standfirst || '.'`,
  ],
  ['another mode', mode],
  ['another mode that is called minor', minor, mode],
  ['another mode and an earlier date', `${mode}, reviewed_at = '2026-05-01T11:59Z'`],
  [
    'a minor change that turns the text around',
    minor,
    `update articles set body_html = replace(body_html, 'traffic', '${'\u202e'}traffic')`,
  ],
  [
    'a minor change of a digit',
    minor,
    `update articles set title = 'Bridge reopens after 1 flood'`,
  ],
  [
    'a minor change of an Arabic digit',
    minor,
    `update articles set body_html = replace(body_html, 'traffic', 'traffi\u0664')`,
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
          hint: expect.stringMatching(facts('reviewed_at = now()', 'candor.minor')),
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

    it('stays what it was in a minor change, which its event tells', async () => {
      await insertArticle(bench().db, reviewer)
      await run([minor, typo])
      expect(await reviewed()).toMatchObject({ reviewed_at: reviewer.reviewedAt, same: false })
      await bench().sql(`update articles set byline = 'Desk'`)
      await run([minor, `update articles set byline = null`])
      const told =
        await bench().sql(`select minor, text_digest = disclosure ->> 'reviewed_digest' as reviewed
        from article_events order by id desc limit 4`)
      expect(told.toReversed()).toEqual([
        { minor: false, reviewed: true },
        { minor: true, reviewed: false },
        { minor: false, reviewed: false },
        { minor: false, reviewed: false },
      ])
    })

    it('is not needed again for a text that is written back after a minor change', async () => {
      await insertArticle(bench().db, { ...reviewer, title: 'The brige reopens.' })
      await run([minor, `update articles set title = 'The bridge reopens.'`])
      await run([
        `update articles set title = 'Other', byline = 'Desk'`,
        `update articles set title = 'The bridge reopens.'`,
      ])
      await run([`update articles set title = 'The brige reopens.'`])
      expect(await reviewed()).toMatchObject({ reviewed_at: reviewer.reviewedAt, same: true })
    })

    it('stays in a minor change beside digits, and in none of them', async () => {
      const title = 'The court upholds 304 of 1,000 fines, and 30.4 million euros'
      const body = `<p>${'It was a long day in court. '.repeat(40)}On 3 May 2026, 300 million were due: ٣٠٤, ३०४.</p>`
      await insertArticle(bench().db, { ...reviewer, title, bodyHtml: body })
      for (const [part, was, is] of [
        ...[
          ['title', '304', '305'],
          ['title', '304', '30'],
          ['title', '30.4', '3.04'],
          ['title', '1,000', '1,0000'],
        ],
        ...[
          ['body_html', '300', '900'],
          ['body_html', 'On 3', 'On'],
          ['body_html', '٣', '٤'],
          ['body_html', '३', '४'],
        ],
        ['body_html', 'were', '½ were'],
      ] as const)
        await expect(
          run([minor, `update articles set ${part} = replace(${part}, '${was}', '${is}')`]),
        ).rejects.toMatchObject({ detail: expect.stringContaining(`${part} in its digits`) })
      await run([minor, `update articles set title = replace(title, 'fines, and', 'fines and')`])
      await run([minor, `update articles set body_html = replace(body_html, 'May', 'may')`])
    })

    it('knows the digits of all scripts', async () => {
      const codes = Array.from({ length: 0x10ffff }, (_, index) => index + 1)
      const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code))
      const edges = codes.filter(
        (code) => isDigit(code) && !(isDigit(code - 1) && isDigit(code + 1)),
      )
      expect(edges.length).toBeGreaterThan(140)
      const source = `(select prosrc from pg_proc where proname = 'candor_review_differences')`
      const list = `(select string_agg(part[1], '') from regexp_matches(substring(${source} from 'digits constant text :=([^;]+);'), '''([^'']+)''', 'g') as part)`
      const found = await textOf(
        bench().sql,
        `select string_agg(code::text, ' ') from unnest(array[${edges.join(', ')}]) as code where chr(code) ~ ('[' || ${list} || ']')`,
      )
      expect(found).toBe(edges.join(' '))
    })

    it.each([
      ['title', 300, 4],
      ['body_html', 300, 4],
      ['body_html', 1000, 10],
      ['body_html', 9000, 40],
      ['title', 27, 2],
      ['title', 9, 0],
      ['standfirst', 0, 0],
    ])(
      'lets minor changes of a %s of %i characters come to %i characters, all together',
      async (part, length, most) => {
        const whole = '橋'.repeat(length)
        await insertArticle(bench().db, {
          ...reviewer,
          title: whole.slice(0, 1000) || 'A',
          standfirst: whole,
          bodyHtml: whole,
        })
        for (let edits = 1; edits <= most; edits += 1)
          await run([
            minor,
            `update articles set ${part} = overlay(${part} placing '🌉' from ${2 * edits} for 1)`,
          ])
        await expect(
          run([minor, `update articles set ${part} = ${part} || '.'`]),
        ).rejects.toMatchObject({
          detail: expect.stringMatching(
            facts('2026-05-01', `${part} by more than ${most} characters`),
          ),
        })
        await expect(
          run([minor, `update articles set ${part} = '${whole}'`]),
        ).resolves.toBeUndefined()
      },
    )

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

  describe('candor_text_distance', () => {
    const distances = (pairs: readonly (readonly [string, string, number])[]) =>
      bench().sql(`select candor_text_distance(p ->> 0, p ->> 1, (p ->> 2)::integer) as found
        from jsonb_array_elements($pairs$${JSON.stringify(pairs)}$pairs$) with ordinality as e(p, place) order by place`)

    it("is Levenshtein's distance in code points, up to a bound", async () => {
      const random = seeded(seed)
      const characters = ['a', 'b', ' ', 'é', '橋', '😀', '🌉']
      const anyText = (length: number) =>
        Array.from({ length }, () => characters[random(characters.length)] ?? '')
      const pairs = Array.from({ length: runs(3000).numRuns }, () => {
        const [one, most] = [anyText(random(120)), random(8)]
        const other = random(5) === 0 ? anyText(random(12)) : [...one]
        for (let edits = random(9); edits > 0; edits -= 1)
          other.splice(random(other.length + 1), random(2), ...anyText(random(2)))
        return [one.join(''), other.join(''), most] as const
      })
      // One UTF-16 unit a character.
      const flat = (text: string) => text.replaceAll('😀', 'x').replaceAll('🌉', 'y')
      const expected = pairs.map(([one, other, most]) => ({
        found: Math.min(distance(flat(one), flat(other)), most + 1),
      }))
      expect(await distances(pairs)).toEqual(expected)
    })

    it('measures texts of a megabyte', async () => {
      const found = await bench().sql(`with long as (select repeat('ab橋 ', 200000) as a)
        select candor_text_distance(a, 'x' || overlay(a placing 'y' from 400001 for 4), 40) as found from long`)
      expect(found).toEqual([{ found: 5 }])
    })
  })

  describe('the text that was reviewed', () => {
    const kept = (id: string) =>
      bench().sql(`select digest, title, standfirst, body_html, disclosure ->> 'reviewed_by' as by, disclosure ->> 'model' as model
        from reviewed_texts where article_id = '${id}' order by title, body_html`)
    const limit = (kept: string) =>
      bench().sql(
        `create or replace function reviewed_texts_kept() returns integer language sql immutable as 'select ${kept}::integer'`,
      )

    it('is kept as the transaction leaves it, once for each text, and stays when the article is deleted', async () => {
      const id = await insertArticle(bench().db, { ...reviewer, bodyHtml: 'A' })
      await run([
        `update articles set body_html = 'B', reviewed_at = now()`,
        `update articles set body_html = 'C', reviewed_at = now()`,
      ])
      await run([`update articles set byline = 'Desk', reviewed_by = 'S. Reviewer'`])
      await run([minor, `update articles set title = title || '.'`])
      await run(['delete from articles'])
      expect((await kept(id)).map(({ title, body_html, by }) => [title, body_html, by])).toEqual(
        ['A', 'C'].map((body) => ['Bridge reopens after flood', body, 'R. Reviewer']),
      )
    })

    it('is kept of no article without a reviewer', async () => {
      const id = await insertArticle(bench().db)
      await run([text])
      expect(await kept(id)).toEqual([])
    })

    it('is needed for a minor change: without it, a new review is', async () => {
      await insertArticle(bench().db, reviewer)
      await bench().sql(`alter table reviewed_texts disable trigger user; delete from reviewed_texts;
        alter table reviewed_texts enable trigger user`)
      await expect(run([minor, typo])).rejects.toMatchObject({
        detail: expect.stringContaining('was not kept'),
      })
      await run(['update articles set reviewed_at = now()'])
      await expect(run([minor, typo])).resolves.toBeUndefined()
    })

    it('goes by the rule of reviewed_texts_kept(), but never that of the review now', async () => {
      const id = await insertArticle(bench().db, { ...reviewer, bodyHtml: 'A' })
      try {
        await limit('1')
        for (const body of ['B', 'C', 'A'])
          await run([`update articles set body_html = '${body}', reviewed_at = now()`])
        expect((await kept(id)).map(({ body_html }) => body_html)).toEqual(['A', 'C'])
        await limit('0')
        await run(['delete from articles'])
        expect(await kept(id)).toEqual([])
      } finally {
        await limit('null')
      }
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
