/**
 * The HTTP suite for addresses: `/feed`, aliases of feeds, unknown paths and forged Host headers.
 */
import { describe, expect, it } from 'vitest'
import { feeds } from './feeds.suite.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

const aliases = [
  ['/rss', '/rss.xml'],
  ['/index.xml', '/rss.xml'],
  ['/rss.xml/', '/rss.xml'],
  ['/RSS.XML', '/rss.xml'],
  ['/feed/atom/', '/atom.xml'],
  ['/index.json', '/feed.json'],
  ['/feed/', '/feed'],
  ['//rss.xml', '/rss.xml'],
  ['/topics/http/feed', '/topics/http/rss.xml'],
  ['/topics/http/atom', '/topics/http/atom.xml'],
  ['//topics//http/rss.xml', '/topics/http/rss.xml'],
  ['/TOPICS/HTTP/rss.xml', '/topics/http/rss.xml'],
  ['/Sources/www.w3.org/rss', '/sources/w3.org/rss.xml'],
  ['/languages/AR/json', '/languages/ar/feed.json'],
  ['/modes/ai-assisted/index.xml', '/modes/ai-assisted/rss.xml'],
  ['/Corrections/rss.xml', '/corrections/rss.xml'],
  ['/archive/2026-01/1/rss', '/archive/2026-01/1/rss.xml'],
  ['/search/rss', '/search/rss.xml'],
  ['/topics', '/topics/'],
  ['/topics/http', '/topics/http/'],
] as const

const wishes = [
  ['*/*', 'application/rss+xml'],
  ['application/atom+xml', 'application/atom+xml'],
  ['application/feed+json, application/rss+xml;q=0.9', 'application/feed+json'],
  ['application/json', 'application/feed+json'],
  ['application/rss+xml;q=0.2, application/atom+xml;q=0.8', 'application/atom+xml'],
  ['text/html', 'application/rss+xml'],
] as const

export function describeAddresses(running: () => Running): void {
  describe('/feed', () => {
    it.each(wishes)('complaint 19: answers Accept: %s with %s', async (accept, type) => {
      const response = await running().fetch('/feed', { headers: { Accept: accept } })
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toBe(`${type}; charset=utf-8`)
      expect(response.headers.get('Vary')).toBe('Accept-Encoding, Accept, Sec-Fetch-Dest')
    })

    it('sends the document and the ETag of the negotiated format’s own address', async () => {
      const [chosen, own] = [await running().fetch('/feed'), await running().fetch('/rss.xml')]
      expect(chosen.headers.get('ETag')).toBe(own.headers.get('ETag'))
    })
  })

  describe('aliases of feed addresses', () => {
    it.each(aliases)(
      '%s redirects to %s for good, in one step, and keeps the query',
      async (alias, target) => {
        for (const method of ['GET', 'HEAD']) {
          const response = await running().fetch(`${alias}?limit=5&a=%26`, { method })
          expect(response.status).toBe(301)
          expect(response.headers.get('Location')).toBe(`${target}?limit=5&a=%26`)
        }
        expect((await running().fetch(`${target}?q=http`)).status).toBe(200)
      },
    )
  })

  describe('unknown paths', () => {
    it.each([
      '/nothing',
      '/rss.xml/more',
      '/feeds/nothing',
      '//evil.example.org/rss',
      '/topics/http/nothing',
      '/.env',
      '/demo',
      '/%00',
    ])('%s answers 404 and names the feeds', async (path) => {
      const response = await running().fetch(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=60')
      const { status, detail } = await response.json()
      expect(status).toBe(404)
      for (const feed of feeds) expect(detail).toContain(feed.path)
    })

    it('answer HEAD without a body', async () => {
      const response = await running().fetch('/nothing', { method: 'HEAD' })
      expect(response.status).toBe(404)
      expect(await response.text()).toBe('')
    })
  })

  describe('a forged Host header', () => {
    const headers = {
      Host: 'evil.example.net',
      'X-Forwarded-Host': 'evil.example.net',
      'X-Forwarded-Proto': 'gopher',
      Forwarded: 'host=evil.example.net',
    }

    it.each([...feeds.map((feed) => feed.path), '/'])('does not change %s', async (path) => {
      const [ours, theirs] = [await running().fetch(path), await running().fetch(path, { headers })]
      expect(theirs.status).toBe(200)
      const text = await theirs.text()
      // Compared as booleans: nobody can read the diff of two whole documents.
      expect(text.includes('evil')).toBe(false)
      expect(text.includes(`${origin}${path}`)).toBe(true)
      expect(text === (await ours.text())).toBe(true)
      expect(theirs.headers.get('Link')).toBe(ours.headers.get('Link'))
    })

    it('does not change a redirect', async () => {
      const response = await running().fetch('/rss', { headers })
      expect(response.headers.get('Location')).toBe('/rss.xml')
    })
  })
}

if (import.meta.vitest) await runOnNode(describeAddresses)
