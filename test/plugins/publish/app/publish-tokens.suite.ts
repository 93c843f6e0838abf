/** Tokens over HTTP: who may ask, for how long, and which modes of disclosure a token may claim. */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { faultsOf, makeToken, publisherOf, sendRaw } from './publish-client.ts'

export const describePublishTokens: Suite = (running, sql) => {
  const list = (Authorization?: string) =>
    sendRaw(running(), '/articles?limit=1', {
      headers: Authorization === undefined ? {} : { Authorization },
    })

  describe('a token', () => {
    it('is asked for with WWW-Authenticate', async () => {
      const token = await makeToken(sql)
      const unknown = `candor_${'0'.repeat(43)}`
      for (const header of [
        undefined,
        '',
        token,
        `Basic ${token}`,
        'Bearer',
        'Bearer x',
        `Bearer ${unknown}`,
      ]) {
        const { status, headers } = await list(header)
        expect([header, status]).toEqual([header, 401])
        expect(headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
      }
      expect((await list(`Bearer ${token.slice(0, -1)}`)).status).toBe(401)
      expect((await list(`Bearer ${token}`)).status).toBe(200)
      expect((await list(`bearer  ${token}`)).status).toBe(200)
      for (const path of [`/articles?access_token=${token}`, `/articles/${token}`])
        expect((await sendRaw(running(), path, {})).status).toBe(401)
    })

    it('that may only read or delete changes nothing, not even a date, and gets no article for a try', async () => {
      const editor = publisherOf(running, sql)
      await editor.put('guarded', buildBody())
      await editor.put('guarded-retracted', buildBody())
      await editor.act('guarded-retracted', 'retraction', { reason: 'The source was forged.' })
      const before = await editor.list('?limit=2')
      for (const may of ['read', 'delete', 'correct']) {
        const other = publisherOf(running, sql, { may: [may, 'any'] })
        expect(
          (await other.patch('guarded', { published_at: '2020-01-01T00:00:00Z' })).status,
        ).toBe(403)
        expect((await other.patch('guarded', { updated_at: '2026-05-03T00:00:00Z' })).status).toBe(
          403,
        )
        expect(
          (await other.patch('guarded-retracted', { retraction: { reason: 'Other.' } })).status,
        ).toBe(403)
        expect((await other.patch('guarded', {})).status).toBe(403)
        expect((await other.batch([{ method: 'patch', id: 'guarded', body: {} }])).status).toBe(403)
        const wrong = { title: ' ', tags: [] }
        const batch = await other.batch([{ method: 'patch', id: 'guarded', body: wrong }])
        const statuses = [(await other.patch('guarded', wrong)).status, batch.status]
        expect([may, statuses]).toEqual([may, may === 'correct' ? [422, 422] : [403, 403]])
      }
      expect((await editor.list('?limit=2')).body.articles).toEqual(before.body.articles)
    })

    it('gets the article for a write that changes nothing only if it may read it, or write its text', async () => {
      const editor = publisherOf(running, sql)
      await editor.put('kept-back', buildBody({ body_html: '<p>Kept back.</p>' }))
      const { body: whole } = await editor.act('kept-back', 'withholding')
      const statusOf = async (may: readonly string[]) => {
        const other = publisherOf(running, sql, { may: [...may, 'any'] })
        const answers = [await other.patch('kept-back', {}), await other.put('kept-back', whole)]
        for (const { status, body } of answers) {
          expect(JSON.stringify(body).includes('Kept back.')).toBe(status === 200)
        }
        return answers.map(({ status }) => status)
      }
      for (const may of [['correct'], ['retract'], ['correct', 'retract', 'delete'], ['read']])
        expect([may, await statusOf(may)]).toEqual([may, [403, 403]])
      for (const may of [['correct', 'read'], ['retract', 'read'], ['publish'], ['draft']])
        expect([may, await statusOf(may)]).toEqual([may, [200, 200]])
      const retractor = publisherOf(running, sql, { may: ['retract', 'any'] })
      expect((await retractor.act('kept-back', 'withholding')).body).toMatchObject({
        changed: false,
      })
    })

    it('learns how far a text is from the reviewed one only if it may read it, or write it', async () => {
      const disclosure = {
        mode: 'ai-assisted',
        reviewed_by: 'Ada Example',
        reviewed_at: '2026-05-01T00:00:00Z',
      }
      await publisherOf(running, sql).put(
        'guessed',
        buildBody({ title: 'The bridge is sold', disclosure }),
      )
      const codesFor = async (may: readonly string[]) => {
        const other = publisherOf(running, sql, { may: [...may, 'any'] })
        return Object.values(
          faultsOf(await other.patch('guessed', { title: 'The bridge is gold', tags: [] })),
        )
      }
      expect(await codesFor(['correct'])).toEqual(['member_is_unknown'])
      expect(await codesFor(['correct', 'read'])).toContain('changed_after_review')
    })

    it('may claim the modes that it is limited to, and no other', async () => {
      const pipeline = publisherOf(running, sql, { modes: ['ai-autonomous'] })
      const reviewed = buildBody({
        disclosure: { mode: 'ai-assisted', reviewed_by: 'Ada Example' },
      })
      const refused = await pipeline.put('claimed', reviewed)
      expect([refused.status, faultsOf(refused)]).toEqual([
        403,
        { '/disclosure/mode': 'mode_is_not_allowed' },
      ])
      expect(refused.body.errors).toMatchObject([{ allowed: ['ai-autonomous'] }])
      expect((await pipeline.put('claimed', buildBody())).status).toBe(201)

      const editor = publisherOf(running, sql)
      expect((await editor.put('claimed', reviewed)).status).toBe(200)
      expect((await pipeline.patch('claimed', { title: 'Changed after the review' })).status).toBe(
        403,
      )
      expect((await pipeline.put('claimed', reviewed)).body).toMatchObject({ changed: false })
      expect(
        (await pipeline.act('claimed', 'corrections', { text: 'It was a Tuesday.' })).status,
      ).toBe(200)
      const taken = await pipeline.put('claimed', buildBody())
      expect([taken.status, taken.body.errors]).toMatchObject([
        403,
        [{ code: 'mode_is_not_allowed', detail: expect.stringContaining('ai-assisted') }],
      ])
      expect((await editor.put('claimed', buildBody())).status).toBe(200)
      expect((await pipeline.put('claimed', buildBody({ title: 'Its own again' }))).status).toBe(
        200,
      )
    })

    it('that is limited to modes leaves articles of other modes alone, but corrects, retracts and withholds them', async () => {
      const editor = publisherOf(running, sql)
      const pipeline = publisherOf(running, sql, { modes: ['ai-autonomous'] })
      const disclosure = { mode: 'human-only' }
      const draft = buildBody({ status: 'draft', disclosure })
      await editor.put('by-a-human', draft)
      const sources = [{ url: 'https://other.example.org/', title: 'Other' }]
      for (const patch of [
        { status: 'published' },
        { status: 'published', sources },
        { topics: [{ slug: 'other', label: 'Other' }] },
        { disclosure: { mode: 'ai-autonomous' } },
        { corrections: [{ text: 'It was a Tuesday.' }] },
      ]) {
        const refused = await pipeline.patch('by-a-human', patch)
        expect([patch, refused.status, faultsOf(refused)]).toEqual([
          patch,
          403,
          { '/disclosure/mode': 'mode_is_not_allowed' },
        ])
      }
      await editor.patch('by-a-human', { status: 'published' })
      expect((await pipeline.patch('by-a-human', { status: 'draft' })).status).toBe(403)
      expect(
        (await pipeline.act('by-a-human', 'corrections', { text: 'It was a Tuesday.' })).status,
      ).toBe(200)
      expect((await pipeline.act('by-a-human', 'withholding')).status).toBe(200)
      const again = { status: 'published', unretract: true }
      expect((await pipeline.patch('by-a-human', again)).status).toBe(403)
      await editor.patch('by-a-human', again)
      expect(
        (await pipeline.act('by-a-human', 'retraction', { reason: 'The source was forged.' }))
          .status,
      ).toBe(200)
      expect((await pipeline.remove('by-a-human')).status).toBe(200)
    })

    it('explains the code of a mode that it may not claim', async () => {
      expect((await sendRaw(running(), '/errors/mode_is_not_allowed', {})).status).toBe(200)
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishTokens)
