/**
 * How the component loads a feed, and falls back to the last good one. test/browser/embeds/ tests
 * it in a browser.
 */
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import { loadHeadlines } from '../../src/embeds/browser/load.ts'

const url = 'https://feeds.example.org/feed.json'
const items = Array.from({ length: 30 }, (_, index) => ({
  id: String(index),
  url: `https://news.example.org/${index}`,
  title: `Article ${index}`,
  content_html: `<p>${'x'.repeat(20_000)}</p>`,
  _candor: { disclosure: { mode: 'ai-autonomous' }, image: { alt: 'A bridge' } },
  image: 'https://news.example.org/bridge.jpg',
}))
const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'News', language: 'en', items }

const answers: (() => Response)[] = []
let warned: MockInstance

beforeEach(() => {
  const stored = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
  })
  vi.stubGlobal('fetch', async () => answers.shift()?.() ?? Response.error())
  warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  answers.length = 0
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('returns the last good headlines of a feed with long bodies', async () => {
  answers.push(() => Response.json(feed))
  const good = await loadHeadlines(url)
  expect(good.items.map(({ title }) => title)).toEqual(items.map(({ title }) => title))
  expect(await loadHeadlines(url)).toEqual(good)
  expect(warned).toHaveBeenCalledOnce()
})
