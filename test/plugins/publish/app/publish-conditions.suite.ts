/**
 * Several writers of one article, and requests that are sent twice: `If-Match`, `If-None-Match`,
 * `Idempotency-Key`.
 */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { faultsOf, publisherOf } from './publish-client.ts'

export const describePublishConditions: Suite = (running, sql) => {
  const api = publisherOf(running, sql)
  const other = publisherOf(running, sql)

  describe('If-Match', () => {
    it('writes only if nobody has changed the article since', async () => {
      const { body: first } = await api.put('matched', buildBody())
      const tag = { 'If-Match': first.etag }
      const { status, body: second } = await api.put('matched', buildBody({ title: 'Second' }), tag)
      expect([status, second]).toMatchObject([200, { title: 'Second' }])
      for (const late of [
        await api.put('matched', buildBody({ title: 'Late' }), tag),
        await api.patch('matched', { title: 'Late' }, tag),
        await api.remove('matched', tag),
        await api.act('matched', 'withholding', undefined, tag),
        await api.act('matched', 'corrections', { text: 'Late.' }, tag),
      ]) {
        expect(late.status).toBe(412)
      }
      expect((await api.get('matched')).body).toMatchObject({ etag: second.etag, title: 'Second' })
    })

    it('takes a list of tags and a star, and no weak tag', async () => {
      const { etag } = (await api.get('matched')).body
      const patch = (value: string) =>
        api.patch('matched', { title: 'Second' }, { 'If-Match': value })
      expect((await patch(`"other", ${etag}`)).status).toBe(200)
      expect((await patch('*')).status).toBe(200)
      expect((await patch('"other"')).status).toBe(412)
      expect((await patch(`W/${etag}`)).status).toBe(412)
      expect((await api.put('unmatched', buildBody(), { 'If-Match': '*' })).status).toBe(412)
    })

    it('sees what SQL has changed', async () => {
      const { etag } = (await api.get('matched')).body
      await sql(
        `insert into corrections (article_id, text) select id, 'By SQL.' from articles where external_id = 'matched'`,
      )
      expect((await api.patch('matched', { title: 'Late' }, { 'If-Match': etag })).status).toBe(412)
    })
  })

  describe('two pipelines with equal ids', () => {
    const [one, two] = ['one', 'two'].map((name) =>
      publisherOf(running, sql, { name: `pipeline ${name}`, may: ['publish', 'correct', 'read'] }),
    ) as [typeof api, typeof api]
    const titleOf = async (name: string) => (await api.get(name)).body.title

    it('do not overwrite each other: the second one is told whose the id is', async () => {
      expect((await one.put('equal', buildBody({ title: 'One' }))).status).toBe(201)
      const second = await two.put('equal', buildBody({ title: 'Two' }))
      expect([second.status, second.body.detail]).toEqual([
        403,
        expect.stringContaining('"pipeline one"'),
      ])
      expect((await two.put('equal', buildBody(), { 'If-None-Match': '*' })).status).toBe(412)
      expect((await two.send('PUT', '/articles/equal?dry_run=1', buildBody())).status).toBe(403)
      const [first, late] = await Promise.all(
        [one, two].map((pipeline, index) =>
          pipeline.put('at-once', buildBody({ title: `At once ${index}` })),
        ),
      )
      expect(new Set([first?.status, late?.status])).toEqual(new Set([201, 403]))
      expect(await titleOf('equal')).toBe('One')
    })

    it('reach no article of each other by a guid that is its external id, or an external id that is its guid', async () => {
      const { guid } = (await one.get('equal')).body
      expect((await two.put(guid, buildBody({ title: 'Two' }))).status).toBe(403)
      const shadow = await two.put('own', buildBody({ title: 'Two', guid: 'equal' }))
      expect([shadow.status, faultsOf(shadow)]).toEqual([
        422,
        { '/guid': 'guid_names_no_other_article' },
      ])
      expect((await two.put('own', buildBody({ title: 'Two', guid: 'own' }))).status).toBe(201)
      expect((await two.patch('equal', { title: 'Two' })).status).toBe(403)
      expect((await one.put('equal', buildBody({ title: 'One again' }))).status).toBe(200)
      expect([await titleOf('equal'), await titleOf('own')]).toEqual(['One again', 'Two'])
    })

    it('publish nothing under the guid of a deleted article of each other', async () => {
      const [guid, unheld] = ['urn:example:deleted', 'urn:example:unheld']
      await one.put('deleted-1', buildBody({ guid }))
      await api.remove('deleted-1')
      await sql(`begin; insert into articles (guid, url, title, language, status, published_at, disclosure_mode)
        values ('${unheld}', 'https://news.example.org/', 'By SQL', 'en', 'published', now(), 'human-only'); commit`)
      await api.remove(unheld)
      for (const [pipeline, id, name] of [
        [two, guid, '"pipeline one"'],
        [two, unheld, 'nobody'],
      ] as const) {
        const refused = await pipeline.put('deleted-2', buildBody({ guid: id }))
        expect([refused.status, faultsOf(refused)]).toEqual([
          403,
          { '/guid': 'guid_was_of_another_holder' },
        ])
        expect(refused.body.detail).toContain(name)
      }
      expect((await one.put('deleted-3', buildBody({ guid }))).status).toBe(201)
      expect((await api.put('deleted-4', buildBody({ guid: unheld }))).status).toBe(201)
    })

    it('get no answer of each other by an Idempotency-Key, and none that was kept changes an article that was given away', async () => {
      const key = { 'Idempotency-Key': 'of-both' }
      const correct = (pipeline: typeof api) =>
        pipeline.act('equal', 'corrections', { text: 'Once.' }, key)
      expect((await correct(one)).status).toBe(200)
      expect((await correct(two)).status).toBe(403)
      await sql(`update articles set holder = 'pipeline two' where external_id = 'equal'`)
      expect((await correct(one)).body).toMatchObject({ corrections: [{ text: 'Once.' }] })
      expect((await one.act('equal', 'corrections', { text: 'Twice.' })).status).toBe(403)
      expect((await api.get('equal')).body).toMatchObject({ corrections: [{ text: 'Once.' }] })
      expect((await two.put('equal', buildBody({ title: 'Two' }))).status).toBe(200)
    })
  })

  it('If-None-Match: * only makes new articles', async () => {
    const headers = { 'If-None-Match': '*' }
    expect((await api.put('new', buildBody(), headers)).status).toBe(201)
    expect((await api.put('new', buildBody({ title: 'Other' }), headers)).status).toBe(412)
    expect((await api.get('new')).body.title).toBe(buildBody()['title'])
  })

  it('If-None-Match names tags, weak ones too: it writes only if the article has none of them', async () => {
    const { etag } = (await api.get('new')).body
    const patch = (value: string) =>
      api.patch('new', { byline: 'News desk' }, { 'If-None-Match': value })
    for (const value of [etag, `W/${etag}`, `"other", W/${etag}`, `W/"other",W/${etag}`]) {
      expect([value, (await patch(value)).status]).toEqual([value, 412])
    }
    expect((await patch('W/"other", "W/"')).status).toBe(200)
  })

  describe('Idempotency-Key', () => {
    const correct = (key: string, text: string) =>
      api.act(
        'repeated',
        'corrections',
        { text, corrected_at: '2026-05-02T00:00:00Z' },
        { 'Idempotency-Key': key },
      )
    const count = async () =>
      (
        await sql(
          `select from corrections c join articles a on a.id = c.article_id where external_id = 'repeated'`,
        )
      ).length

    it('does the same request once, and answers it the same', async () => {
      await api.put('repeated', buildBody())
      const first = await correct('k1', 'Once.')
      const second = await correct('k1', 'Once.')
      expect([second.status, second.body]).toEqual([200, first.body])
      expect(second.headers.get('ETag')).toBe(first.headers.get('ETag'))
      expect(await count()).toBe(1)
      await correct('k2', 'Once.')
      expect(await count()).toBe(2)
    })

    it('keeps no article for it, and answers without one that was changed since', async () => {
      await api.put('long', buildBody({ body_html: `<p>${'Long. '.repeat(20_000)}</p>` }))
      const once = () =>
        api.act('long', 'corrections', { text: 'Short.' }, { 'Idempotency-Key': 'long' })
      const first = await once()
      const [row] = await sql(`select length(body) as length from api_answers where key = 'long'`)
      expect(Number(row?.['length'])).toBeLessThan(200)
      expect((await once()).body).toEqual(first.body)
      await api.patch('long', { title: 'Changed since' })
      const { status, body } = await once()
      expect([status, body]).toEqual([200, { id: first.body.id, result: 'changed', changed: true }])
      expect((await api.get('long')).body).toMatchObject({ corrections: [{ text: 'Short.' }] })
    })

    it('answers 422 to another request with the same key', async () => {
      expect((await correct('k1', 'Other.')).status).toBe(422)
      const refused = await api.act('repeated', 'withholding', undefined, {
        'Idempotency-Key': 'k1',
      })
      expect([refused.status, refused.body]).toMatchObject([
        422,
        { title: expect.not.stringContaining('body') },
      ])
      expect(await count()).toBe(2)
    })

    it('belongs to its token', async () => {
      const headers = { 'Idempotency-Key': 'k1' }
      expect((await other.act('repeated', 'corrections', { text: 'Other.' }, headers)).status).toBe(
        200,
      )
      expect(await count()).toBe(3)
    })

    it('is not used up by a request that was refused or only tried', async () => {
      expect((await correct('k3', ' ')).status).toBe(422)
      const headers = { 'Idempotency-Key': 'k3' }
      const tried = await api.send(
        'POST',
        '/articles/repeated/corrections?dry_run=1',
        { text: 'Tried.' },
        headers,
      )
      expect(tried.body).toMatchObject({ changed: true, dry_run: true })
      expect(await count()).toBe(3)
      expect((await correct('k3', 'Right.')).status).toBe(200)
      expect(await count()).toBe(4)
    })

    it('works for batches', async () => {
      const headers = { 'Idempotency-Key': 'batch' }
      const body = { text: 'In a batch.', corrected_at: '2026-05-02T00:00:00Z' }
      const operations = [{ method: 'correct', id: 'repeated', body }]
      const first = await api.batch(operations, '', headers)
      expect((await api.batch(operations, '', headers)).body).toEqual(first.body)
      expect(await count()).toBe(5)
    })

    it('is forgotten after a day', async () => {
      await sql(`update api_answers set answered_at = now() - interval '25 hours' where key = 'k1'`)
      expect((await correct('k1', 'A day later.')).status).toBe(200)
      expect(await count()).toBe(6)
    })

    it('means nothing for other methods', async () => {
      const headers = { 'Idempotency-Key': 'put' }
      await api.put('keyed', buildBody(), headers)
      expect((await api.put('keyed', buildBody({ title: 'Other' }), headers)).body).toMatchObject({
        title: 'Other',
      })
    })

    it.each(['', 'x'.repeat(256)])('answers 400 if the key is none: "%s"', async (key) => {
      expect((await correct(key, 'No.')).status).toBe(400)
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishConditions)
