/** Finding a feed from the home page without scripts: by links, by the form and by search. */
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, tabTo as tabOn } from './browsing.ts'

const browsing = openBrowser()
let page: Page
let origin: string

beforeEach(async () => {
  const { browser, origin: own } = browsing()
  origin = own
  page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${origin}/`)
})
afterEach(() => page.close())

const tabTo = (wanted: string) => tabOn(page, wanted)

/** Presses Arrow Down in a list until it has the value. */
async function choose(list: string, value: string): Promise<void> {
  await tabTo(list)
  for (let step = 0; step < 50 && (await page.locator(list).inputValue()) !== value; step += 1) {
    await page.keyboard.press('ArrowDown')
  }
  expect(await page.locator(list).inputValue()).toBe(value)
}

const addresses = async () => {
  const values = await page
    .locator('#subscribe input')
    .evaluateAll((inputs) => inputs.map((each) => each.getAttribute('value')))
  return values.map((value) => value?.slice(origin.length))
}

async function open(target: string): Promise<void> {
  await tabTo(`a[href="${target}"]`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}${target}`)
}

describe('from the home page', () => {
  it('every feed is reachable in two clicks', async () => {
    const linksOf = async (from: string) => {
      await page.goto(`${origin}${from}`)
      const links = await page
        .locator('a[href^="/"]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
      return new Set(links.map((link) => link.replace(/#.*/, '')))
    }
    const first = await linksOf('/')
    const reached = new Set(first)
    for (const link of first) {
      if (!/\.(xml|json)$/.test(link)) for (const next of await linksOf(link)) reached.add(next)
    }
    type Listed = { groups: { feeds: { home_page_url: string }[] }[] }
    const { groups }: Listed = await (await fetch(`${origin}/feeds.json`)).json()
    const feeds = groups
      .flatMap((group) => group.feeds)
      .map(({ home_page_url }) => home_page_url.slice(origin.length))
    expect(feeds.length).toBeGreaterThan(40)
    expect(feeds.filter((feed) => !reached.has(feed))).toEqual([])
  })

  it('the form leads to Arabic articles that cite w3.org and were reviewed, by keyboard alone', async () => {
    await open('/feeds/')
    await choose('#made', 'reviewed')
    await choose('#language', 'ar')
    await tabTo('#source')
    await page.keyboard.type('https://www.w3.org/TR/')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/reviewed/?source=w3.org&language=ar')
    expect(await page.locator('h1').textContent()).toBe(
      'Written or reviewed by humans · Articles that cite w3.org · العربية',
    )
    expect(await page.locator('article').count()).toBeGreaterThan(0)
    const query = '?source=w3.org&language=ar'
    expect(await addresses()).toEqual(
      ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `/reviewed/${file}${query}`),
    )
    for (const address of await addresses())
      expect((await page.request.get(`${origin}${address}`)).status()).toBe(200)
  })
})
