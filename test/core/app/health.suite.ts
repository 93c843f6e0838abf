/**
 * The HTTP suite for health checks: a service that cannot read what a feed reads is not ready, also
 * while memory serves.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { runOnNode } from './on-node.ts'
import type { Running, Suite } from './running.ts'

export const describeHealth: Suite = (running: () => Running, sql) => {
  // Access logs and metrics have the size from there.
  it.each(['live', 'ready'])('/health/%s says its size, and HEAD has no body', async (name) => {
    const response = await running().fetch(`/health/${name}`)
    const { length } = await response.text()
    expect(response.headers.get('Content-Length')).toBe(String(length))
    expect(length).toBeGreaterThan(10)
    expect(await (await running().fetch(`/health/${name}`, { method: 'HEAD' })).text()).toBe('')
  })

  it('/health/live is live, which nothing keeps', async () => {
    const response = await running().fetch('/health/live')
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect(await response.json()).toEqual({ status: 'live' })
  })

  describe('/health/ready', () => {
    it('reports the age of the newest article, which nothing keeps', async () => {
      const response = await running().fetch('/health/ready')
      expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
      const { items } = await (await running().fetch('/feed.json?limit=1')).json()
      const age = (Date.now() - Date.parse(items[0].date_published)) / 1000
      const { status, newestArticleAgeSeconds } = await response.json()
      expect(status).toBe('ready')
      expect(Math.abs(newestArticleAgeSeconds - age)).toBeLessThan(30)
    })

    const tables = ['articles', 'sources', 'notices', 'families']
    afterEach(async () => {
      for (const table of tables)
        await sql(`alter table if exists ${table}_away rename to ${table}`)
    })

    it.each(tables)('is not ready without the table %s, although memory serves', async (table) => {
      expect((await running().fetch('/rss.xml')).status).toBe(200)
      await sql(`alter table ${table} rename to ${table}_away`)
      const response = await running().fetch('/health/ready')
      expect(response.status).toBe(503)
      expect(response.headers.has('Retry-After')).toBe(false)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      const text = await response.text()
      expect(JSON.parse(text)).toMatchObject({ status: 503, title: 'Not ready' })
      expect(text).not.toContain(table === 'families' ? '"families"' : table)
      expect((await running().fetch('/rss.xml')).status).toBe(200)
      expect((await running().fetch('/health/live')).status).toBe(200)

      await sql(`alter table ${table}_away rename to ${table}`)
      expect(await (await running().fetch('/health/ready')).json()).toMatchObject({
        status: 'ready',
      })
    })
  })
}

if (import.meta.vitest) await runOnNode(describeHealth)
