/** The forms with scripts and an enforced policy, by keyboard from the home page. */
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { en } from '../../../src/core/words/en.ts'
import { noteComplaints, openBrowser, tabTo as tabOn } from './browsing.ts'

const browsing = openBrowser()
let page: Page
let origin: string
let complaints: readonly string[]

beforeEach(async () => {
  const { browser, origin: own } = browsing()
  origin = own
  page = await browser.newPage()
  complaints = await noteComplaints(page)
  await page.goto(`${origin}/`)
})
afterEach(() => page.close())

const tabTo = (wanted: string) => tabOn(page, wanted)

/** Fills in the form that finds a feed, by keyboard, and presses its button. */
async function feedFormTarget(publisher: string): Promise<void> {
  await tabTo('header a:text-is("All feeds")')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/feeds/')
  await tabTo('#made')
  await page.keyboard.type(en.families.reviewed)
  await tabTo('#language')
  const language = page.locator('#language')
  for (let step = 0; step < 20 && (await language.inputValue()) !== 'ar'; step += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await tabTo('#source')
  await page.keyboard.type(publisher)
  await tabTo('.finder button')
  await page.keyboard.press('Enter')
}

it('a publisher without articles gets one sentence, no internals, and a link back', async () => {
  await feedFormTarget('example.org')
  await page.waitForURL('**/reviewed/**')
  expect(await page.locator('.standfirst').textContent()).toContain('example.org')
  expect(await page.locator('main').textContent()).not.toMatch(
    /\.ts\b|\bat \S+:\d+|select |undefined|null/,
  )
  await tabTo('main a[href="/"]')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}/`)
  expect(complaints).toEqual([])
})

it('the policy allows every form to be sent', async () => {
  for (const [at, field, to] of [
    ['/search/', '#words', '/search/?q=feed'],
    ['/feeds/', '#name', '/feeds/?q=feed'],
    ['/topics/', '#name', '/topics/?q=feed'],
    ['/search/?q=rss', '#words', '/search/?q=feed'],
  ] as const) {
    await page.goto(`${origin}${at}`)
    await page.fill(field, '')
    await page.keyboard.type('feed')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${origin}${to}`)
    expect(await page.locator(field).inputValue()).toBe('feed')
  }
  expect(complaints).toEqual([])
})

it('search finds an Arabic headline by a word, and its marks run from right to left', async () => {
  await page.goto(`${origin}/languages/ar/`)
  const headline = (await page.locator('article h3 a').nth(1).textContent()) ?? ''
  const word = headline.split(/[\s:،؟]+/u).find((each) => each.length > 5) ?? ''
  await page.goto(`${origin}/search/?q=${encodeURIComponent(word)}`)
  expect(await page.locator('article h3 a').allTextContents()).toContain(headline)
  expect(await page.locator('article[lang="ar"]:not([dir="rtl"])').count()).toBe(0)
  const marks = page.locator('article[lang="ar"] mark')
  const directions = await marks.evaluateAll((all) =>
    all.map((each) => getComputedStyle(each).direction),
  )
  expect([...new Set(directions)]).toEqual(['rtl'])
  expect(await page.locator('mark').count()).toBe(directions.length)
  expect(complaints).toEqual([])
})
