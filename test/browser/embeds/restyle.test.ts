/** What a partner's style sheet may change about the component; what it cannot take away is the label. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { customProperties } from '../../../src/embeds/style.ts'
import { hiddenBy, ways } from './hidden-labels.ts'
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

/** The partner's style sheet, anew. */
const restyle = (opened: Page, style: string) =>
  opened.locator('#ours').evaluate((element, text) => {
    element.textContent = text
  }, style)

const parts = [
  ['section', 'border-top-style', 'dashed'],
  ['heading', 'text-transform', 'uppercase'],
  ['home', 'color', 'rgb(1, 2, 3)'],
  ['list', 'row-gap', '31px'],
  ['item', 'padding-left', '21px'],
  ['figure', 'float', 'none'],
  ['picture', 'border-top-left-radius', '9px'],
  ['credit', 'display', 'none'],
  ['title', 'color', 'rgb(1, 2, 3)'],
  ['meta', 'display', 'none'],
  ['time', 'font-weight', '800'],
  ['topic', 'font-weight', '800'],
  ['summary', 'font-style', 'italic'],
  ['sources', 'font-style', 'italic'],
  ['word', 'color', 'rgb(1, 2, 3)'],
  ['source', 'color', 'rgb(1, 2, 3)'],
] as const

const properties = [
  ['--candor-font', 'monospace', '.candor-title', 'font-family'],
  ['--candor-color', 'rgb(1, 2, 3)', '.candor-title', 'color'],
  ['--candor-background', 'rgb(1, 2, 3)', '.candor', 'background-color'],
  ['--candor-accent', 'rgb(1, 2, 3)', '.candor-label', 'border-inline-start-color'],
  ['--candor-gap', '31px', '.candor-list', 'row-gap'],
  ['--candor-card', '200px', '.candor-item', 'inline-size'],
  ['--candor-label-font', 'monospace', '.candor-label', 'font-family'],
  ['--candor-label-color', 'rgb(1, 2, 3)', '.candor-label', 'color'],
] as const

it('a partner restyles every part, but neither label nor link back', async () => {
  await visit(sites(), { html: page('', 'summaries images') }, async (opened) => {
    await expectShown(opened, said)
    expect(await partsOf(opened)).toEqual(parts.map(([part]) => part).toSorted())
    for (const [part, property, value] of parts) {
      const selector = `[part="${part}"]`
      expect([part, await styleOf(opened, selector, property)]).not.toEqual([part, value])
      await restyle(opened, `candor-headlines::part(${part}){${property}:${value}}`)
      expect([part, await styleOf(opened, selector, property)]).toEqual([part, value])
    }
  })
})

it('a partner sets every custom property', async () => {
  expect(properties.map(([name]) => name)).toEqual(Object.keys(customProperties))
  await visit(sites(), { html: page('', 'layout="cards"') }, async (opened) => {
    await expectShown(opened, said)
    for (const [name, value, selector, property] of properties) {
      await restyle(opened, `candor-headlines{width:416px;${name}:${value}}`)
      expect([name, await styleOf(opened, selector, property)]).toEqual([name, value])
    }
  })
})

const partsOf = (opened: Page) =>
  opened.locator('candor-headlines').evaluate((host) => {
    const all = [...(host.shadowRoot?.querySelectorAll('[part]') ?? [])]
    return [...new Set(all.map((each) => each.getAttribute('part') ?? ''))].toSorted()
  })

it('no part takes a label away from its headline, however it is hidden', async () => {
  await visit(sites(), { html: page('', 'summaries images') }, async (opened) => {
    await expectShown(opened, said)
    const rules = parts.flatMap(([part]) => ways.map((way) => `candor-headlines::part(${part}){${way}}`))
    const { alone, hidden } = await hiddenBy(opened, rules)
    expect(alone).toEqual([])
    expect(hidden).toBeGreaterThan(10)
    expect(await titlesIn(opened)).toEqual(said.map(({ title }) => title))
  })
})
