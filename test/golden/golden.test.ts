/**
 * Whole documents, byte for byte. After an intended change, rewrite them and review the diff before you commit:
 * `UPDATE_GOLDEN=1 npm test -- test/golden`. CI never sets it.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../demo/seed.ts'
import { renderNewsSitemap } from '../../src/directory/news-sitemap.ts'
import { renderFeed } from '../../src/feed/render-feed.ts'
import { allFormats, type Format } from '../../src/request/formats.ts'
import type { Snapshot } from '../../src/store/snapshot.ts'
import { createStore } from '../../src/store/store.ts'
import { feedShowing } from '../fixtures/build-article.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'
import { demoChangedAt, demoClosed, embargoedFrom } from './demo-news.ts'
import { goldenFile, goldenNames, goldenNews, newsSitemapFile, newsSitemapNames } from './golden-news.ts'
import type { News } from './news.ts'

const isSet = (variable: string) => (process.env[variable] ?? '') !== ''
const updating = isSet('UPDATE_GOLDEN') && !isSet('CI')

const render = ({ site, selection, snapshot }: News, format: Format): string =>
  renderFeed(feedShowing(site, selection, snapshot), format.key)

/** The golden document, rewritten first if UPDATE_GOLDEN is set. */
function keptAs(file: URL, text: string): Buffer {
  if (updating) writeFileSync(file, text)
  return readFileSync(file)
}

/**
 * The demo through the real store, independent of the clock: listing times are in the past (no document shows them),
 * embargoed articles are far in the future, and the time of the last change is fixed.
 */
async function readDemo(): Promise<Snapshot> {
  const { site, selection } = goldenNews.demo
  const { db, close } = await openMigrated()
  try {
    await seedDemo(db, site.origin)
    await db.execute(sql`update listings set listed_at = '9999-01-01Z' where listed_at >= ${embargoedFrom}`)
    // A part is complete after its month has ended.
    await db.execute(sql`delete from archive_parts where month > ${demoClosed.month}`)
    await db.execute(
      sql`update listings set listed_at = listed_at - interval '40 years' where listed_at < '9999-01-01Z'`,
    )
    await db.execute(sql`update families set changed_at = ${demoChangedAt.toISOString()}`)
    return await createStore(db, (id, reason) => expect.unreachable(`${id}: ${reason}`)).latest(selection)
  } finally {
    await close()
  }
}

it('CI does not set UPDATE_GOLDEN', () => {
  expect(isSet('UPDATE_GOLDEN') && isSet('CI')).toBe(false)
})

describe.each(goldenNames.filter((name) => name !== 'demo'))('%s', (name) => {
  it.each(allFormats)('$file', (format) => {
    const text = render(goldenNews[name], format)
    const kept = keptAs(goldenFile(name, format), text)
    expect(kept.toString()).toBe(text)
    // Decoding to text would hide invalid sequences.
    expect(kept.equals(Buffer.from(text))).toBe(true)
  })
})

describe('demo', () => {
  let snapshot: Snapshot
  beforeAll(async () => {
    snapshot = await readDemo()
  })

  it('has the same articles through the store as in its source', () => {
    const { articles, tombstones, changedAt } = snapshot
    const written = goldenNews.demo.snapshot
    expect(articles.map((article) => ({ ...article, id: '' }))).toEqual(written.articles)
    expect(articles).toHaveLength(30)
    expect({ tombstones, changedAt }).toEqual({ tombstones: [], changedAt: demoChangedAt })
  })

  it.each(allFormats)('$file', (format) => {
    const text = render({ ...goldenNews.demo, snapshot }, format)
    const kept = keptAs(goldenFile('demo', format), text)
    expect(kept.toString()).toBe(text)
    expect(kept.equals(Buffer.from(text))).toBe(true)
  })
})

it.each(newsSitemapNames)('the news sitemap of %s', (name) => {
  const { site, snapshot } = goldenNews[name]
  const text = renderNewsSitemap(site, snapshot.articles)
  const kept = keptAs(newsSitemapFile(name), text)
  expect(kept.toString()).toBe(text)
  expect(kept.equals(Buffer.from(text))).toBe(true)
})

it('there is a document per newsroom and format, and no other', () => {
  const feeds = goldenNames.flatMap((name) => allFormats.map(({ file }) => `${name}.${file}`))
  const expected = [...feeds, ...newsSitemapNames.map((name) => `${name}.news-sitemap.xml`)]
  expect(expected).toHaveLength(26)
  const kept = readdirSync(new URL('documents/', import.meta.url)).filter((file) => !file.startsWith('.'))
  expect(kept.sort()).toEqual(expected.sort())
})
