/**
 * Layout of embeds in partners’ pages: narrow columns, right-to-left pages, several embeds, and
 * layout shift.
 */

import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { openSites, visit } from './partner.ts'
import {
  component,
  componentScript,
  expectShown,
  feedPath,
  frame,
  headlinesOf,
  type Place,
  partnerPage,
  type Shown,
} from './widgets.ts'

const sites = openSites()
let origin: string
let headlines: readonly Shown[]

/** Wider than a narrow window. */
const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'

beforeAll(async () => {
  const { candor } = sites()
  origin = candor.origin
  await insertArticle(candor.db, { title: long, standfirst: long }, { sources: [{ title: long }] })
  headlines = await headlinesOf(origin + feedPath)
})

const fragmentOf = async (path: string) => (await fetch(origin + path)).text()
const sheet = () => `<link rel="stylesheet" href="${origin}/embed/headlines.css">`

const overflow = (place: Place) =>
  place.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)

it('Arabic headlines and labels run from right to left', async () => {
  const path = '/languages/ar/feed.json?limit=5&content=summary'
  const arabic = await headlinesOf(origin + path)
  const html = partnerPage(
    component(origin + path, 'summaries images') +
      frame(`${origin}/languages/ar/embed/?summaries=on&images=on`) +
      (await fragmentOf('/languages/ar/embed/fragment.html?summaries=on')),
    componentScript(origin) + sheet(),
  ).replace('<html lang="en">', '<html lang="ar" dir="rtl">')
  await visit(
    sites(),
    { html, context: { viewport: { width: 400, height: 800 } } },
    async (page) => {
      const places = [
        page.locator('candor-headlines'),
        page.frameLocator('iframe'),
        page.locator('main > section'),
      ]
      for (const place of places) {
        await expectShown(place, arabic)
        const labels = place.locator('.candor-label')
        expect(await labels.count()).toBeGreaterThan(0)
        expect(
          await labels.evaluateAll(
            (all) =>
              all.filter((each) => !/^[\p{Script=Arabic}\s:]+$/u.test(each.textContent ?? ''))
                .length,
          ),
        ).toBe(0)
        const directions = await place
          .locator(
            '.candor, .candor-item, .candor-label, .candor-title, .candor-summary, .candor-back',
          )
          .evaluateAll((all) => all.map((each) => getComputedStyle(each).direction))
        expect(new Set(directions)).toEqual(new Set(['rtl']))
        const [bar] = await labels.evaluateAll((all) =>
          all.map((each) => [
            getComputedStyle(each).borderRightWidth,
            getComputedStyle(each).borderLeftWidth,
          ]),
        )
        expect(bar).toEqual(['3px', '0px'])
      }
      expect([await overflow(page), await overflow(page.frameLocator('iframe'))]).toEqual([0, 0])
      expect(await page.frameLocator('iframe').locator('html').getAttribute('dir')).toBe('rtl')
    },
  )
})

it.each(['list', 'cards', 'compact'])('headlines fit a window of 320 px: %s', async (layout) => {
  const options = `layout=${layout}&images=on&summaries=on&limit=30`
  const attributes = `layout="${layout}" images summaries limit="30"`
  const html = partnerPage(
    component(`${origin}/feed.json?content=summary`, attributes) +
      (await fragmentOf(`/embed/fragment.html?${options}`)),
    `${componentScript(origin)}${sheet()}<style>body{margin:0}</style>`,
  )
  const context = { viewport: { width: 320, height: 640 } }
  await visit(sites(), { html, context }, async (page) => {
    await expect.poll(() => page.locator('.candor-item').count()).toBe(60)
    expect(await overflow(page)).toBe(0)
    await page.goto(`${origin}/embed/?${options}`)
    await expect.poll(() => page.locator('.candor-item').count()).toBe(30)
    expect(await overflow(page)).toBe(0)
  })
})

/** The page’s cumulative layout shift, after two more frames. */
const shift = (page: Page) =>
  page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value }).observe({ type: 'layout-shift', buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))))
  })`)

const slowly = (page: Page) =>
  page.route(`${origin}/**`, async (route) => {
    // Let the page paint before the response arrives.
    await page
      .evaluate(
        'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
      )
      .catch(() => {})
    await route.continue()
  })

it.each([
  [
    'does not move below a component with reserved space',
    true,
    'candor-headlines{display:block;min-block-size:75rem}',
  ],
  ['moves below a component without reserved space', false, ''],
] as const)('text %s', async (_, stays, style) => {
  const html = partnerPage(
    component(origin + feedPath, 'images summaries'),
    `<style>${style}</style>${componentScript(origin)}`,
  )
  await visit(sites(), { html, prepare: slowly }, async (page) => {
    await expectShown(page, headlines)
    await page
      .locator('img[src]')
      .first()
      .evaluate((image) => (image as HTMLImageElement).decode())
    if (stays) expect(await shift(page)).toBe(0)
    else await expect.poll(() => shift(page)).toBeGreaterThan(0)
  })
})

it('text below a frame does not move', async () => {
  const html = partnerPage(frame(`${origin}/embed/?images=on`, 'height="500"'))
  await visit(sites(), { html, prepare: slowly }, async (page) => {
    await expectShown(page.frameLocator('iframe'), headlines)
    expect(await shift(page)).toBe(0)
  })
})
