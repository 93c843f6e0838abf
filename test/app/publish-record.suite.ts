/** Reviews over HTTP, and the record of changes: who changed what, and under which disclosure. */
import { describe, expect, it } from 'vitest'
import { buildBody } from '../fixtures/build-body.ts'
import { runOnNode } from './on-node.ts'
import { faultsOf, publisherOf } from './publish-client.ts'
import type { Suite } from './running.ts'

const now = () => new Date().toISOString()
const reviewed = (at: string) => ({ mode: 'ai-assisted', reviewed_by: 'Ada Example', reviewed_at: at })

export const describePublishRecord: Suite = (running, sql) => {
  const name = `recorder ${crypto.randomUUID()}`
  const api = publisherOf(running, sql, { name })

  describe('a reviewed text', () => {
    it('changes only with a new review, or by a minor change', async () => {
      const disclosure = reviewed('2026-05-01T00:00:00Z')
      await api.put('reviewed-text', buildBody({ disclosure }))
      const changed = await api.put('reviewed-text', buildBody({ title: 'Other', disclosure }))
      expect([changed.status, faultsOf(changed)]).toEqual([422, { '/disclosure/reviewed_at': 'changed_after_review' }])
      expect(changed.body.errors?.[0]?.detail).toMatch(/last review \(2026-05-01/)
      const unknown = await api.put('reviewed-text', buildBody({ title: 'Other', disclosure, topics: ['no-topic'] }))
      expect(faultsOf(unknown)).toEqual({
        '/disclosure/reviewed_at': 'changed_after_review',
        '/topics/0': 'topic_exists',
      })
      expect(JSON.stringify(unknown.body.errors)).toContain('last review was at 2026-05-01')
      const blank = await api.put('reviewed-text', buildBody({ title: ' ', disclosure }))
      expect(faultsOf(blank)).toEqual({ '/title': 'title_is_not_empty' })
      const typo = { title: 'Bridge re-opens after flood', disclosure, minor: true }
      const minor = await api.put('reviewed-text', buildBody(typo))
      expect([minor.status, minor.body.updated_at]).toEqual([200, expect.any(String)])
      const again = await api.put('reviewed-text', buildBody({ title: 'Other', disclosure: reviewed(now()) }))
      expect([again.status, again.body.title]).toEqual([200, 'Other'])
      expect((await api.patch('reviewed-text', { byline: 'News desk' })).status).toBe(200)
    })

    it('does not let a minor change of one operation cover another', async () => {
      const disclosure = reviewed('2026-05-01T00:00:00Z')
      const put = (id: string, changes = {}) => ({ method: 'put', id, body: buildBody({ disclosure, ...changes }) })
      await api.batch([put('minor-1'), put('minor-2')])
      const typo = { title: 'Bridge re-opens after flood' }
      const { body } = await api.batch([put('minor-1', { ...typo, minor: true }), put('minor-2', typo)], '?atomic=0')
      expect(body.results.map((each) => each.status)).toEqual([200, 422])
    })
  })

  describe('another story under the name of a reviewer', () => {
    const disclosure = reviewed('2026-05-01T00:00:00Z')
    const story = { title: 'Bridge sold to a bank', body_html: '<p>Another story.</p>' }
    const text = Array.from({ length: 100 }, (_, index) => `<p>${index}: the bridge carries traffic again.</p>`)
    const body_html = text.join('\n')
    const pipeline = publisherOf(running, sql, { may: ['publish', 'correct', 'read', 'any'] })
    const speller = publisherOf(running, sql, { may: ['publish', 'correct', 'read', 'minor', 'any'] })
    const put = (id: string, body: object) => ({ operations: [{ method: 'put', id, body }] })

    const other = buildBody({ ...story, disclosure })
    const dated = { disclosure: reviewed('2026-05-02T00:00:00Z') }
    /** What a pipeline may try that may publish, and call changes minor, but not review. */
    const attempts: readonly (readonly [string, method: string, path: string, body: object])[] = [
      ['PUT', 'PUT', '/articles/attacked', other],
      ['a minor PUT', 'PUT', '/articles/attacked', { ...other, minor: true }],
      ['a PUT with a new date', 'PUT', '/articles/attacked', { ...other, ...dated }],
      ['a minor PUT with a new date', 'PUT', '/articles/attacked', { ...other, ...dated, minor: true }],
      [
        'a PUT without a date',
        'PUT',
        '/articles/attacked',
        { ...other, disclosure: { ...disclosure, reviewed_at: null } },
      ],
      ['a PUT by the guid', 'PUT', '/articles/tag:news.example.org,2026:attacked', { ...other, minor: true }],
      ['a PATCH of the title', 'PATCH', '/articles/attacked', { title: story.title, minor: true }],
      ['a PATCH of the title in Japanese', 'PATCH', '/articles/japanese', { title: '橋は銀行に売却', minor: true }],
      ['a PATCH of the standfirst', 'PATCH', '/articles/attacked', { standfirst: 'Sold.', minor: true }],
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
        { operations: [{ method: 'delete', id: 'attacked' }, ...put('attacked', other).operations] },
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
        const changed = text.map((each, place) => (place <= index ? each.replace('carries', 'barries') : each))
        const { status } = await speller.patch('crept', { body_html: changed.join('\n'), minor: true })
        statuses.push(status)
        if (status !== 200) break
      }
      expect(statuses).toEqual([...Array.from({ length: 40 }, () => 200), 422])
      const refused = await speller.patch('crept', { ...story, minor: true })
      expect(refused.body.errors).toMatchObject([
        { detail: expect.stringMatching(/2026-05-01.*title by more than 2 .*at most 2.*body_html in its markup/) },
      ])
    })

    it('needs a mode without a reviewer, or a token that may review and names one of its own', async () => {
      await api.put('claimed-review', buildBody({ disclosure }))
      const desk = publisherOf(running, sql, {
        may: ['publish', 'review', 'any'],
        reviewers: ['Ben Example', 'Eve Example'],
      })
      const refused = await desk.patch('claimed-review', { ...story, disclosure: { reviewed_at: now() } })
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
        (await desk.patch('claimed-review', { ...story, disclosure: { reviewed_by: 'Ben Example' } })).status,
      ).toBe(200)
      const { body } = await api.get('claimed-review')
      expect((await pipeline.put('claimed-review', body)).body).toMatchObject({ changed: false })
      const taken = { ...story, title: 'Its own', disclosure: { mode: 'ai-autonomous', reviewed_by: null } }
      expect((await pipeline.patch('claimed-review', taken)).status).toBe(200)
    })

    it('cannot be called minor without the scope for it, also of an article that nobody reviewed', async () => {
      await api.put('not-minor', buildBody())
      const refused = await pipeline.patch('not-minor', { ...story, minor: true })
      expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('"minor"')])
      expect((await speller.patch('not-minor', { ...story, minor: true })).status).toBe(200)
    })
  })

  describe('the record of changes', () => {
    type Event = Readonly<Record<string, unknown>> & { readonly id: number; readonly at: string }
    const eventsOf = async (path: string) => {
      const { status, body } = await api.send('GET', path)
      const { events, next } = body as unknown as { readonly events: readonly Event[]; readonly next: string | null }
      return { status, events, next }
    }

    it('says who changed what, also after the article is gone', async () => {
      const { body } = await api.put('recorded', buildBody())
      await api.patch('recorded', { title: 'Other' })
      await api.put('recorded', buildBody({ title: 'Other' }))
      await api.remove('recorded')
      const { events } = await eventsOf(`/articles/${encodeURIComponent(body.guid)}/events`)
      expect(events.map(({ actor, guid }) => [actor, guid])).toEqual(events.map(() => [name, body.guid]))
      expect(events.length).toBeGreaterThanOrEqual(3)
      expect(JSON.stringify(events[1])).toContain('title')
      expect(JSON.stringify(events)).not.toContain('Other')
    })

    it('is read page by page, and since a time', async () => {
      const all = await eventsOf('/events?limit=100')
      const first = await eventsOf('/events?limit=1')
      expect([first.events, first.next !== null]).toEqual([all.events.slice(0, 1), true])
      const last = all.events.at(-1)
      const since = await eventsOf(`/events?since=${last?.at}`)
      expect(since.events.map(({ id }) => id)).toContain(last?.id)
      expect((await eventsOf('/events?since=2099-01-01T00:00:00Z')).events).toEqual([])
      expect((await api.send('GET', '/events?since=today')).status).toBe(400)
      expect((await api.send('GET', '/articles/a%00b/events')).status).toBe(404)
      const other = publisherOf(running, sql, { may: ['publish'] })
      expect((await other.send('GET', '/events')).status).toBe(403)
    })

    it('chooses the articles of a list that changed since a time', async () => {
      await api.put('changed-since', buildBody())
      const list = await api.list('?changed_since=2026-01-01T00:00:00Z&limit=1')
      expect(list.body.articles.map((each) => each.external_id)).toEqual(['changed-since'])
      expect((await api.list('?changed_since=2099-01-01T00:00:00Z')).body.articles).toEqual([])
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishRecord)
