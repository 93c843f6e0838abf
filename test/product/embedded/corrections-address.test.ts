/**
 * Feeds and corrected entries lead to the corrections, so their address is there before the first
 * one.
 */
import { expect, it } from 'vitest'
import { serveDemo } from '../browser/serve-demo.ts'

it('a newsroom without articles has a feed of corrections in all formats, and its page', async () => {
  const newsroom = await serveDemo({}, false)
  const feed = await (await fetch(`${newsroom.origin}/feed.json`)).json()
  expect(feed._candor.corrections_url).toBe(`${newsroom.origin}/corrections/feed.json`)
  for (const file of ['rss.xml', 'atom.xml', 'feed.json', '']) {
    const { status } = await fetch(`${newsroom.origin}/corrections/${file}`)
    expect([file, status]).toEqual([file, 200])
  }
  await newsroom.close()
})
