/** Reviews over HTTP, and the record of changes: who changed what, and under which disclosure. */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { faultsOf, publisherOf } from './publish-client.ts'

const now = () => new Date().toISOString()
const reviewed = (at: string) => ({
  mode: 'ai-assisted',
  reviewed_by: 'Ada Example',
  reviewed_at: at,
})

export const describePublishRecord: Suite = (running, sql) => {
  const name = `recorder ${crypto.randomUUID()}`
  const api = publisherOf(running, sql, { name })

  describe('a reviewed text', () => {
    it('changes only with a new review', async () => {
      const disclosure = reviewed('2026-05-01T00:00:00Z')
      await api.put('reviewed-text', buildBody({ disclosure }))
      const changed = await api.put('reviewed-text', buildBody({ title: 'Other', disclosure }))
      expect([changed.status, faultsOf(changed)]).toEqual([
        422,
        { '/disclosure/reviewed_at': 'changed_after_review' },
      ])
      expect(changed.body.errors?.[0]?.detail).toMatch(/Changed since the review: title\.$/)
      const unknown = await api.put(
        'reviewed-text',
        buildBody({ title: 'Other', disclosure, topics: ['no-topic'] }),
      )
      expect(faultsOf(unknown)).toEqual({
        '/disclosure/reviewed_at': 'changed_after_review',
        '/topics/0': 'topic_exists',
      })
      expect(JSON.stringify(unknown.body.errors)).toContain('Changed since the review: title.')
      const blank = await api.put('reviewed-text', buildBody({ title: ' ', disclosure }))
      expect(faultsOf(blank)).toEqual({ '/title': 'title_is_not_empty' })
      const again = await api.put(
        'reviewed-text',
        buildBody({ title: 'Other', disclosure: reviewed(now()) }),
      )
      expect([again.status, again.body]).toMatchObject([
        200,
        { title: 'Other', updated_at: expect.any(String) },
      ])
      expect((await api.patch('reviewed-text', { byline: 'News desk' })).status).toBe(200)
    })

    it('is reviewed by its own operation of a batch', async () => {
      const disclosure = reviewed('2026-05-01T00:00:00Z')
      const put = (id: string, changes = {}) => ({
        method: 'put',
        id,
        body: buildBody({ disclosure, ...changes }),
      })
      await api.batch([put('reviewed-1'), put('reviewed-2')])
      const typo = { title: 'Bridge re-opens after flood' }
      const again = { ...typo, disclosure: reviewed(now()) }
      const { body } = await api.batch(
        [put('reviewed-1', again), put('reviewed-2', typo)],
        '?atomic=0',
      )
      expect(body.results.map((each) => each.status)).toEqual([200, 422])
    })
  })

  describe('what the database refuses by a trigger', () => {
    const topics = ['no-topic']
    const disclosure = reviewed('2026-05-01T00:00:00Z')

    it('is told with all else: a text that nobody reviewed again', async () => {
      await api.put('told-text', buildBody({ disclosure }))
      const changed = await api.put('told-text', buildBody({ title: 'Other', disclosure, topics }))
      const review = { '/disclosure/reviewed_at': 'changed_after_review' }
      expect(faultsOf(changed)).toEqual({ ...review, '/topics/0': 'topic_exists' })
      const wrong = {
        title: 'Other',
        disclosure: { ...disclosure, generated_at: '0001-01-01T00:00:00Z' },
      }
      const year = { '/disclosure/generated_at': 'generated_at_has_a_four_digit_year' }
      expect(faultsOf(await api.put('told-text', buildBody(wrong)))).toEqual({ ...review, ...year })
    })

    it('is told with all else: a review from before the text that it replaced', async () => {
      await api.put('told-early', buildBody({ disclosure: reviewed(now()) }))
      const early = { ...disclosure, reviewed_by: 'Ben Example' }
      const put = async (changes: object) =>
        faultsOf(
          await api.put('told-early', buildBody({ title: 'Other', disclosure: early, ...changes })),
        )
      const fault = { '/disclosure/reviewed_at': 'review_is_after_earlier_text' }
      expect(await put({})).toEqual(fault)
      expect(await put({ topics })).toEqual({ ...fault, '/topics/0': 'topic_exists' })
      expect(await put({ title: 'Bridge reopens after flood', topics })).toEqual({
        '/topics/0': 'topic_exists',
      })
      expect(await put({ disclosure: { ...early, reviewed_at: now() }, topics })).toEqual({
        '/topics/0': 'topic_exists',
      })
    })

    it('is told with all else: an embargo of what was shown', async () => {
      await api.put('told-shown', buildBody())
      const refused = await api.patch('told-shown', {
        published_at: '2099-01-01T00:00:00Z',
        language: '-',
        topics,
      })
      const others = { '/language': 'language_is_a_language_tag', '/topics/0': 'topic_exists' }
      expect(faultsOf(refused)).toEqual({
        '/published_at': 'shown_article_is_not_embargoed',
        ...others,
      })
    })

    it('is told with all else: the mode unknown, and a text that keeps it', async () => {
      const unknown = {
        disclosure: { mode: 'unknown' },
        published_at: '2020-01-01T00:00:00Z',
        topics,
      }
      const both = { '/disclosure/mode': 'unknown_is_imported', '/topics/0': 'topic_exists' }
      expect(faultsOf(await api.put('told-unknown', buildBody(unknown)))).toEqual(both)
      await sql(`begin; set local candor.backdate = 'on'; insert into articles (external_id, url, title, language, status,
        published_at, disclosure_mode) values ('told-unknown', 'https://news.example.org/told', 'A', 'en', 'published',
        '2020-01-01Z', 'unknown'); commit`)
      const changed = await api.patch('told-unknown', { title: 'B', topics })
      expect(faultsOf(changed)).toEqual({ ...both, '/disclosure/mode': 'changed_text_has_a_mode' })
      expect(faultsOf(await api.patch('told-unknown', { topics }))).toEqual({
        '/topics/0': 'topic_exists',
      })
    })
  })

  describe('the record of changes', () => {
    type Event = Readonly<Record<string, unknown>> & { readonly id: number; readonly at: string }
    const eventsOf = async (path: string) => {
      const { status, body } = await api.send('GET', path)
      const { events, next } = body as unknown as {
        readonly events: readonly Event[]
        readonly next: string | null
      }
      return { status, events, next }
    }

    it('says who changed what, also after the article is gone', async () => {
      const { body } = await api.put('recorded', buildBody())
      await api.patch('recorded', { title: 'Other' })
      await api.put('recorded', buildBody({ title: 'Other' }))
      await api.remove('recorded')
      const { events } = await eventsOf(`/articles/${encodeURIComponent(body.guid)}/events`)
      expect(events.map(({ actor, guid }) => [actor, guid])).toEqual(
        events.map(() => [name, body.guid]),
      )
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
