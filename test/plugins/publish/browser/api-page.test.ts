/** The page of the publishing API on a narrow screen. */
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { commonSheet } from '../../../../src/core/pages/style.ts'
import { createPublishingPage } from '../../../../src/plugins/publish/api-page.ts'
import { buildSite } from '../../../fixtures/build-article.ts'
import { allRoutes } from '../../../product/app/all-routes.ts'
import { openBrowser } from '../../../product/browser/browsing.ts'

const browsing = openBrowser()

/** Runs in the page: words of the first column that stand on more than one line. */
const brokenWords = `[...document.querySelectorAll('tbody th code')].flatMap((code) => {
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
  const broken = []
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const { 0: word, index } of text.data.matchAll(/[a-z]+/gi)) {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word)
    }
  }
  return broken
})`

it('breaks paths and codes between their words at 320 px', async () => {
  const app = new Hono().get(
    '/',
    createPublishingPage({ site: buildSite(), demo: false }, allRoutes),
  )
  const page = await browsing().browser.newPage({ viewport: { width: 320, height: 640 } })
  await page.setContent(await (await app.request('/')).text())
  await page.addStyleTag({ content: commonSheet.text })
  expect(await page.locator('tbody th code').count()).toBeGreaterThan(100)
  expect(await page.evaluate(brokenWords)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  await page.close()
})
