/**
 * Accessibility of the embeds: axe, legibility and keyboard order, in each layout and theme, on
 * light and dark pages.
 */
import axe, { type AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { illegibleIn, insertRetracted, readingsIn } from './legible.ts'
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

beforeAll(async () => {
  origin = sites().candor.origin
  await insertRetracted(sites().candor.db)
  headlines = await headlinesOf(origin + feedPath)
})

/** The colours of the page follow the reader’s colour scheme. */
const colours = '<style>:root{color-scheme:light dark;background:Canvas;color:CanvasText}</style>'

const looks = ['list', 'cards', 'compact'].flatMap((layout) =>
  (
    [
      ['auto', 'light', ''],
      ['auto', 'dark', 'ffff00'],
      ['light', 'dark', 'ffff00'],
      ['dark', 'light', '000000'],
    ] as const
  ).map((look) => [layout, ...look] as const),
)

/** A frame is tested on its own; the partner’s page has the main landmark and the h1. */
const options = `{
  resultTypes: ['violations'],
  iframes: false,
  rules: top === window ? {} : { 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } },
}`

async function violationsIn(place: Page | Frame): Promise<string[]> {
  await place.evaluate(axe.source)
  const { violations } = await place.evaluate<AxeResults>(`axe.run(document, ${options})`)
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Roles of the texts in a place; fails if one is illegible. */
async function rolesRead(place: Place): Promise<string[]> {
  const readings = await readingsIn(place)
  expect(illegibleIn(readings)).toEqual([])
  return [...new Set(readings.map(({ role }) => role))].toSorted()
}

describe.each(looks)(
  '%s, theme %s on a %s page, accent %s',
  (layout, theme, colorScheme, accent) => {
    it('component, fragment and frame are legible and have no axe violations', async () => {
      const chosen = `limit=3&layout=${layout}&theme=${theme}&images=on&summaries=on`
      const fragment = await fetch(`${origin}/languages/ar/embed/fragment.html?${chosen}`)
      const attributes = `limit="3" layout="${layout}" theme="${theme}" images summaries ${accent && `accent="${accent}"`}`
      const html = partnerPage(
        component(origin + feedPath, attributes) +
          (await fragment.text()) +
          frame(`${origin}/embed/?${chosen}${accent && `&accent=${accent}`}`),
        `${componentScript(origin)}<link rel="stylesheet" href="${origin}/embed/headlines.css">${colours}`,
      )
      await visit(sites(), { html, context: { colorScheme } }, async (page) => {
        await expectShown(page.locator('candor-headlines'), headlines.slice(0, 3))
        await expectShown(page.frameLocator('iframe'), headlines.slice(0, 3))
        const retracted = ['back', 'label', 'notice', 'title']
        expect(await rolesRead(page.locator('candor-headlines'))).toEqual(retracted)
        expect(await rolesRead(page.locator('main > .candor'))).toEqual(['back', 'label', 'title'])
        expect(await rolesRead(page.frameLocator('iframe'))).toEqual(retracted)
        expect(await violationsIn(page)).toEqual([])
        const inside = page.frames()[1]
        expect(inside && (await violationsIn(inside))).toEqual([])
      })
    }, 60_000)
  },
)

/** The focused link, also inside a component, and whether its focus is visible. */
const whereFocusIs = `(() => {
  const outer = document.activeElement
  const element = outer.shadowRoot?.activeElement ?? outer
  const { top, bottom } = element.getBoundingClientRect()
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  return [element.href, outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight]
})()`

/** The links that Tab reached, and the expected ones. */
async function walk(page: Page, place: Place, focused: () => Promise<unknown> | undefined) {
  const links = place.locator('.candor a')
  const hrefs = await links.evaluateAll((all) =>
    all.map((each) => (each as HTMLAnchorElement).href),
  )
  const roles = await links.evaluateAll((all) => all.map((each) => each.className))
  const names = ['home', 'title', 'source', 'back', 'policy']
  expect(new Set(roles)).toEqual(new Set(names.map((each) => `candor-${each}`)))
  const walked: unknown[] = []
  for (const _ of hrefs) {
    await page.keyboard.press('Tab')
    walked.push(await focused())
  }
  return { walked, expected: hrefs.map((href) => [href, true]) }
}

it.each(['list', 'cards', 'compact'])(
  'the keyboard reaches each link in order, with visible focus: %s',
  async (layout) => {
    const html = partnerPage(
      component(origin + feedPath, `layout="${layout}"`) +
        frame(`${origin}/embed/?layout=${layout}`),
      componentScript(origin),
    )
    await visit(sites(), { html }, async (page) => {
      await expectShown(page, headlines)
      await expectShown(page.frameLocator('iframe'), headlines)
      const outside = await walk(page, page, () => page.evaluate(whereFocusIs))
      expect(outside.walked).toEqual(outside.expected)
      const inside = await walk(page, page.frameLocator('iframe'), () =>
        page.frames()[1]?.evaluate(whereFocusIs),
      )
      expect(inside.walked).toEqual(inside.expected)
    })
  },
)
