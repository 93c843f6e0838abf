/** What editors do over HTTP: small changes, corrections, retractions, taking back and deleting. */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody, buildWholeBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { faultsOf, publisherOf } from './publish-client.ts'

export const describePublishEditing: Suite = (running, sql) => {
  const api = publisherOf(running, sql)
  const pipeline = publisherOf(running, sql, { may: ['publish', 'any'], modes: ['ai-autonomous'] })
  const textOf = async (path: string) => (await running().fetch(path)).text()

  describe('PATCH', () => {
    it('changes the members that it names, and no other', async () => {
      const { body: before } = await api.put('edited', buildWholeBody())
      const reviewed_at = new Date().toISOString().replace(/\.?0*Z$/, 'Z')
      const { status, body } = await api.patch('edited', {
        title: 'Edited',
        disclosure: { model: 'example-model-2', reviewed_at },
      })
      expect(status).toBe(200)
      const { disclosure } = buildWholeBody() as { readonly disclosure: object }
      const { etag: _, updated_at: __, ...same } = before
      expect(body).toMatchObject({
        ...same,
        result: 'changed',
        title: 'Edited',
        disclosure: { ...disclosure, model: 'example-model-2', reviewed_at },
      })
    })

    it('empties members with null, and replaces lists as a whole', async () => {
      const sources = [{ url: 'https://archive.example.org/', title: 'Archive' }]
      const empty = { byline: null, picture: null, updated_at: null }
      const { body } = await api.patch('edited', {
        ...empty,
        sources,
        disclosure: { statement: null },
      })
      expect(body).toMatchObject({ byline: null, picture: null, updated_at: null })
      expect(body).toMatchObject({
        sources: [{ ...sources[0], publisher: null }],
        disclosure: { statement: null },
      })
      expect(body).toMatchObject({
        topics: [{ slug: 'public-works' }],
        byline_url: 'https://news.example.org/desk',
      })
    })

    it('dates a change of the text, unless it is dated or of a draft', async () => {
      const { body: first } = await api.put('dated', buildBody())
      expect(first.updated_at).toBeNull()
      expect((await api.patch('dated', { byline: 'News desk' })).body.updated_at).toBeNull()
      const { body: edited } = await api.patch('dated', { title: 'Bridge' })
      expect(Math.abs(Date.parse(edited.updated_at ?? '') - Date.now())).toBeLessThan(60_000)
      const dated = await api.patch('dated', {
        title: 'Bridges',
        updated_at: '2026-05-03T00:00:00Z',
      })
      expect(dated.body.updated_at).toBe('2026-05-03T00:00:00Z')
      expect((await api.patch('dated', {})).body).toMatchObject({
        changed: false,
        updated_at: '2026-05-03T00:00:00Z',
      })
      const { body: put } = await api.put('dated', buildBody({ title: 'Put again' }))
      expect(put.updated_at).not.toBe('2026-05-03T00:00:00Z')
      expect(put.published_at).toBe(first.published_at)
      await api.put('undated', buildBody({ status: 'draft' }))
      expect((await api.patch('undated', { title: 'Still a draft' })).body.updated_at).toBeNull()
    })
  })

  it('PUT dates a change of the text, also in an answer that is sent back with the earlier date', async () => {
    const { body: first } = await api.put('sent-back', buildBody())
    expect(first.updated_at).toBeNull()
    const { body: edited } = await api.put('sent-back', { ...first, title: 'Bridge' })
    expect(Math.abs(Date.parse(edited.updated_at ?? '') - Date.now())).toBeLessThan(60_000)
    const { body: dated } = await api.put('sent-back', {
      ...edited,
      updated_at: '2026-05-03T00:00:00Z',
    })
    expect(dated.updated_at).toBe('2026-05-03T00:00:00Z')
    expect((await api.put('sent-back', { ...dated, byline: 'News desk' })).body.updated_at).toBe(
      '2026-05-03T00:00:00Z',
    )
    const { body: again } = await api.put('sent-back', { ...dated, title: 'Bridges' })
    expect(Math.abs(Date.parse(again.updated_at ?? '') - Date.now())).toBeLessThan(60_000)
    const own = await api.put('sent-back', {
      ...again,
      title: 'Three bridges',
      updated_at: '2026-05-04T00:00:00Z',
    })
    expect(own.body.updated_at).toBe('2026-05-04T00:00:00Z')
    expect(
      (await api.put('sent-back', { ...own.body, updated_at: null })).body.updated_at,
    ).toBeNull()
  })

  describe('a correction', () => {
    it('is added, with a date, and stays when the pipeline sends its article again', async () => {
      await api.put('corrected', buildBody())
      const { status, body } = await api.act('corrected', 'corrections', {
        text: 'It was a Tuesday.',
      })
      expect([status, body]).toMatchObject([
        200,
        { result: 'changed', corrections: [{ text: 'It was a Tuesday.' }] },
      ])
      await expect.poll(() => textOf('/corrections/feed.json')).toContain('It was a Tuesday.')
      const again = await pipeline.put('corrected', buildBody({ title: 'Sent again' }))
      expect([again.status, again.body]).toMatchObject([
        200,
        { corrections: [{ text: 'It was a Tuesday.' }] },
      ])
    })

    it('is refused with its faults', async () => {
      const mixed = { text: '', when: 1, corrected_at: 'never' }
      const answered = await api.act('corrected', 'corrections', mixed)
      expect([answered.status, faultsOf(answered)]).toEqual([
        422,
        {
          '/text': 'correction_text_is_not_empty',
          '/when': 'member_is_unknown',
          '/corrected_at': 'date_is_invalid',
        },
      ])
      expect(faultsOf(await api.act('corrected', 'corrections', {}))).toEqual({
        '/text': 'member_is_missing',
      })
      const wrong = { text: ' ', url: 'desk', corrected_at: '0999-01-01T00:00:00Z' }
      const empty = await api.act('corrected', 'corrections', wrong)
      const faults = {
        '/text': 'correction_text_is_not_empty',
        '/url': 'correction_url_is_absolute_http_url',
        '/corrected_at': 'corrected_at_has_a_four_digit_year',
      }
      expect([empty.status, faultsOf(empty)]).toEqual([422, faults])
      const late = await api.act('corrected', 'corrections', {
        text: 'Late.',
        corrected_at: '2099-01-01T00:00:00Z',
      })
      expect(faultsOf(late)).toEqual({ '/corrected_at': 'correction_is_not_in_the_future' })
      expect((await api.get('corrected')).body).toMatchObject({
        corrections: [{ text: 'It was a Tuesday.' }],
      })
      const { body } = await api.batch([{ method: 'correct', id: 'corrected', body: wrong }])
      expect(body.errors?.map(({ pointer }) => pointer).toSorted()).toEqual(
        Object.keys(faults)
          .map((pointer) => `/operations/0/body${pointer}`)
          .toSorted(),
      )
    })
  })

  describe('a retraction', () => {
    it('replaces the text in the feeds with its reason', async () => {
      await api.put('retracted', buildBody({ body_html: '<p>The bridge was painted green.</p>' }))
      await expect.poll(() => textOf('/feed.json')).toContain('painted green')
      const { status, body } = await api.act('retracted', 'retraction', {
        reason: 'The source was forged.',
      })
      expect([status, body]).toMatchObject([
        200,
        { status: 'retracted', retraction: { reason: 'The source was forged.' }, shown: true },
      ])
      for (const path of ['/rss.xml', '/atom.xml', '/feed.json']) {
        await expect.poll(() => textOf(path)).toContain('The source was forged.')
        expect(await textOf(path)).not.toContain('painted green')
      }
    })

    it('stays as it was if it is sent again', async () => {
      const again = await api.act('retracted', 'retraction', { reason: 'The source was forged.' })
      expect([again.status, again.body]).toMatchObject([200, { changed: false }])
    })

    it('stays, and so does a withholding, unless the writer says both another status and unretract', async () => {
      const body = buildBody({ title: 'Sent again' })
      const refused = { '/status': 'taken_back_stays' }
      for (const status of ['published', 'draft']) {
        const again = await api.put('retracted', { ...body, status })
        expect([again.status, faultsOf(again)]).toEqual([422, refused])
        expect(faultsOf(await api.patch('retracted', { status, retraction: null }))).toEqual(
          refused,
        )
        const { body: batch } = await api.batch([
          { method: 'put', id: 'retracted', body: { ...body, status } },
        ])
        expect(batch.errors).toMatchObject([
          { pointer: '/operations/0/body/status', code: 'taken_back_stays' },
        ])
      }
      const kept = {
        status: 'retracted',
        title: 'Sent again',
        retraction: { reason: 'The source was forged.' },
      }
      expect((await pipeline.put('retracted', { ...body, status: undefined })).body).toMatchObject(
        kept,
      )
      const { body: away } = await api.put('retracted', {
        ...body,
        status: undefined,
        unretract: true,
      })
      expect(away).toMatchObject(kept)
      expect((await pipeline.put('retracted', { ...body, unretract: true })).status).toBe(403)
      const { body: back } = await api.put('retracted', { ...body, unretract: true })
      expect(back).toMatchObject({ status: 'published', retraction: null })
      // Feed readers that have the retraction learn that it is over.
      expect(Date.parse(back.updated_at ?? '')).toBeGreaterThan(Date.parse(away.updated_at ?? ''))
      await api.act('retracted', 'withholding')
      expect((await pipeline.put('retracted', { ...body, status: undefined })).body.status).toBe(
        'withheld',
      )
      expect(faultsOf(await api.patch('retracted', { status: 'published' }))).toEqual(refused)
      expect(
        (await api.patch('retracted', { status: 'published', unretract: true })).body.status,
      ).toBe('published')
      const { body: record } = await api.send('GET', '/articles/retracted/events')
      expect(JSON.stringify(record)).toContain('"status":"retracted"')
    })

    it('is of what is published: a body without a status unpublishes nothing', async () => {
      await api.put('kept', buildBody())
      const { status, body } = await pipeline.put(
        'kept',
        buildBody({ status: undefined, title: 'Without a status' }),
      )
      expect([status, body]).toMatchObject([
        200,
        { status: 'published', shown: true, title: 'Without a status' },
      ])
      expect((await api.patch('kept', { status: null })).body).toMatchObject({
        changed: false,
        status: 'published',
      })
    })

    it('needs something that was published', async () => {
      await api.put('never', buildBody({ status: 'draft' }))
      expect((await api.act('never', 'retraction', { reason: 'Wrong.' })).status).toBe(409)
      expect((await api.act('never', 'withholding')).status).toBe(200)
      expect((await api.act('never', 'retraction', { reason: 'Wrong.' })).status).toBe(409)
      expect((await api.get('never')).body).toMatchObject({ status: 'withheld', shown: false })
      expect(faultsOf(await api.act('retracted', 'retraction', {}))).toEqual({
        '/reason': 'member_is_missing',
      })
      expect(faultsOf(await api.act('retracted', 'retraction', { reason: ' ', foo: 1 }))).toEqual({
        '/reason': 'retracted_has_reason_and_date',
        '/foo': 'member_is_unknown',
      })
      const wrong = { reason: ' ', at: '0999-01-01T00:00:00Z' }
      expect(faultsOf(await api.act('retracted', 'retraction', wrong))).toEqual({
        '/reason': 'retracted_has_reason_and_date',
        '/at': 'retracted_at_has_a_four_digit_year',
      })
    })
  })

  describe('an article that is taken back', () => {
    it('leaves the feeds, and no pipeline publishes it again', async () => {
      const { body: before } = await api.put('withheld', buildBody())
      const { status, body } = await api.act('withheld', 'withholding')
      expect([status, body]).toMatchObject([200, { status: 'withheld', shown: false, feeds: [] }])
      const items = async () =>
        JSON.parse(await textOf('/feed.json')).items.map((item: { id: string }) => item.id)
      await expect.poll(items).not.toContain(before.guid)
      expect((await pipeline.put('withheld', buildBody())).status).toBe(403)
      expect((await pipeline.act('withheld', 'withholding')).status).toBe(403)
      const again = await api.put('withheld', buildBody({ unretract: true }))
      expect(again.body).toMatchObject({ shown: true, guid: before.guid })
      await expect.poll(items).toContain(before.guid)
    })

    it('leaves a tombstone when it is deleted, and a new one comes with a new guid', async () => {
      const { body: before } = await api.put('deleted', buildBody())
      const { status, body } = await api.remove('deleted')
      expect([status, body]).toEqual([200, { id: before.id, result: 'deleted', changed: true }])
      await expect
        .poll(() => textOf('/atom.xml'))
        .toContain(`<at:deleted-entry ref="${before.guid}"`)
      await expect
        .poll(async () => JSON.stringify(JSON.parse(await textOf('/feed.json'))._candor))
        .toContain(before.guid)
      expect((await api.remove('deleted')).status).toBe(404)
      const { status: anew, body: after } = await api.put('deleted', buildBody())
      expect([anew, after.guid === before.guid]).toEqual([201, false])
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishEditing)
