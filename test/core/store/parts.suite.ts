/** Parts of an article that were made in another way than the whole: what SQL may say of them. */
import { describe, expect, it } from 'vitest'
import type { StoredPart } from '../../../schema/part-checks.ts'
import { constraintOf } from '../../../src/core/store/writer-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const review = { reviewed_by: 'R. Reviewer', reviewed_at: '2026-05-01T12:00:00Z' }
const reviewer = { reviewedBy: 'W. Reviewer', reviewedAt: new Date('2026-05-01T12:00Z') }

const byAi = (name: string, more: object = {}): StoredPart => ({
  ...{ name, mode: 'ai-autonomous', model: 'example-model-1', provider: 'Example AI' },
  ...more,
})
const reviewed = (name: string, more: object = {}): StoredPart =>
  byAi(name, { mode: 'ai-assisted', ...review, ...more })
const byHuman = (name: string, more: object = {}): StoredPart => ({
  ...{ name, mode: 'human-only', ...more },
})
const french = { translated_from: 'fr' }

const human = { disclosureMode: 'human-only', disclosureModel: null, disclosureProvider: null }
const assisted = { disclosureMode: 'ai-assisted' }
const autonomous = { disclosureMode: 'ai-autonomous' }

type Whole = Parameters<typeof insertArticle>[1]
type Row = readonly [what: string, whole: Whole, parts: readonly StoredPart[] | null]

/** The table of modes and parts in docs/articles.md. */
const accepted: readonly Row[] = [
  ['none, any mode', autonomous, null],
  ['none, human', { ...human, pictureSourceType: 'trainedAlgorithmicMedia' }, null],
  ['the picture, human', human, [byAi('picture')]],
  ['a reviewed picture, human', human, [reviewed('picture')]],
  ['parts by people, human', human, [byHuman('summary'), byHuman('translation', french)]],
  ['none, a reviewer', { ...assisted, ...reviewer }, null],
  ['a translation, a reviewer', { ...assisted, ...reviewer }, [byAi('translation', french)]],
  ['the text, a reviewer', { ...assisted, ...reviewer }, [byAi('text')]],
  ...['summary', 'headline', 'key_points', 'picture', 'audio', 'data'].map(
    (name): Row => [`${name}, no reviewer`, assisted, [byAi(name)]],
  ),
  ['a reviewed translation, no reviewer', assisted, [reviewed('translation', french)]],
  ['a translation, autonomous', autonomous, [byAi('translation', french)]],
  ['a headline by a human, autonomous', autonomous, [byHuman('headline', review)]],
  [
    'fractions of a second',
    assisted,
    [reviewed('data', { reviewed_at: '2026-05-01T12:00:00.5Z' })],
  ],
]

const refused: readonly (readonly [constraint: string, whole: Whole, parts: unknown])[] = [
  ...['summary', 'headline', 'key_points', 'audio', 'data', 'text'].flatMap((name) =>
    [byAi(name), reviewed(name)].map(
      (part) => ['human_only_has_no_part_by_ai', human, [part]] as const,
    ),
  ),
  ['human_only_has_no_part_by_ai', human, [byAi('picture'), reviewed('translation', french)]],
  ['ai_assisted_names_its_reviewer', assisted, null],
  ['ai_assisted_names_its_reviewer', assisted, [byAi('text')]],
  ['ai_assisted_names_its_reviewer', assisted, [byAi('summary'), byAi('translation', french)]],
  ['ai_assisted_names_its_reviewer', assisted, [byHuman('headline')]],
  ['part_has_a_known_name', autonomous, [byAi('tone')]],
  ['part_has_a_known_name', autonomous, [{ mode: 'human-only' }]],
  ['part_has_a_known_mode', autonomous, [byAi('summary', { mode: 'mixed' })]],
  ['part_has_a_known_mode', autonomous, [{ name: 'summary' }]],
  ['part_is_there_once', autonomous, [byAi('summary'), byHuman('summary')]],
  ['part_has_known_members', autonomous, [byAi('summary', { tool: 'x' })]],
  ['part_has_known_members', autonomous, [byAi('summary', { model: 1 })]],
  ['part_has_known_members', autonomous, [byAi('summary', { model: null })]],
  ['part_has_known_members', autonomous, [byAi('summary', { model: ' ' })]],
  ['part_has_known_members', autonomous, [byAi('summary', { model: 'm'.repeat(201) })]],
  ['part_has_known_members', autonomous, [byAi('summary', { model: 'two\nlines' })]],
  ['translation_names_its_original', autonomous, [byAi('translation')]],
  ['translation_names_its_original', autonomous, [byAi('translation', { translated_from: 'f!' })]],
  ['translation_names_its_original', autonomous, [byAi('summary', french)]],
  ['review_of_a_part_has_a_date', autonomous, [byHuman('data', { reviewed_by: 'R. Reviewer' })]],
  [
    'review_of_a_part_has_a_date',
    autonomous,
    [byHuman('data', { reviewed_at: review.reviewed_at })],
  ],
  ...['2026-05-01', '2026-05-01T12:00:00+02:00', '0999-05-01T12:00:00Z', 'May'].map(
    (reviewed_at) =>
      ['review_of_a_part_has_a_date', autonomous, [reviewed('data', { reviewed_at })]] as const,
  ),
  ...['Example AI', 'example ai ', '\u200b\u2060', 'Ada\u202eelpmaxE', 'G\u0420T'].map(
    (reviewed_by) =>
      ['reviewer_of_a_part_is_a_human', assisted, [reviewed('data', { reviewed_by })]] as const,
  ),
  ...['2026-02-30T12:00:00Z', '2999-01-01T00:00:00Z'].map(
    (reviewed_at) =>
      ['reviewer_of_a_part_is_a_human', assisted, [reviewed('data', { reviewed_at })]] as const,
  ),
  [
    'reviewer_of_a_part_is_a_human',
    { ...assisted, ...reviewer },
    [byAi('data', { model: reviewer.reviewedBy })],
  ],
  ['autonomous_text_has_no_review', autonomous, [reviewed('translation', french)]],
  ['autonomous_text_has_no_review', autonomous, [byHuman('text')]],
  ['mode_of_a_part_fits_its_review', autonomous, [byAi('data', { mode: 'ai-assisted' })]],
  ['mode_of_a_part_fits_its_review', autonomous, [byAi('data', review)]],
  ['human_part_has_no_model', autonomous, [byHuman('data', { model: 'm' })]],
  ['human_part_has_no_model', autonomous, [byHuman('data', { provider: 'p' })]],
  ['parts_are_a_list', autonomous, []],
  ['parts_are_a_list', autonomous, byAi('summary')],
]

/** For the test that each check is proved. */
export const refusedParts: readonly string[] = refused.map(([constraint]) => constraint)

const title = `update articles set title = 'Other'`
const standfirst = `update articles set standfirst = 'Other'`
const body = `update articles set body_html = '<p>Other.</p>'`
const parts = (...next: readonly StoredPart[]) =>
  `disclosure_parts = ${next.length === 0 ? 'null' : `'${JSON.stringify(next)}'`}`
const later = { reviewed_at: new Date().toISOString() }

/** A part with a review, and a change that makes it another one. */
const outdating = [
  ['headline', title],
  ['summary', standfirst],
  ['text', body],
  ['translation', body],
  ['key_points', body],
] as const

export function describeParts(bench: () => Bench): void {
  const insert = (whole: Whole, given: unknown) =>
    insertArticle(bench().db, { ...whole, disclosureParts: given as StoredPart[] })
  const run = (...statements: readonly string[]) =>
    bench()
      .sql(`begin; ${statements.join(';')}; commit`)
      .catch(async (error: Error) => {
        await bench().sql('rollback')
        throw error
      })
  const refusal = (attempt: Promise<unknown>) => attempt.then(() => 'nothing', constraintOf)
  const family = (name: string) =>
    textOf(
      bench().sql,
      `select count(*) from listings where family = '${name}' and left_at is null`,
    )

  describe('parts of an article', () => {
    it.each(accepted)('are accepted: %s', async (_, whole, given) => {
      await insert(whole, given)
      const [article] = await bench().sql('select disclosure_parts from articles')
      expect(article).toEqual({ disclosure_parts: given })
    })

    it.each(refused)('are refused by %s (%#)', async (constraint, whole, given) => {
      expect(await refusal(insert(whole, given))).toBe(constraint)
    })

    it('are none of an article whose mode is unknown', async () => {
      await insert(autonomous, [byHuman('headline')])
      const unknown = `update articles set disclosure_mode = 'unknown', disclosure_model = null, disclosure_provider = null,
        generated_at = null, published_at = '2026-05-01Z'`
      expect(await refusal(run(unknown))).toBe('unknown_has_no_other_disclosure')
    })

    it('put an article among the reviewed ones only with a reviewer of the whole', async () => {
      await insert({ ...assisted, guid: 'urn:example:a' }, [byAi('summary')])
      expect(await family('reviewed')).toBe('0')
      await run(`update articles set reviewed_by = 'W. Reviewer'`)
      expect(await family('reviewed')).toBe('1')
      expect(await family('modes/ai-assisted')).toBe('1')
    })

    it('make an event when they change, and when they are taken back', async () => {
      await insert(autonomous, [byAi('translation', french)])
      await run(`update articles set ${parts(byHuman('headline'))}`)
      await run(`update articles set ${parts()}`)
      const events = await bench().sql(
        `select fields, disclosure -> 'parts' as parts, disclosure ? 'parts' as has from article_events
          where guid = (select guid from articles) order by id`,
      )
      expect(events).toEqual([
        { fields: [], parts: [byAi('translation', french)], has: true },
        { fields: ['disclosure_parts'], parts: [byHuman('headline')], has: true },
        { fields: ['disclosure_parts'], parts: null, has: false },
      ])
    })

    it('stay what they are in another order of members', async () => {
      await insert(autonomous, [byHuman('headline')])
      const events = 'select max(id) from article_events'
      const before = await textOf(bench().sql, events)
      await run(
        `update articles set disclosure_parts = '[{"mode":"human-only","name":"headline"}]'`,
      )
      expect(await textOf(bench().sql, events)).toBe(before)
    })

    it('change under a review of the whole only with a new one', async () => {
      await insert({ ...assisted, ...reviewer }, [byAi('summary')])
      for (const next of [parts(), parts(byAi('summary'), byAi('data'))]) {
        const changed = run(`update articles set ${next}`)
        expect(await refusal(changed)).toBe('changed_after_review')
        await expect(changed).rejects.toMatchObject({
          detail: 'Changed since the review: disclosure_parts.',
        })
      }
      await run(`update articles set ${parts()}, reviewed_at = now()`)
    })
  })

  describe('a part with a review', () => {
    it.each(outdating)('goes stale: %s', async (name, change) => {
      const part = reviewed(name, name === 'translation' ? french : {})
      await insert(assisted, [part])
      expect(await refusal(run(change))).toBe('changed_after_review')
      await expect(
        run(change, `update articles set ${parts({ ...part, ...later })}`),
      ).resolves.toEqual([])
    })

    it('goes stale also if another part changes, or their order', async () => {
      const text = reviewed('text')
      await insert(assisted, [text, byAi('summary')])
      for (const next of [
        parts(byAi('summary'), text),
        parts(text, byAi('summary', { model: 'm' })),
      ])
        expect(await refusal(run(body, `update articles set ${next}`))).toBe('changed_after_review')
    })

    it('is not renewed by a date before the text was written', async () => {
      await insert(assisted, [reviewed('text')])
      const earlier = reviewed('text', { reviewed_at: '2026-05-02T12:00:00Z' })
      expect(await refusal(run(body, `update articles set ${parts(earlier)}`))).toBe(
        'changed_after_review',
      )
    })

    it('goes stale under a review of the whole, until that is new', async () => {
      await insert({ ...assisted, ...reviewer }, [reviewed('headline')])
      expect(await refusal(run(title))).toBe('changed_after_review')
      await run(`${title}, reviewed_at = now()`)
    })

    it('stays while only other texts change, or none in the end', async () => {
      await insert(assisted, [reviewed('headline'), byAi('key_points'), reviewed('picture')])
      const others = run(standfirst, body, `update articles set byline = 'Desk'`)
      await expect(others).resolves.toEqual([])
      const back = `update articles set title = 'Bridge reopens after flood'`
      await expect(run(title, back)).resolves.toEqual([])
    })

    it('can be taken back with its text', async () => {
      await insert(autonomous, [byHuman('headline', review)])
      await expect(run(`${title}, ${parts()}`)).resolves.toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeParts)
