/** What a pipeline may try that may publish and correct, but not review. */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { publisherOf } from './publish-client.ts'
import { describeReviewClaims } from './review-claims.suite.ts'

const now = () => new Date().toISOString()
const reviewed = (at: string) => ({
  mode: 'ai-assisted',
  reviewed_by: 'Ada Example',
  reviewed_at: at,
})

export const describeReviewAttacks: Suite = (running, sql) => {
  const api = publisherOf(running, sql)

  describe('another story under the name of a reviewer', () => {
    const disclosure = reviewed('2026-05-01T00:00:00Z')
    const story = { title: 'Bridge sold to a bank', body_html: '<p>Another story.</p>' }
    const title = 'Bridge reopens after the flood of 2026'
    const body_html = '<p>The bridge carries traffic again. It is not unsafe.</p>'
    const pipeline = publisherOf(running, sql, { may: ['publish', 'correct', 'read', 'any'] })
    const put = (id: string, body: object) => ({ operations: [{ method: 'put', id, body }] })

    const other = buildBody({ ...story, disclosure })
    const dated = { disclosure: reviewed('2026-05-02T00:00:00Z') }
    const attempts: readonly (readonly [string, method: string, path: string, body: object])[] = [
      ['PUT', 'PUT', '/articles/attacked', other],
      ['a PUT with a new date', 'PUT', '/articles/attacked', { ...other, ...dated }],
      [
        'a PUT without a date',
        'PUT',
        '/articles/attacked',
        { ...other, disclosure: { ...disclosure, reviewed_at: null } },
      ],
      ['a PUT by the guid', 'PUT', '/articles/tag:news.example.org,2026:attacked', other],
      ['a PATCH of the title', 'PATCH', '/articles/attacked', { title: story.title }],
      ['a PATCH of the standfirst', 'PATCH', '/articles/attacked', { standfirst: 'Sold.' }],
      ['a PATCH that dates the review', 'PATCH', '/articles/attacked', { ...story, ...dated }],
      [
        'a PATCH of the name in small letters',
        'PATCH',
        '/articles/attacked',
        { ...story, disclosure: { reviewed_by: 'ada example' } },
      ],
      ['a batch', 'POST', '/batch', put('attacked', other)],
      [
        'a batch that deletes',
        'POST',
        '/batch',
        {
          operations: [{ method: 'delete', id: 'attacked' }, ...put('attacked', other).operations],
        },
      ],
      [
        'a batch that takes the reviewer away and back',
        'POST',
        '/batch',
        {
          operations: [
            {
              method: 'patch',
              id: 'attacked',
              body: { ...story, disclosure: { mode: 'human-only', reviewed_by: null } },
            },
            { method: 'patch', id: 'attacked', body: { disclosure } },
          ],
        },
      ],
      ['a new article', 'PUT', '/articles/attacked-new', other],
      [
        'an external id that is the guid of the article',
        'PUT',
        '/articles/attacked-new',
        { ...other, guid: 'tag:news.example.org,2026:attacked' },
      ],
    ]

    it.each(attempts)('is refused: %s', async (_, method, path, body) => {
      const guid = 'tag:news.example.org,2026:attacked'
      const { body: before } = await api.put('attacked', buildBody({ body_html, disclosure, guid }))
      const { status } = await pipeline.send(method, path, body)
      expect([403, 409, 422]).toContain(status)
      expect((await api.get('attacked')).body.etag).toBe(before.etag)
    })

    const bidi = '\u202e\u2066\u2069\u202c'
    const inBody = (was: string, is: string) => ({ body_html: body_html.replace(was, is) })
    it.each([
      ['another letter', { title: title.replace('Bridge', 'Fridge') }],
      ['another digit', { title: title.replace('2026', '2027') }],
      ['a mark more', { title: `${title}.` }],
      ['an accent', { title: title.replace('flood', 'flo\u0301od') }],
      ['a title that turns around', { title: title.replace('reopens', '\u202ereopens') }],
      ['a hidden character in the title', { title: title.replace('reopens', 're\u200bopens') }],
      ['a first letter in the standfirst', { standfirst: 'A' }],
      ['three letters that go', inBody('not unsafe', 'unsafe')],
      ['one letter that another replaces', inBody('not', 'now')],
      ['a comment that hides the body', { body_html: `<!--${body_html}` }],
      ['other tags', { body_html: body_html.replaceAll('p>', 'h2>') }],
      ['a body that turns around', inBody('carries', `${bidi}carries`)],
      ['a character reference that turns it around', inBody('carries', '&#8238;carries')],
      ['a hexadecimal one', inBody('carries', '&#X0202E;carries')],
      ['a hidden character in the body', inBody('carries', 'car&#8203;ries')],
      ['one by its name', inBody('carries', 'car&ZeroWidthSpace;ries')],
      ['one by a short name', inBody('carries', 'car&ic;ries')],
      ['a joiner', inBody('carries', 'car\u200cries')],
    ])('is refused by PUT, PATCH and batch, however small: %s', async (_, patch) => {
      const whole = buildBody({ title, body_html, disclosure })
      const { body: before } = await api.put('exact', whole)
      const [field = ''] = Object.keys(patch)
      // A scope to review is no review.
      const reviewer = publisherOf(running, sql, { may: ['publish', 'review', 'any'] })
      for (const token of [pipeline, reviewer]) {
        const answers = [
          await token.put('exact', { ...whole, ...patch }),
          await token.patch('exact', { ...patch, corrections: [] }),
          await token.batch([{ method: 'patch', id: 'exact', body: patch }], '?atomic=0'),
        ]
        const found = answers.flatMap(
          ({ body }) => body.errors ?? body.results[0]?.answer.errors ?? [],
        )
        expect(found).toEqual(
          answers.map(() =>
            expect.objectContaining({
              pointer: '/disclosure/reviewed_at',
              code: 'changed_after_review',
              detail: expect.stringContaining(`Changed since the review: ${field}.`),
            }),
          ),
        )
      }
      expect((await api.get('exact')).body.etag).toBe(before.etag)
    })

    it('needs a mode without a reviewer, or a token that may review and names one of its own', async () => {
      await api.put('claimed-review', buildBody({ disclosure }))
      const desk = publisherOf(running, sql, {
        may: ['publish', 'review', 'any'],
        reviewers: ['Ben Example', 'Eve Example'],
      })
      const refused = await desk.patch('claimed-review', {
        ...story,
        disclosure: { reviewed_at: now() },
      })
      expect([refused.status, refused.body.errors]).toMatchObject([
        403,
        [
          {
            pointer: '/disclosure/reviewed_by',
            code: 'reviewer_is_not_allowed',
            allowed: ['Ben Example', 'Eve Example'],
          },
        ],
      ])
      expect(
        (
          await desk.patch('claimed-review', {
            ...story,
            disclosure: { reviewed_by: 'Ben Example' },
          })
        ).status,
      ).toBe(200)
      const { body } = await api.get('claimed-review')
      expect((await pipeline.put('claimed-review', body)).body).toMatchObject({ changed: false })
      const taken = {
        ...story,
        title: 'Its own',
        disclosure: { mode: 'ai-autonomous', reviewed_by: null },
      }
      expect((await pipeline.patch('claimed-review', taken)).status).toBe(200)
    })
  })
  describeReviewClaims(running, sql)
}

if (import.meta.vitest) await runOnNode(describeReviewAttacks)
