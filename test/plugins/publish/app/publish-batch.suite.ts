/**
 * Several operations over HTTP in one transaction: all or none, or each for itself; and trying
 * without writing.
 */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { faultsOf, publisherOf } from './publish-client.ts'

const put = (id: string, changes = {}) => ({
  method: 'put',
  id,
  body: buildBody({ title: `Batch ${id}`, ...changes }),
})

/** What no try may change: digests of tables. */
const state = `select md5((select json_agg(a order by id) from articles a)::text) as articles, md5((select json_agg(s order by article_id, position) from sources s)::text) as sources,
  md5((select json_agg(t order by slug) from topics t)::text) as topics,
    md5((select json_agg(c order by id) from corrections c)::text) as corrections,
  md5((select json_agg(f order by family) from families f)::text) as families,
    md5((select json_agg(l order by family, article_id) from listings l)::text) as listings,
  md5((select json_agg(t order by article_id) from tombstones t)::text) as tombstones, (select count(*) from api_answers) as answers`

export const describePublishBatch: Suite = (running, sql) => {
  const api = publisherOf(running, sql)
  const rowsOf = () => sql(state)
  const exists = async (name: string) => (await api.get(name)).status === 200

  describe('a batch', () => {
    it('does all its operations in their order, and answers each', async () => {
      const { status, body } = await api.batch([
        put('a'),
        { method: 'patch', id: 'a', body: { title: 'Batch a, patched' } },
        put('b'),
        { method: 'correct', id: 'b', body: { text: 'It was a Tuesday.' } },
        put('c'),
        { method: 'retract', id: 'c', body: { reason: 'Wrong.' } },
        put('d'),
        { method: 'withhold', id: 'd' },
        { method: 'delete', id: 'd' },
        put('a', { title: 'Batch a, patched' }),
      ])
      expect([status, body]).toMatchObject([200, { kept: true }])
      expect(body.results.map((each) => [each.name, each.status, each.answer.result])).toEqual([
        ['a', 201, 'created'],
        ['a', 200, 'changed'],
        ['b', 201, 'created'],
        ['b', 200, 'changed'],
        ['c', 201, 'created'],
        ['c', 200, 'changed'],
        ['d', 201, 'created'],
        ['d', 200, 'changed'],
        ['d', 200, 'deleted'],
        ['a', 200, 'unchanged'],
      ])
      expect((await api.get('a')).body).toMatchObject({ title: 'Batch a, patched', shown: true })
      expect(await exists('d')).toBe(false)
    })

    it('writes nothing if one is refused, and names all that is wrong', async () => {
      const before = await rowsOf()
      const { status, body } = await api.batch([
        put('e'),
        put('f', { title: ' ' }),
        { method: 'delete', id: 'none' },
        put('g', { url: 'nowhere' }),
      ])
      expect(status).toBe(422)
      expect((body.errors ?? []).map(({ pointer }) => pointer)).toEqual(
        expect.arrayContaining(['/operations/1/body/title', '/operations/3/body/url']),
      )
      expect(body.results.map((each) => each.status)).toEqual([201, 422, 404, 422])
      expect(await rowsOf()).toEqual(before)
    })

    it('keeps the others with ?atomic=0', async () => {
      const { status, body } = await api.batch(
        [put('h'), put('i', { title: ' ' }), put('j')],
        '?atomic=0',
      )
      expect([status, body]).toMatchObject([200, { kept: true }])
      expect(body.results[1]).toMatchObject({
        status: 422,
        answer: { errors: [{ pointer: '/title' }] },
      })
      expect([await exists('h'), await exists('i'), await exists('j')]).toEqual([true, false, true])
      await api.batch([
        { method: 'delete', id: 'h' },
        { method: 'delete', id: 'j' },
      ])
    })

    it('keeps the others with "atomic": false in its body', async () => {
      const operations = [put('k', { title: ' ' }), put('l')]
      const { status, body } = await api.send('POST', '/batch', { operations, atomic: false })
      expect([status, body.results.map((each) => each.status)]).toEqual([200, [422, 201]])
    })

    it('names the operation that is refused only at the end of the transaction', async () => {
      await api.put('shown', buildBody())
      const future = {
        method: 'patch',
        id: 'shown',
        body: { published_at: '2099-01-01T00:00:00Z' },
      }
      const before = await rowsOf()
      const { status, body } = await api.batch([put('m'), future, put('n')])
      expect([status, body.errors]).toMatchObject([
        422,
        [{ pointer: '/operations/1/body/published_at', code: 'shown_article_is_not_embargoed' }],
      ])
      expect(await rowsOf()).toEqual(before)
      const kept = await api.batch([put('m'), future, put('n')], '?atomic=0')
      expect(kept.body.results.map((each) => each.status)).toEqual([201, 422, 201])
      expect(kept.body.results[1]?.answer.errors).toMatchObject([
        { code: 'shown_article_is_not_embargoed' },
      ])
      expect([await exists('m'), await exists('n')]).toEqual([true, true])
      const alone = await api.patch('shown', future.body)
      expect([alone.status, alone.body.errors]).toMatchObject([422, [{ pointer: '/published_at' }]])
    })

    it('lists its articles by their dates, and those of one moment in their order', async () => {
      const dated = (second: number) => ({ published_at: `2026-05-10T00:00:0${second}Z` })
      await api.batch([
        put('o3', dated(3)),
        put('o1', dated(1)),
        put('o2', dated(2)),
        put('o3b', dated(3)),
      ])
      const own = async () => {
        const feed = await (await running().fetch('/feed.json?limit=100')).json()
        const titles: readonly string[] = feed.items.map(
          ({ title }: { readonly title: string }) => title,
        )
        return titles.flatMap((title) => /Batch o\w+/.exec(title)?.[0] ?? [])
      }
      await expect.poll(own).toEqual(['Batch o3b', 'Batch o3', 'Batch o2', 'Batch o1'])
    })

    it('has at most a hundred operations', async () => {
      const many = Array.from({ length: 101 }, (_, index) => ({
        method: 'delete',
        id: `many-${index}`,
      }))
      expect((await api.batch(many)).body.errors).toMatchObject([
        { pointer: '/operations', code: 'too_many_entries' },
      ])
      expect((await api.batch(many.slice(1), '?atomic=0')).body.results).toHaveLength(100)
    })

    it('is refused for operations that are none', async () => {
      const { status, body } = await api.batch([
        { method: 'publish', id: 'a' },
        { method: 'put' },
        put('p'),
      ])
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([
        422,
        ['/operations/0/method', '/operations/1/id'],
      ])
      expect(await exists('p')).toBe(false)
      expect((await api.batch([])).body).toMatchObject({ results: [] })
      const blank = await api.batch([put('two words')])
      expect(faultsOf(blank)).toEqual({ '/operations/0/id': 'external_id_has_no_blanks' })
    })

    it('holds conditions for each', async () => {
      const { body } = await api.batch(
        [
          { ...put('a'), if_none_match: '*' },
          { ...put('q'), if_match: '*' },
          { ...put('q'), if_none_match: '*' },
        ],
        '?atomic=0',
      )
      expect(body.results.map((each) => each.status)).toEqual([412, 412, 201])
    })
  })

  describe('trying', () => {
    it('tells what would be, and leaves nothing', async () => {
      await api.put('tried', buildBody())
      await api.put('tried-draft', buildBody({ status: 'draft' }))
      const before = await rowsOf()
      const whole = buildBody({ topics: [{ slug: 'tried-topic', label: 'Tried' }] })
      const tries: readonly (readonly [string, string, unknown, object])[] = [
        ['PUT', '/articles/tried-new', whole, { result: 'created', shown: true }],
        ['PUT', '/articles/tried', whole, { result: 'changed' }],
        [
          'PATCH',
          '/articles/tried-draft',
          { status: 'published' },
          { result: 'changed', shown: true },
        ],
        ['DELETE', '/articles/tried', undefined, { result: 'deleted' }],
        ['POST', '/articles/tried/corrections', { text: 'Tried.' }, { result: 'changed' }],
        ['POST', '/articles/tried/retraction', { reason: 'Tried.' }, { status: 'retracted' }],
        ['POST', '/articles/tried/withholding', undefined, { shown: false }],
        ['POST', '/batch', { operations: [put('tried-new')] }, { kept: false }],
      ]
      for (const [method, path, body, expected] of tries) {
        const answered = await api.send(method, `${path}?dry_run=1`, body)
        expect([method, path, answered.status < 300, answered.body]).toMatchObject([
          method,
          path,
          true,
          { dry_run: true, ...expected },
        ])
        expect(answered.headers.has('Location')).toBe(false)
      }
      expect(await rowsOf()).toEqual(before)
    })

    it.each(['?dry_run', '?dry_run=true', '?dry_run=0&dry_run=1', '?limit=1'])(
      'is refused with parameters that are not understood, and writes nothing: %s',
      async (query) => {
        const before = await rowsOf()
        for (const [method, path, body] of [
          ['PUT', '/articles/tried-new', buildBody()],
          ['PATCH', '/articles/tried', { title: 'Tried' }],
          ['DELETE', '/articles/tried', undefined],
          ['POST', '/articles/tried/corrections', { text: 'Tried.' }],
          ['POST', '/articles/tried/retraction', { reason: 'Tried.' }],
          ['POST', '/articles/tried/withholding', undefined],
          ['POST', '/batch', { operations: [put('tried-new')] }],
        ] as const) {
          expect([method, path, (await api.send(method, path + query, body)).status]).toEqual([
            method,
            path,
            400,
          ])
        }
        expect(await rowsOf()).toEqual(before)
      },
    )

    it.each([
      ['POST', '/partners', { name: 'tried' }],
      ['DELETE', '/partners/tried', undefined],
      ['POST', '/partners/tried/token', undefined],
      ['POST', '/webhooks', { name: 'tried', url: 'https://partner.example/', families: ['all'] }],
      ['DELETE', '/webhooks/tried', undefined],
      ['POST', '/webhooks/tried/test', undefined],
      ['POST', '/webhooks/tried/resumption', undefined],
      ['POST', '/webhooks/tried/secret', undefined],
    ])(
      'is refused where it is not possible, so nothing is written: %s %s',
      async (method, path, body) => {
        const { status, body: answered } = await api.send(method, `${path}?dry_run=1`, body)
        expect([status, answered.detail]).toEqual([400, expect.stringContaining('dry_run')])
        expect(await sql(`select from partners where name = 'tried'`)).toEqual([])
      },
    )

    it('is refused with a value of atomic that is not understood, and with atomic for one article', async () => {
      for (const query of ['?atomic', '?atomic=maybe'])
        expect((await api.batch([put('r')], query)).status).toBe(400)
      expect((await api.send('PATCH', '/articles/tried?atomic=1', {})).status).toBe(400)
      expect(await exists('r')).toBe(false)
    })

    it('is writing with dry_run=0', async () => {
      const { status } = await api.send('PUT', '/articles/untried?dry_run=0', buildBody())
      expect([status < 202, await exists('untried')]).toEqual([true, true])
    })

    it('names the feeds that would show it, and what would be refused', async () => {
      const body = buildBody({ topics: [{ slug: 'tried-topic', label: 'Tried' }] })
      const tried = await api.send('PUT', '/articles/tried-new?dry_run=1', body)
      expect(tried.body.feeds.map(({ family }) => family)).toContain('topics/tried-topic')
      const refused = await api.send('PATCH', '/articles/tried?dry_run=1', {
        published_at: '2099-01-01T00:00:00Z',
      })
      expect(refused.body.errors).toMatchObject([{ code: 'shown_article_is_not_embargoed' }])
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishBatch)
