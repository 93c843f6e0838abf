/** The HTTP suite for the order of articles that one statement publishes: newest first in every document, whatever the order of its rows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { embedFiles } from '../../src/embeds/embed-url.ts'
import { feeds } from './feeds.suite.ts'
import { runOnNode } from './on-node.ts'
import type { Running, Runtime } from './running.ts'

/** Hours before now. Two articles share the newest date: the one that is inserted later comes first. */
const ages = [3, 1, 8, 0, 5, 0, 2, 6]
const titled = ages.map((age, row) => ({ age, row, title: `Ordered ${row} of eight` }))
const newestFirst = titled.toSorted((a, b) => a.age - b.age || b.row - a.row).map(({ title }) => title)

const insert = `insert into articles (guid, url, title, language, status, published_at, disclosure_mode) values ${titled
  .map(
    ({ age, row, title }) =>
      `('urn:example:ordered-${row}', 'https://news.example.org/ordered-${row}', '${title}', 'en', 'published', date_trunc('hour', now()) - interval '${age} hours', 'human-only')`,
  )
  .join(', ')}`

const paths = [
  ...feeds.map(({ path }) => path),
  ...['/rss.xml?limit=8', '/atom.xml?language=en', '/reviewed/feed.json'],
  ...Object.values(embedFiles).map((file) => `/${file}?limit=8`),
  ...['/', '/languages/en/'],
]

export function describeOrder(running: () => Running, sql: Runtime['sql']): void {
  const titlesIn = async (path: string) => {
    const text = await (await running().fetch(path)).text()
    return [...new Set([...text.matchAll(/Ordered \d of eight/g)].map(([title]) => title))]
  }

  describe('articles of one INSERT', () => {
    beforeAll(() => sql(insert))
    afterAll(() => sql(`delete from articles where title like 'Ordered %'`))

    it.each(paths)('are newest first in %s', async (path) => {
      // While a render takes longer than half a second, the document before is served.
      await expect.poll(() => titlesIn(path)).toEqual(newestFirst)
    })

    it('are newest first since a time', async () => {
      expect(await titlesIn(`/atom.xml?since=${new Date().toISOString()}`)).toEqual(newestFirst)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeOrder)
