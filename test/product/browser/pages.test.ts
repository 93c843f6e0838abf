/**
 * Every page in Chromium: axe, layout, policy, weight, keyboard, printing; phone and desktop, light
 * and dark.
 */
import axe, { type AxeResults } from 'axe-core'
import type { Page, Response } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { noteComplaints, openBrowser } from './browsing.ts'

const pages = {
  home: '/',
  policy: '/disclosure',
  vocabulary: '/ns/1.0',
  article: '/articles/rss-a-short-history/',
  'article in Arabic': '/articles/tarikh-yafhamuhu-al-jami/',
  'retracted article': '/articles/skip-hours-in-your-own-time/',
  error: '/nothing',
  directory: '/feeds/',
  'publishers cited': '/sources/',
  topics: '/topics/',
  languages: '/languages/',
  modes: '/modes/',
  'feed of a topic': '/topics/feed-formats/',
  'feed in Arabic': '/languages/ar/',
  'feed of several filters': '/reviewed/?source=w3.org&language=ar',
  'form of the search': '/search/',
  'what a search found': '/search/?q=feed',
  'embed maker': '/embed/new?topic=feed-formats&layout=cards',
  'what a search found in Arabic': `/search/?q=${encodeURIComponent('التاريخ')}`,
} as const

const articles: readonly string[] = ['article', 'article in Arabic', 'retracted article']
const withForm: readonly string[] = [
  'directory',
  'publishers cited',
  'topics',
  'languages',
  'modes',
  'form of the search',
  'what a search found',
  ...['what a search found in Arabic', 'embed maker'],
]

const browsing = openBrowser()

type Look = { readonly width?: number; readonly scheme?: 'light' | 'dark' }
type Seen = {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly responses: readonly Response[]
}

/** Opens a page and collects complaints and responses. */
async function look(
  name: string,
  { width = 1280, scheme = 'light' }: Look,
  use: (seen: Seen) => Promise<void>,
) {
  const path = Object.entries(pages).find(([each]) => each === name)?.[1] ?? ''
  const { browser, origin } = browsing()
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme })
  const complaints = await noteComplaints(page)
  const responses: Response[] = []
  page.on('response', (response) => {
    responses.push(response)
  })
  try {
    await page.goto(`${origin}${path}`, { waitUntil: 'load' })
    await use({ page, complaints, responses })
  } finally {
    await page.close()
  }
}

/** All rules of axe, or those that depend on the colour scheme. */
const rules = { light: '', dark: ', runOnly: ["cat.color"]' } as const

describe.each(Object.keys(pages))('%s', (name) => {
  it('has no axe violations, fits the width and keeps to its policy, on phones and desktops, light and dark', async () => {
    await look(name, {}, async ({ page, complaints }) => {
      // Pictures load lazily.
      await page.evaluate('for (const image of document.images) image.loading = "eager"')
      await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))')
      await page.evaluate(axe.source)
      // 320 px is the width of WCAG 1.4.10.
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 })
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme })
          const run = `axe.run(document, { resultTypes: ["violations"]${rules[scheme]} })`
          const { violations } = await page.evaluate<AxeResults>(run)
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
          expect([width, scheme, ...found]).toEqual([width, scheme])
        }
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
      expect(complaints).toEqual([])
    })
  })
})

/** The embed maker has a script, and a frame with tests of its own (embeds/). */
const ownPages = Object.keys(pages).filter((name) => name !== 'embed maker')

describe.each(ownPages)('%s', (name) => {
  it('loads a document, its stylesheets and an icon: at most 30 kB, 38 kB for the vocabulary, or 48 kB with a form, without pictures', async () => {
    await look(name, {}, async ({ page, responses }) => {
      const hasForm = withForm.includes(name)
      // Chromium may load the icon before or after the load event, so request it here.
      const others = responses.filter((response) => !/\.(png|svg)$/.test(response.url()))
      const kinds = others.map((response) => /\.css$/.exec(response.url())?.[0] ?? 'html').sort()
      const icon = await page.request.get(
        await page.evaluate<string>('document.querySelector("link[rel=icon]").href'),
      )
      const bodies = await Promise.all([...others, icon].map((response) => response.body()))
      expect(kinds).toEqual([
        '.css',
        ...(hasForm || articles.includes(name) ? ['.css'] : []),
        'html',
      ])
      const limit = hasForm ? 48_000 : name === 'vocabulary' ? 38_000 : 30_000
      expect(bodies.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThanOrEqual(limit)
    })
  })

  it('can be walked by keyboard from the skip link to the end, with visible focus', async () => {
    await look(name, { width: 360 }, async ({ page }) => {
      const stops = await page.locator('a[href], input, select, button, [tabindex="0"]').count()
      const unseen: string[] = []
      for (let stop = 0; stop < stops; stop += 1) {
        await page.keyboard.press('Tab')
        const [what, seen] = await page.evaluate<[string, boolean]>(whereFocusIs)
        if (stop === 0) expect(what).toMatch(/#main$/)
        if (!seen) unseen.push(`${stop}: ${what}`)
      }
      expect(unseen).toEqual([])
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement === document.body')).toBe(true)
    })
  })
})

/** The focused element, and whether it is on the screen with an outline. */
const whereFocusIs = `(() => {
  const element = document.activeElement
  const { top, bottom, left, right } = element.getBoundingClientRect()
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const shown = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  return [element.href ?? element.tagName, shown && outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2]
})()`

describe('the skip link', () => {
  it('leads past the navigation', async () => {
    await look('home', {}, async ({ page }) => {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(
        await page.evaluate('document.querySelector("main").contains(document.activeElement)'),
      ).toBe(true)
    })
  })
})

describe('direction', () => {
  it('puts the start and the bar of an Arabic article on the right', async () => {
    await look('article in Arabic', {}, async ({ page }) => {
      const side = 'getComputedStyle(document.querySelector(".candor-disclosure"))'
      expect(await page.evaluate(`${side}.borderRightWidth`)).toBe('4px')
      expect(await page.evaluate(`${side}.borderLeftWidth`)).toBe('0px')
      expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).direction')).toBe(
        'rtl',
      )
    })
  })
})

describe('on paper', () => {
  it('an article hides the navigation and keeps its disclosure and sources', async () => {
    await look('article', { scheme: 'dark' }, async ({ page }) => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('header nav').isVisible()).toBe(false)
      expect(await page.locator('.candor-disclosure').isVisible()).toBe(true)
      expect(await page.locator('.candor-sources').isVisible()).toBe(true)
      expect(
        await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'),
      ).toBe('rgb(255, 255, 255)')
    })
  })
})
