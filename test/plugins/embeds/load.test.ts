/**
 * How the component loads a feed, and falls back to the last good one. test/plugins/embeds/browser/ tests
 * it in a browser.
 */
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import { loadHeadlines } from '../../../src/plugins/embeds/browser/load.ts'

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

const ok = (body: BodyInit) => () => new Response(body)
/** Rejects as `fetch` does without CORS headers, without a network, and after the time limit. */
const failing = () => {
  throw new TypeError('Failed to fetch')
}
const failures: readonly (readonly [string, () => Response, string | RegExp])[] = [
  ['an error', () => Response.json(feed, { status: 500 }), 'answers 500'],
  ['no response', failing, 'Failed to fetch'],
  ['invalid JSON', ok('{"version": "https://jsonfeed.org/version/1.1", "items": ['), /JSON/],
  ['a page', ok('<!doctype html><title>Maintenance</title>'), /JSON/],
  ['JSON of another kind', ok('{"items": [{"title": "x"}]}'), 'is no JSON Feed'],
  ['no items', ok('{"version": "https://jsonfeed.org/version/1.1"}'), 'is no JSON Feed'],
  ['null', ok('null'), 'is no JSON Feed'],
]

it.each(failures)(
  'fails for %s, and returns the last good headlines to returning visitors',
  async (_, failure, reason) => {
    answers.push(failure)
    await expect(loadHeadlines(url)).rejects.toThrow(reason)
    answers.push(() => Response.json(feed))
    const good = await loadHeadlines(url)
    // Its bodies are too long for the storage.
    expect(good.items.map(({ title }) => title)).toEqual(items.map(({ title }) => title))
    answers.push(failure)
    expect(await loadHeadlines(url)).toEqual(good)
    expect(warned).toHaveBeenCalledOnce()
    answers.push(() => Response.json({ ...feed, title: 'Good again' }))
    expect((await loadHeadlines(url)).title).toBe('Good again')
  },
)

it.each([404, 410])('forgets a feed that is gone (%i)', async (status) => {
  answers.push(() => Response.json(feed))
  await loadHeadlines(url)
  answers.push(() => new Response('gone', { status }))
  await expect(loadHeadlines(url)).rejects.toThrow(`${url} answers ${status}`)
  expect(sessionStorage.getItem('candor-headlines')).toBe('[]')
})

it('asks once for all widgets of a page, for no longer than ten seconds', async () => {
  const limits = vi.spyOn(AbortSignal, 'timeout')
  const asked = vi.fn<typeof fetch>(async () => Response.json(feed))
  vi.stubGlobal('fetch', asked)
  const [one, other] = await Promise.all([loadHeadlines(url), loadHeadlines(url)])
  expect([one === other, limits.mock.calls]).toEqual([true, [[10_000]]])
  expect(asked.mock.calls).toEqual([
    [
      url,
      {
        ...{ cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer' },
        signal: limits.mock.results[0]?.value,
      },
    ],
  ])
})
