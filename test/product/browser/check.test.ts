/**
 * The page that checks feeds, as people use it: by keyboard, without scripts, with the demo's own
 * feed.
 */
import { servePage } from 'candor-check/page/serve.ts'
import { parseSettings } from 'candor-check/page/settings.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { noteComplaints, openBrowser, tabTo } from './browsing.ts'

const browsing = openBrowser()
let checker: Awaited<ReturnType<typeof servePage>>
beforeAll(async () => {
  checker = await servePage(parseSettings({ CHECK_PORT: '0', NEWSROOM: browsing().origin }))
})
afterAll(() => checker?.close())

it('says what the feed of the demo declares, and refuses a private address with a sentence', async () => {
  const { browser, origin } = browsing()
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(checker.address)
  await tabTo(page, '#address')
  await page.keyboard.type(`${origin}/`)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/check/?address=*')
  const main = page.locator('main')
  expect((await main.textContent()) ?? '').toMatch(
    /30 of 30 items declare how they were made: .*ai-autonomous 15/,
  )
  expect(await page.locator('h2').allInnerTexts()).toContain('No findings')
  expect(await page.inputValue('#address')).toBe(`${origin}/`)
  await page.fill('#address', 'http://169.254.169.254/')
  await page.click('form button >> nth=0')
  expect((await page.locator('[role=status]').textContent()) ?? '').toMatch(
    /169\.254\.169\.254 is not/,
  )
  await page.click('summary')
  await page.fill(
    '#document',
    '<rss version="2.0"><channel><title>A<script>x</script></title></channel></rss>',
  )
  await page.click('details button')
  expect((await main.textContent()) ?? '').toMatch(/element-missing/)
  await page.close()
})

it('has nothing that its policy forbids, and no sideways scroll on a phone', async () => {
  const { browser, origin } = browsing()
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  const complaints = await noteComplaints(page)
  await page.goto(`${checker.address}?address=${encodeURIComponent(`${origin}/rss.xml`)}`)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  expect(complaints).toEqual([])
  await page.close()
})
