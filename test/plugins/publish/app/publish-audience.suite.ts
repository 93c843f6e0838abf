/** The audience of articles over the API: who sees an article, and what answers say of it. */
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { publisherOf } from './publish-client.ts'

export const describePublishAudience: Suite = (running, sql) => {
  const api = publisherOf(running, sql)
  const entries = async () => (await running().fetch('/feed.json?limit=5')).text()

  describe('the audience', () => {
    it('makes an article private, stays if a body leaves it out, and null makes the article public', async () => {
      const private_ = buildBody({
        title: 'Secret of the bridge',
        audience: ['acme', 'beta', 'acme'],
      })
      const { status, body } = await api.put('private', private_)
      expect([status, body.audience]).toEqual([201, ['acme', 'beta']])
      expect(body).toMatchObject({ shown: true, reason: expect.stringContaining('acme, beta') })
      expect(body.feeds.map(({ family }) => family)).toEqual([
        'all',
        'languages/en',
        'modes/ai-autonomous',
      ])
      expect(await entries()).not.toContain('Secret of the bridge')

      const later = await api.put('private', buildBody({ title: 'Secret of the tower' }))
      expect(later.body).toMatchObject({ changed: true, audience: ['acme', 'beta'] })
      expect((await api.put('private', later.body)).body).toMatchObject({ changed: false })
      expect(await entries()).not.toContain('Secret of the tower')

      expect((await api.patch('private', { audience: null })).body.audience).toBeNull()
      expect(await entries()).toContain('Secret of the tower')
      expect((await api.patch('private', { audience: ['acme'] })).status).toBe(200)
      expect(await entries()).not.toContain('Secret of the tower')
      await api.remove('private')
    })

    it('has names of partners, each with a pointer if it is wrong', async () => {
      const faults = async (audience: unknown) => {
        const { status, body } = await api.put('wrong', buildBody({ audience }))
        return [status, ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)]
      }
      expect(await faults(['acme', 'Big Site'])).toEqual([
        422,
        '/audience/1 audience_names_partners',
      ])
      expect(await faults([])).toEqual([422, '/audience list_is_not_empty'])
      expect(await faults('acme')).toEqual([422, '/audience type_is_wrong'])
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishAudience)
