/** What a partner's style sheet may change about the component; what it cannot take away is the label. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { customProperties } from '../../../src/embeds/style.ts'
import { openSites, visit } from './partner.ts'
import {
  component,
  componentScript,
  expectShown,
  feedPath,
  pageAround,
  type Shown,
  saidBy,
  titlesIn,
} from './widgets.ts'

const sites = openSites()
let origin: string
let said: readonly Shown[]

beforeAll(async () => {
  origin = sites().candor.origin
  said = await saidBy(origin + feedPath)
})

const page = (style: string, attributes = '') =>
  pageAround(component(origin + feedPath, attributes), `<style id="ours">${style}</style>${componentScript(origin)}`)

const styleOf = (opened: Page, selector: string, property: string) =>
  opened
    .locator(selector)
    .first()
    .evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property)

it.each([
  ['section', 'border-top-width:7px;border-top-style:solid', 'border-top-width', '7px'],
  ['item', 'padding-left:21px', 'padding-left', '21px'],
  ['title', 'color:rgb(1, 2, 3)', 'color', 'rgb(1, 2, 3)'],
  ['meta', 'display:none', 'display', 'none'],
  ['summary', 'font-style:italic', 'font-style', 'italic'],
  ['source', 'font-weight:800', 'font-weight', '800'],
])('a partner may restyle the part %s', async (part, rule, property, value) => {
  await visit(sites(), { html: page(`candor-headlines::part(${part}){${rule}}`, 'summaries') }, async (opened) => {
    await expectShown(opened, said)
    expect(await styleOf(opened, `[part="${part}"]`, property)).toBe(value)
  })
})

it.each([
  ['--candor-font', 'monospace', '.candor-title', 'font-family'],
  ['--candor-color', 'rgb(1, 2, 3)', '.candor-title', 'color'],
  ['--candor-background', 'rgb(1, 2, 3)', '.candor', 'background-color'],
  ['--candor-accent', 'rgb(1, 2, 3)', '.candor-label', 'border-inline-start-color'],
  ['--candor-gap', '31px', '.candor-list', 'row-gap'],
  ['--candor-card', '200px', '.candor-item', 'inline-size'],
  ['--candor-label-font', 'monospace', '.candor-label', 'font-family'],
  ['--candor-label-color', 'rgb(1, 2, 3)', '.candor-label', 'color'],
])('a partner may restyle headlines with %s', async (name, value, selector, property) => {
  expect(Object.keys(customProperties)).toContain(name)
  const style = `candor-headlines{display:block;width:416px;${name}:${value}}`
  await visit(sites(), { html: page(style, 'layout="cards"') }, async (opened) => {
    await expectShown(opened, said)
    expect(await styleOf(opened, selector, property)).toBe(value)
  })
})

it('no part takes a label away from its headline, however it is hidden', async () => {
  await visit(sites(), { html: page('', 'summaries images') }, async (opened) => {
    await expectShown(opened, said)
    const parts = await opened.locator('candor-headlines').evaluate((host) => {
      const all = [...(host.shadowRoot?.querySelectorAll('[part]') ?? [])]
      return [...new Set(all.map((each) => each.getAttribute('part') ?? ''))]
    })
    expect(parts).toEqual(expect.arrayContaining(['section', 'heading', 'list', 'item', 'title', 'meta', 'summary']))
    for (const closed of ['label', 'headline', 'back', 'foot', 'policy']) expect(parts).not.toContain(closed)
    const alone: unknown[] = []
    for (const part of parts) for (const way of ways) alone.push(...(await hiddenAlone(opened, part, way)))
    expect(alone).toEqual([])
    expect(await titlesIn(opened)).toEqual(said.map(({ title }) => title))
  })
})

const ways = [
  ...['display:none', 'visibility:hidden', 'opacity:0', 'font-size:0', 'line-height:0', 'font-size:1px'],
  ...['position:absolute;left:-9999px', 'height:0;overflow:hidden', 'transform:scale(0)', 'content-visibility:hidden'],
]

/** Headlines that one can read and whose label one cannot. */
async function hiddenAlone(opened: Page, part: string, way: string): Promise<string[]> {
  const rule = `candor-headlines::part(${part}){${way}}`
  await opened.locator('#ours').evaluate((style, text) => {
    style.textContent = text
  }, rule)
  return await opened.locator('candor-headlines').evaluate((host, named) => {
    const readable = (element: Element | null, least: number) => {
      if (!element?.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false
      const { width, height, right } = element.getBoundingClientRect()
      return width > 1 && height > 1 && right > 0 && Number.parseFloat(getComputedStyle(element).fontSize) >= least
    }
    const items = [...(host.shadowRoot?.querySelectorAll('.candor-item') ?? [])]
    const labelled = items.filter((item) => item.querySelector('.candor-label') !== null)
    const alone = labelled.filter(
      (item) => readable(item.querySelector('.candor-title'), 2) && !readable(item.querySelector('.candor-label'), 12),
    )
    return alone.map((item) => `${named}: ${item.textContent}`)
  }, rule)
}
