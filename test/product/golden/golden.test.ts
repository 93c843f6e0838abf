/**
 * Whole documents, byte for byte. After an intended change, rewrite them and review the diff before you commit:
 * `UPDATE_GOLDEN=1 npm test -- test/product/golden`. CI never sets it. That the demo's articles are those of the database is tested
 * in test/product/demo/seeded.test.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renderNewsSitemap } from '../../../src/core/directory/news-sitemap.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats, type Format } from '../../../src/core/request/address.ts'
import { feedShowing } from '../../fixtures/build-article.ts'
import {
  goldenFile,
  goldenNames,
  goldenNews,
  newsSitemapFile,
  newsSitemapNames,
} from './golden-news.ts'
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

it('CI does not set UPDATE_GOLDEN', () => {
  expect(isSet('UPDATE_GOLDEN') && isSet('CI')).toBe(false)
})

describe.each(goldenNames)('%s', (name) => {
  it.each(allFormats)('$file', (format) => {
    const text = render(goldenNews[name], format)
    const kept = keptAs(goldenFile(name, format), text)
    expect(kept.toString()).toBe(text)
    // Decoding to text would hide invalid sequences.
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
  const kept = readdirSync(new URL('documents/', import.meta.url)).filter(
    (file) => !file.startsWith('.'),
  )
  expect(kept.sort()).toEqual(expected.sort())
})
