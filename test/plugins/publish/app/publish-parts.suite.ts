/** Parts of an article's disclosure, as a pipeline sends them. */
import { describe, expect, it } from 'vitest'
import { isSame } from '../../../../src/plugins/publish/changed-parts.ts'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody, buildWholeBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { faultsOf, publisherOf } from './publish-client.ts'

const review = { reviewed_by: 'Jane Doe', reviewed_at: '2026-05-01T11:58:30Z' }
const summary = { name: 'summary', mode: 'ai-autonomous', model: 'm' }
const translation = { name: 'translation', mode: 'ai-assisted', translated_from: 'fr', ...review }
const headline = { name: 'headline', mode: 'human-only', ...review }
const of = (mode: string, ...parts: readonly object[]) => ({ disclosure: { mode, parts } })

export const describePublishParts: Suite = (running, sql) => {
  const api = publisherOf(running, sql)
  const disclosureOf = async (name: string) =>
    ((await api.get(name)).body as unknown as { disclosure: object }).disclosure

  describe('parts of an article', () => {
    it('are kept, shown in feeds, the same when they are sent back, and taken away', async () => {
      const id = 'with-parts'
      const sent = [
        { ...translation, provider: null, reviewed_at: '2026-05-01t13:58:30.50+02:00' },
        summary,
      ]
      expect((await api.put(id, buildBody(of('ai-assisted', ...sent)))).status).toBe(201)
      const kept = [{ ...translation, reviewed_at: '2026-05-01T11:58:30.50Z' }, summary]
      expect(await disclosureOf(id)).toMatchObject({ parts: kept })
      const { body } = await api.get(id)
      expect((await api.put(id, body)).body).toMatchObject({ result: 'unchanged', etag: body.etag })
      await expect
        .poll(async () => {
          const { items } = await (await running().fetch('/feed.json')).json()
          return items.find((item: { id: string }) => item.id === body.guid)?._candor.disclosure
        })
        .toMatchObject({ parts: kept })
      const without = { mode: 'human-only', parts: [] }
      expect((await api.patch(id, { disclosure: without })).body).toMatchObject({ changed: true })
      expect(await disclosureOf(id)).not.toHaveProperty('parts')
    })

    it.each([
      ['part_has_a_known_name', 'name', { ...summary, name: 'tone' }],
      ['part_has_a_known_mode', 'mode', { ...summary, mode: 'mixed' }],
      ['member_is_missing', 'mode', { name: 'summary' }],
      ['member_is_unknown', 'tool', { ...summary, tool: 'x' }],
      ['date_is_invalid', 'reviewed_at', { ...translation, reviewed_at: 'May' }],
      ['part_is_there_once', 'name', { ...translation }],
      ['translation_names_its_original', 'translated_from', { ...summary, translated_from: 'fr' }],
      ['review_of_a_part_has_a_date', 'reviewed_at', { ...summary, reviewed_by: 'Jane Doe' }],
      ['mode_of_a_part_fits_its_review', 'reviewed_by', { ...summary, mode: 'ai-assisted' }],
      ['human_part_has_no_model', 'model', { ...summary, mode: 'human-only' }],
      ['human_part_has_no_model', 'provider', { name: 'data', mode: 'human-only', provider: 'p' }],
      ['part_has_known_members', 'model', { ...summary, model: 'm'.repeat(201) }],
      ['part_has_known_members', 'provider', { ...summary, provider: 'two\nlines' }],
      ['part_has_known_members', 'model', { ...summary, model: ' \u0001' }],
      [
        'reviewer_of_a_part_is_a_human',
        'reviewed_at',
        { ...headline, reviewed_at: '2999-01-01T00:00:00Z' },
      ],
    ])('are refused by %s, which names the member', async (code, member, wrong) => {
      const { status, body } = await api.put(
        'wrong',
        buildBody(of('ai-assisted', translation, wrong)),
      )
      expect(status).toBe(422)
      expect(body.errors).toContainEqual(
        expect.objectContaining({ code, pointer: `/disclosure/parts/1/${member}` }),
      )
    })

    it('are refused by the name of a reviewer who is no human, where only one is named', async () => {
      const made = { ...headline, model: 'Jane Doe', mode: 'ai-assisted' }
      const pointers = async (...parts: readonly object[]) =>
        faultsOf(await api.put('wrong', buildBody(of('ai-assisted', ...parts))))
      const code = 'reviewer_of_a_part_is_a_human'
      expect(await pointers(summary, made)).toEqual({ '/disclosure/parts/1/reviewed_by': code })
      const other = { ...translation, reviewed_by: 'Ada Example' }
      expect(await pointers(other, made)).toEqual({ '/disclosure/parts': code })
    })

    it('are refused with what is allowed', async () => {
      const allowed = async (...[mode, part]: readonly [string, object]) =>
        (await api.put('wrong', buildBody(of(mode, part)))).body.errors?.map((each) => each.allowed)
      expect(await allowed('ai-autonomous', { ...summary, name: 'tone' })).toEqual([
        expect.arrayContaining(['translation', 'key_points']),
      ])
      expect(await allowed('human-only', summary)).toEqual([['ai-autonomous', 'ai-assisted']])
    })

    it.each([
      ['digitalCapture', 'ai-autonomous', true],
      ['trainedAlgorithmicMedia', 'human-only', true],
      ['digitalArt', 'human-only', false],
      ['compositeSynthetic', 'ai-autonomous', false],
      ['composite', 'ai-autonomous', false],
      [null, 'ai-autonomous', false],
    ])(
      'are taken with a warning if the picture is %s and its part %s: %j',
      async (term, mode, is) => {
        const image = { url: 'https://news.example.org/p.jpg', type: 'image/jpeg', alt: 'A bridge' }
        const picture = { ...image, source_type: term }
        const parts = of('ai-autonomous', { name: 'picture', mode })
        const url = 'https://news.example.org/pictured'
        const { body } = await api.put('pictured', buildBody({ ...parts, url, picture }))
        const codes = (body.warnings ?? []).map(({ pointer, code }) => [pointer, code])
        expect(codes).toEqual(is ? [['/picture/source_type', 'picture_differs_from_its_part']] : [])
      },
    )

    it('cannot be more than there are names', async () => {
      const many = Array.from({ length: 9 }, () => summary)
      expect(faultsOf(await api.put('wrong', buildBody(of('ai-assisted', ...many))))).toEqual({
        '/disclosure/parts': 'too_many_entries',
      })
    })

    it('change under a review only with a new one, and all faults are told', async () => {
      await api.put('reviewed', buildWholeBody())
      const patch = { disclosure: { parts: [summary] } }
      const refused = await api.patch('reviewed', patch)
      expect(faultsOf(refused)).toEqual({ '/disclosure/reviewed_at': 'changed_after_review' })
      const more = await api.patch('reviewed', { ...patch, language: 'English!' })
      expect(faultsOf(more)).toMatchObject({ '/disclosure/reviewed_at': 'changed_after_review' })
      expect(more.body.errors?.at(-1)?.detail).toContain('disclosure.parts')
    })

    it('go stale with the text that somebody reviewed', async () => {
      await api.put('stale', buildBody(of('ai-autonomous', headline)))
      for (const more of [{}, { language: 'English!' }]) {
        const refused = await api.patch('stale', { title: 'Another headline', ...more })
        expect(faultsOf(refused)).toMatchObject({
          '/disclosure/reviewed_at': 'changed_after_review',
        })
      }
      const again = { ...headline, reviewed_at: new Date().toISOString() }
      const patch = { title: 'Another headline', disclosure: { parts: [again] } }
      expect((await api.patch('stale', patch)).status).toBe(200)
      expect((await api.patch('stale', { byline: 'Desk' })).status).toBe(200)
    })
  })

  it('a part by people is claimed only by a token that may claim their mode', async () => {
    const machine = publisherOf(running, sql, { modes: ['ai-autonomous'] })
    const body = buildBody(of('ai-autonomous', { name: 'headline', mode: 'human-only' }))
    expect((await machine.put('by-people', body)).status).toBe(403)
    await api.put('by-people', body)
    const translated = { name: 'translation', mode: 'ai-autonomous', translated_from: 'fr' }
    expect((await machine.put('by-people', body)).status).toBe(200)
    const more = of('ai-autonomous', { name: 'headline', mode: 'human-only' }, translated)
    expect((await machine.put('by-people', buildBody(more))).status).toBe(200)
  })

  describe('a reviewer of a part', () => {
    const body = buildBody(of('ai-assisted', summary, translation))

    it('is named only by a token that may review', async () => {
      const pipeline = publisherOf(running, sql, { may: ['publish', 'any'] })
      const { status, body: answer } = await pipeline.put('named', body)
      expect([status, answer.detail]).toEqual([403, expect.stringContaining('"review"')])
      await api.put('named', body)
      const less = buildBody(of('ai-assisted', translation))
      expect((await pipeline.put('named', less)).status).toBe(200)
      const later = { ...translation, reviewed_at: '2026-05-02T11:58:30Z' }
      expect((await pipeline.put('named', buildBody(of('ai-assisted', later)))).status).toBe(403)
    })

    it('is one that the token may name', async () => {
      const limited = publisherOf(running, sql, { reviewers: ['Ada Example'] })
      const refused = await limited.put('limited', body)
      expect([refused.status, faultsOf(refused)]).toEqual([
        403,
        { '/disclosure/parts': 'reviewer_is_not_allowed' },
      ])
    })

    it('is no editor, who signs at the desk', async () => {
      await sql(`insert into editors (name, may, handle) values ('Jane Doe', '{review}', '\\x09')`)
      const refused = await api.put('editor', body)
      await sql(`delete from editors where name = 'Jane Doe'`)
      expect([refused.status, faultsOf(refused)]).toEqual([
        403,
        { '/disclosure/parts': 'reviewer_is_not_allowed' },
      ])
    })
  })

  it('parts are compared by their members, in their order', () => {
    const same = (a: object[], b: object[]) => isSame('disclosure_parts', a, b)
    expect(same([summary], [{ model: 'm', mode: 'ai-autonomous', name: 'summary' }])).toBe(true)
    expect(same([summary], [{ ...summary, model: 'n' }])).toBe(false)
    expect(same([summary], [summary, translation])).toBe(false)
  })
}

if (import.meta.vitest) await runOnNode(describePublishParts)
