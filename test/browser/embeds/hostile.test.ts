/** Feeds of others through the component, in a page that would run whatever got into it: nothing of them is ever more than text. */
import { expect, it } from 'vitest'
import { hostileFeed } from './hostile-feed.ts'
import { hostileValues } from './hostile-values.ts'
import { openSites, servePages, visit } from './partner.ts'
import { showPictures, strangersIn, watchHarm } from './unharmed.ts'
import { component, componentScript, pageAround } from './widgets.ts'

const sites = openSites({ seeded: false })
const cors = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/feed+json' }

it('nothing in a feed runs, asks anybody, or becomes an element or an address that leads elsewhere', async () => {
  const { candor, partner } = sites()
  const foreign = await servePages('127.0.0.1')
  const feeds = hostileValues.map((value, index) => {
    foreign.pages[`/${index}.json`] = { html: hostileFeed(value), headers: cors }
    return `${foreign.origin}/${index}.json`
  })
  expect(new Set(hostileValues.map((value) => JSON.stringify(value))).size).toBeGreaterThanOrEqual(200)
  const html = pageAround(
    feeds.map((url) => component(url, 'images summaries limit="30" accent="ffff00"')).join(''),
    componentScript(candor.origin),
  )
  const headers = { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'" }
  const { prepare, unharmed } = watchHarm([partner, candor, foreign])
  try {
    await visit(sites(), { html, headers, prepare }, async (page) => {
      await expect.poll(() => page.locator('.candor').count(), { timeout: 60_000 }).toBe(feeds.length)
      expect(await page.locator('.candor-item').count()).toBeGreaterThanOrEqual(feeds.length * 4)
      expect(await strangersIn(page)).toEqual([])
      const outside = await page
        .locator('html')
        .evaluate((root) => [...root.querySelectorAll('*')].map((each) => each.tagName))
      expect([...new Set(outside)].toSorted()).toEqual(
        ['A', 'BODY', 'CANDOR-HEADLINES', 'H1', 'HEAD', 'MAIN', 'META', 'P', 'SCRIPT', 'TITLE'].toSorted(),
      )
      await showPictures(page)
      await page.waitForLoadState('networkidle')
      await unharmed()
    })
  } finally {
    foreign.close()
  }
}, 120_000)
