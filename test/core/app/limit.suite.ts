/**
 * The HTTP suite for `limit`: its default, its range, its wrong values; and for unknown parameters.
 */
import { describe, expect, it } from 'vitest'
import { facts } from '../../fixtures/facts.ts'
import { feeds } from './feeds.suite.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

const refused = [
  '0',
  '-1',
  'abc',
  '1e1',
  '',
  '5&limit=5',
  '5&limit=6',
  '%201',
  '1.5',
  '０５',
  '0x10',
  '007',
]

export function describeLimit(running: () => Running): void {
  const items = async (path: string) => (await (await running().fetch(path)).json()).items

  describe('limit', () => {
    it('complaint 21: is 30 by default, and may be 1 to 100', async () => {
      expect(await items('/feed.json')).toHaveLength(30)
      expect(await items('/feed.json?limit=1')).toHaveLength(1)
      const all = await items('/feed.json?limit=100')
      expect(all.length).toBeGreaterThan(30)
      expect(all.slice(0, 30)).toEqual(await items('/feed.json'))
    })

    it.each(refused)('refuses %j and names the allowed values', async (value) => {
      const response = await running().fetch(
        `/rss.xml?limit=${encodeURI(value).replaceAll('%25', '%')}`,
      )
      expect(response.status).toBe(400)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      const { status, title, detail } = await response.json()
      expect({ status, title }).toEqual({ status: 400, title: 'Bad parameter' })
      expect(detail).toMatch(facts('limit', 1, 100, 'limit=10'))
    })
  })

  it.each(feeds)('unknown parameters do not change $path', async ({ path }) => {
    const [plain, tracked] = [
      await running().fetch(path),
      await running().fetch(`${path}?utm_source=x&Limit=5&format=html&=`),
    ]
    expect(tracked.status).toBe(200)
    expect(tracked.headers.get('ETag')).toBe(plain.headers.get('ETag'))
    expect(tracked.headers.get('Link')).toBe(plain.headers.get('Link'))
    expect((await tracked.text()) === (await plain.text())).toBe(true)
  })
}

if (import.meta.vitest) await runOnNode(describeLimit)
