/**
 * What a pipeline may try that may publish, and call changes minor, but not review. Distances of
 * long texts take a while: `npm test` leaves this suite to `npm run test:all`.
 */
import { describe, expect, it } from 'vitest'
import { buildBody } from '../fixtures/build-body.ts'
import { runOnNode } from './on-node.ts'
import { publisherOf } from './publish-client.ts'
import { describeReviewClaims } from './review-claims.suite.ts'
import type { Suite } from './running.ts'

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
    const text = Array.from(
      { length: 100 },
      (_, index) => `<p>${index}: the bridge carries traffic again.</p>`,
    )
    const body_html = text.join('\n')
    const pipeline = publisherOf(running, sql, { may: ['publish', 'correct', 'read', 'any'] })
    const speller = publisherOf(running, sql, {
      may: ['publish', 'correct', 'read', 'minor', 'any'],
    })
    const put = (id: string, body: object) => ({ operations: [{ method: 'put', id, body }] })

    const other = buildBody({ ...story, disclosure })
    const dated = { disclosure: reviewed('2026-05-02T00:00:00Z') }
    const attempts: readonly (readonly [string, method: string, path: string, body: object])[] = [
      ['PUT', 'PUT', '/articles/attacked', other],
      ['a minor PUT', 'PUT', '/articles/attacked', { ...other, minor: true }],
      ['a PUT with a new date', 'PUT', '/articles/attacked', { ...other, ...dated }],
      [
        'a minor PUT with a new date',
        'PUT',
        '/articles/attacked',
        { ...other, ...dated, minor: true },
      ],
      [
        'a PUT without a date',
        'PUT',
        '/articles/attacked',
        { ...other, disclosure: { ...disclosure, reviewed_at: null } },
      ],
      [
        'a PUT by the guid',
        'PUT',
        '/articles/tag:news.example.org,2026:attacked',
        { ...other, minor: true },
      ],
      ['a PATCH of the title', 'PATCH', '/articles/attacked', { title: story.title, minor: true }],
      [
        'a PATCH of the title in Japanese',
        'PATCH',
        '/articles/japanese',
        { title: '橋は銀行に売却', minor: true },
      ],
      [
        'a PATCH of the standfirst',
        'PATCH',
        '/articles/attacked',
        { standfirst: 'Sold.', minor: true },
      ],
      ['a PATCH that dates the review', 'PATCH', '/articles/attacked', { ...story, ...dated }],
      [
        'a PATCH of the name in small letters',
        'PATCH',
        '/articles/attacked',
        { ...story, disclosure: { reviewed_by: 'ada example' } },
      ],
      ['a batch', 'POST', '/batch', put('attacked', { ...other, minor: true })],
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
      await api.put('japanese', buildBody({ title: '石橋が洪水後に再開', disclosure }))
      for (const token of [pipeline, speller]) {
        const { status } = await token.send(method, path, body)
        expect([403, 409, 422]).toContain(status)
      }
      expect((await api.get('attacked')).body.etag).toBe(before.etag)
    })

    it('is refused paragraph by paragraph', async () => {
      await api.put('crept', buildBody({ body_html, disclosure }))
      const statuses: number[] = []
      for (const index of text.keys()) {
        const changed = text.map((each, place) =>
          place <= index ? each.replace('carries', 'barries') : each,
        )
        const { status } = await speller.patch('crept', {
          body_html: changed.join('\n'),
          minor: true,
        })
        statuses.push(status)
        if (status !== 200) break
      }
      expect(statuses).toEqual([...Array.from({ length: 40 }, () => 200), 422])
      const refused = await speller.patch('crept', { ...story, minor: true })
      expect(refused.body.errors).toMatchObject([
        {
          detail: expect.stringMatching(
            /2026-05-01.*title by more than 2 .*at most 2.*body_html in its markup/,
          ),
        },
      ])
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

    it('cannot be called minor without the scope for it, also of an article that nobody reviewed', async () => {
      await api.put('not-minor', buildBody())
      const refused = await pipeline.patch('not-minor', { ...story, minor: true })
      expect([refused.status, refused.body.detail]).toEqual([
        403,
        expect.stringContaining('"minor"'),
      ])
      expect((await speller.patch('not-minor', { ...story, minor: true })).status).toBe(200)
    })
  })
  describeReviewClaims(running, sql)
}

if (import.meta.vitest) await runOnNode(describeReviewAttacks)
