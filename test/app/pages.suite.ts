/** The HTTP suite for the home page and the health checks. */
import { describe, expect, it } from 'vitest'
import { feeds } from './feeds.suite.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

export function describePages(running: () => Running): void {
  describe('/', () => {
    it('shows the newest headlines with their disclosure labels', async () => {
      const response = await running().fetch('/')
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      const page = await response.text()
      expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
      expect(page).toContain('Musk testifies that xAI used distillation')
      expect(page).toContain('AI-written, no human editor:')
    })

    it('complaint 20: links to the three feeds in its head', async () => {
      const page = await (await running().fetch('/')).text()
      const head = page.slice(0, page.indexOf('</head>'))
      const links = [...head.matchAll(/<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">/g)]
      const expected = feeds.map(({ path, type }) => [type.replace(/;.*/, ''), `${origin}${path}`])
      const toFeeds = links.filter(([, type]) => !type?.endsWith('+oembed'))
      expect(toFeeds.map(([, type, , href]) => [type, href])).toEqual(expected)
      expect(new Set(toFeeds.map(([, , title]) => title)).size).toBe(3)
    })

    it('answers HEAD without a body', async () => {
      const response = await running().fetch('/', { method: 'HEAD' })
      expect(response.status).toBe(200)
      expect(await response.text()).toBe('')
    })
  })

  describe('health', () => {
    it('is live', async () => {
      const response = await running().fetch('/health/live')
      expect(response.status).toBe(200)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(await response.json()).toEqual({ status: 'live' })
    })

    it('is ready, and reports the age of the newest article', async () => {
      const response = await running().fetch('/health/ready')
      expect(response.status).toBe(200)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      const { items } = await (await running().fetch('/feed.json?limit=1')).json()
      const age = (Date.now() - Date.parse(items[0].date_published)) / 1000
      const { status, newestArticleAgeSeconds } = await response.json()
      expect(status).toBe('ready')
      expect(Math.abs(newestArticleAgeSeconds - age)).toBeLessThan(30)
    })
  })
}

if (import.meta.vitest) await runOnNode(describePages)
