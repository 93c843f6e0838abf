/**
 * The page that checks feeds, as people use it: by keyboard, without scripts, with the demo's own
 * feed.
 */
import axe, { type AxeResults } from 'axe-core'
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

/** A feed with an item that has a long word, an error, and a warning. */
const faulty = `<rss version="2.0"><channel><title>A</title><link>https://news.example.org/</link>
<description>B</description><item><title>${'long'.repeat(60)}</title><guid>one</guid></item></channel></rss>`

it.each(['form', 'report', 'report with findings', 'refusal'])(
  'has a %s without axe violations, that fits and keeps to its policy, on phones and desktops, light and dark',
  async (name) => {
    const { browser, origin } = browsing()
    const page = await browser.newPage()
    const complaints = await noteComplaints(page)
    const address = { report: `${origin}/rss.xml`, refusal: 'http://169.254.169.254/' }[name] ?? ''
    await page.goto(`${checker.address}?address=${encodeURIComponent(address)}`)
    if (name === 'report with findings') {
      await page.click('summary')
      await page.fill('#document', faulty)
      await page.click('details button')
      await page.waitForSelector('.over')
      await page.click('summary')
    }
    await page.evaluate(axe.source)
    for (const width of [1280, 390, 320])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme })
        const run = 'axe.run(document, { resultTypes: ["violations"] })'
        const { violations } = await page.evaluate<AxeResults>(run)
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        expect([width, colorScheme, ...found]).toEqual([width, colorScheme])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
    expect(complaints).toEqual([])
    await page.close()
  },
)
