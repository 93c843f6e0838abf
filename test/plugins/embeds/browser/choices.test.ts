/** Options of the component and the frame: valid ones, invalid ones, and changes after loading. */
import type { Page, Route } from 'playwright-core'
import { expect, it } from 'vitest'
import { visit } from './partner.ts'
import { headlines, openUsualSites, origin, sites } from './usual-sites.ts'
import {
  component,
  componentScript,
  expectShown,
  feedPath,
  headlinesOf,
  partnerPage,
  shownIn,
} from './widgets.ts'

openUsualSites()

const page = (attributes = '') =>
  partnerPage(component(origin + feedPath, attributes), componentScript(origin))

it('the component logs each invalid option and uses its default', async () => {
  const complaints: string[] = []
  const html = page('limit="99" layout="x" accent="red" heading="9"')
  const prepare = async (opened: Page) =>
    opened.on('console', (message) => {
      if (message.text().startsWith('<candor-headlines>')) complaints.push(message.text())
    })
  await visit(
    sites(),
    { html, prepare, expected: /^<candor-headlines> (limit|layout|accent|heading) is / },
    async (opened) => {
      await expectShown(opened, headlines)
      expect(await opened.locator('.candor--list h3').count()).toBe(5)
      expect(complaints).toEqual([
        '<candor-headlines> limit is "99", but must be a whole number from 1 to 30.',
        '<candor-headlines> layout is "x", but must be one of list, cards, compact.',
        '<candor-headlines> accent is "red", but must be a colour in hexadecimal digits, such as 0d5c66.',
        '<candor-headlines> heading is "9", but must be a whole number from 1 to 5.',
      ])
    },
  )
})

it('the component follows changes of its attributes', async () => {
  await visit(sites(), { html: page() }, async (opened) => {
    await expectShown(opened, headlines)
    const set = (name: string, value: string) =>
      opened
        .locator('candor-headlines')
        .evaluate((each, pair) => each.setAttribute(...pair), [name, value] as const)
    await set('limit', '2')
    await expectShown(opened, headlines.slice(0, 2))
    await set('layout', 'cards')
    await expect.poll(() => opened.locator('.candor--cards .candor-item').count()).toBe(2)
    const path = '/languages/ar/feed.json?content=summary&limit=5'
    await set('src', origin + path)
    await expectShown(opened, (await headlinesOf(origin + path)).slice(0, 2))
  })
})

it('the component shows its fallback, not the previous feed, when a new feed cannot be loaded', async () => {
  await visit(sites(), { html: page(), expected: /./ }, async (opened) => {
    await expectShown(opened, headlines)
    const set = (src: string) =>
      opened.locator('candor-headlines').evaluate((each, to) => each.setAttribute('src', to), src)
    const complaint = opened.waitForEvent('console', (message) =>
      message.text().includes('src is "", but must be the address of a JSON Feed'),
    )
    for (const none of ['/nothing.json', 'http://[', '']) {
      await set(none)
      await expect.poll(() => opened.locator('.candor').count()).toBe(0)
      expect(await opened.locator('candor-headlines a').isVisible()).toBe(true)
      await set(origin + feedPath)
      await expectShown(opened, headlines)
    }
    await complaint
  })
})

const slow = '/languages/ar/feed.json?content=summary&limit=5'

const arrivals: readonly [string, number, (opened: Page) => Promise<unknown>][] = [
  [
    'comes',
    200,
    (opened) => opened.waitForFunction(`sessionStorage['candor-headlines'].includes('${slow}')`),
  ],
  [
    'fails',
    500,
    (opened) => opened.waitForEvent('console', (message) => message.text().includes('answers 500')),
  ],
]

it.each(arrivals)(
  'a response that %s late for the previous src does not replace the new feed',
  async (_, status, arrival) => {
    const held: Route[] = []
    const prepare = (opened: Page) => opened.route(origin + slow, (route) => held.push(route))
    const html = partnerPage(component(origin + slow), componentScript(origin))
    await visit(sites(), { html, prepare, expected: /answers 500/ }, async (opened) => {
      await expect.poll(() => held.length).toBe(1)
      await opened
        .locator('candor-headlines')
        .evaluate((each, to) => each.setAttribute('src', to), origin + feedPath)
      await expectShown(opened, headlines)
      const arrived = arrival(opened)
      await held[0]?.fulfill({ response: await held[0].fetch(), status })
      await arrived
      expect(await shownIn(opened)).toEqual(headlines)
    })
  },
)
