/**
 * What a pipeline may try beside the text of a reviewed article, and whom a token may call a
 * reviewer.
 */
import { describe, expect, it } from 'vitest'
import { mergePatch } from '../../../../src/plugins/publish/merge-patch.ts'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody, buildWholeBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { bodyMembers, patchOf } from '../body-members.ts'
import { faultsOf, publisherOf } from './publish-client.ts'

export const describeReviewClaims: Suite = (running, sql) => {
  const api = publisherOf(running, sql)
  const pipeline = publisherOf(running, sql, { may: ['publish', 'read', 'any'] })
  const desk = publisherOf(running, sql, { may: ['publish', 'review', 'read', 'any'] })

  const correction = { text: 'The year was wrong.', corrected_at: '2026-05-02T08:30:00Z' }

  describe('what stands beside a reviewed text', () => {
    const attacked = bodyMembers.filter(([, , need]) => need === 'review')

    it.each(attacked)('is not changed without the scope review: %s', async (pointer, value) => {
      const id = 'surrounded'
      const { body: before } = await api.put(id, buildWholeBody())
      const patch = patchOf(pointer, value)
      const whole = mergePatch(buildWholeBody(), patch) as object
      const answers = [
        await pipeline.put(id, whole),
        await pipeline.patch(id, patch),
        await pipeline.patch(id, {
          ...patch,
          status: 'published',
          updated_at: '2026-05-03T00:00:00Z',
        }),
        await pipeline.batch([{ method: 'put', id, body: whole }]),
        await pipeline.batch([{ method: 'patch', id, body: patch }], '?atomic=0'),
      ]
      expect(answers.map(({ status, body }) => body.results?.[0]?.status ?? status)).toEqual([
        403, 403, 403, 403, 403,
      ])
      const member = pointer.slice(1).replaceAll('/', '.')
      expect(answers[0]?.body.detail).toMatch(
        new RegExp(`the scope "review".* changes ${member}\\.`),
      )
      expect((await api.get(id)).body.etag).toBe(before.etag)
    })

    it('may be changed by a token that may review', async () => {
      await api.put('moved', buildWholeBody())
      const patch = { url: 'https://news.example.org/moved', topics: [] }
      expect((await desk.patch('moved', patch)).status).toBe(200)
    })

    it.each([
      ['added', [{ text: 'Another story.' }, correction]],
      ['changed', [{ ...correction, text: 'Another story.' }]],
      ['removed', []],
    ])(
      'is not corrected in a draft without the scope correct: a correction that is %s',
      async (_, corrections) => {
        const id = 'corrected-draft'
        const draft = buildWholeBody({
          status: 'draft',
          published_at: null,
          corrections: [correction],
        })
        await api.put(id, draft)
        const answers = [
          await pipeline.put(id, { ...draft, corrections }),
          await pipeline.patch(id, { corrections }),
          await pipeline.batch([{ method: 'patch', id, body: { corrections } }], '?atomic=0'),
        ]
        expect(answers.map(({ status, body }) => body.results?.[0]?.status ?? status)).toEqual([
          403, 403, 403,
        ])
      },
    )

    it('has another mode only with a new review, also for a token that may review', async () => {
      await api.put('other-mode', buildWholeBody())
      const patch = { disclosure: { mode: 'human-only', model: null, provider: null } }
      const refused = await desk.patch('other-mode', patch)
      expect([refused.status, faultsOf(refused)]).toEqual([
        422,
        { '/disclosure/reviewed_at': 'changed_after_review' },
      ])
      const reviewed = { ...patch.disclosure, reviewed_at: new Date().toISOString() }
      expect((await desk.patch('other-mode', { disclosure: reviewed })).status).toBe(200)
    })
  })

  it.each([
    ['a rule', { language: 'English!' }, '/language'],
    ['a form', { tags: [] }, '/tags'],
  ])('another mode without a new review is told with what breaks %s', async (_, wrong, pointer) => {
    const disclosure = {
      mode: 'human-only',
      reviewed_by: 'Ada Example',
      reviewed_at: '2026-05-01T12:00:00Z',
    }
    await api.put('other-mode-too', buildBody({ disclosure }))
    const patch = { ...wrong, disclosure: { mode: 'ai-assisted' } }
    const faults = faultsOf(await api.patch('other-mode-too', patch))
    expect(faults).toMatchObject({
      [pointer]: expect.any(String),
      '/disclosure/reviewed_at': 'changed_after_review',
    })
    const unknown = faultsOf(
      await api.patch('other-mode-too', { ...patch, disclosure: { mode: 'by-magic' } }),
    )
    expect(unknown).toEqual({
      [pointer]: expect.any(String),
      '/disclosure/mode': 'disclosure_mode_is_known',
    })
  })

  describe('a reviewer', () => {
    const disclosure = { mode: 'ai-assisted', model: 'GPT', provider: 'Example AI' }

    it.each([
      ['the model', 'gpt.', 'reviewer_is_not_the_model'],
      ['the model in Cyrillic letters', 'ԌРТ', 'reviewer_is_not_the_model'],
      ['the model in Greek letters', 'GΡΤ', 'reviewer_is_not_the_model'],
      ['the model in Cherokee letters', 'ᏀᏢᎢ', 'reviewer_is_not_the_model'],
      ['the model in small Cherokee letters', 'ꮐꮲꭲ', 'reviewer_is_not_the_model'],
      ['the model in Lisu letters', 'ꓖꓑꓔ', 'reviewer_is_not_the_model'],
      ['the model and its provider', 'GPT (Example AI)', 'reviewer_is_not_the_model'],
      ['the provider and the model', 'Example AI / GPT', 'reviewer_is_not_the_model'],
      ['a name of mixed letters', 'Jаne Doe', 'reviewer_is_in_one_script'],
      ['a name with a Greek letter', 'Jane Dοe', 'reviewer_is_in_one_script'],
      ['the model from right to left', '\u202eTPG', 'reviewer_is_in_one_script'],
    ])('is not %s', async (_, reviewed_by, rule) => {
      const refused = await desk.put(
        'named',
        buildBody({ disclosure: { ...disclosure, reviewed_by } }),
      )
      expect([refused.status, Object.values(faultsOf(refused))]).toEqual([
        422,
        expect.arrayContaining([rule]),
      ])
    })

    it.each([
      'Ada Example, Example AI',
      'Мария Иванова',
      'Γιώργος Παπαδόπουλος',
      'Anna-Мария Иванова',
      'Мария (Moscow desk)',
      'Zoë Ångström-Łuczak',
      '王小明',
      'محمد علی\u200cپور',
      'Սարգիս Հակոբյան',
      'ᏍᏏᏉᏯ',
      'ꓢꓲꓡꓦꓲꓬ',
    ])('may be called %s', async (reviewed_by) => {
      expect(
        (await desk.put('named', buildBody({ disclosure: { ...disclosure, reviewed_by } }))).status,
      ).toBeLessThan(300)
    })
  })

  it('is compared with names of any length, and no name is a pattern', async () => {
    const statuses: number[] = []
    for (const model of ['(x+x+)+y', 'a'.repeat(1000), 'x'.repeat(10_001)]) {
      const named = { mode: 'ai-assisted', model, reviewed_by: 'a'.repeat(999) }
      statuses.push((await desk.put('long-names', buildBody({ disclosure: named }))).status)
    }
    expect(statuses).toEqual([201, 200, 422])
  })

  describe('a statement that names a reviewer, in an article that nobody reviewed', () => {
    const statement = 'Reviewed by Jane Doe.'

    it.each(['rss.xml', 'atom.xml', 'feed.json'])(
      'follows the label in %s, and no program reads a reviewer',
      async (file) => {
        const topics = [{ slug: 'stated', label: 'Stated' }]
        await pipeline.put(
          'stated',
          buildBody({ topics, disclosure: { mode: 'ai-autonomous', statement } }),
        )
        const text = await (await running().fetch(`/topics/stated/${file}`)).text()
        const shown = text.replaceAll(
          /<candor:disclosure.*?<\/candor:disclosure>|"statement":"[^"]*"/gs,
          '',
        )
        const [before = '', ...others] = shown.split(statement)
        expect(others.length).toBeGreaterThan(0)
        for (const text of [before, ...others.slice(0, -1)])
          expect(text.slice(-100)).toContain('no human editor')
        expect(text).not.toMatch(/reviewed-by="|"reviewed_by":"/)
      },
    )
  })
}

if (import.meta.vitest) await runOnNode(describeReviewClaims)
