/**
 * Styling of the component by partners: every part and property can change, but labels, notices and
 * the link back stay.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { customProperties } from '../../../../src/plugins/embeds/style.ts'
import { illegibleIn, inherited, insertRetracted, leftAlone, readingsIn, ways } from './legible.ts'
import { openSites, visit } from './partner.ts'
import {
  component,
  componentScript,
  expectShown,
  feedPath,
  headlinesOf,
  partnerPage,
  type Shown,
  titlesIn,
} from './widgets.ts'

const sites = openSites()
let origin: string
let headlines: readonly Shown[]

beforeAll(async () => {
  origin = sites().candor.origin
  await insertRetracted(sites().candor.db)
  headlines = await headlinesOf(origin + feedPath)
})

const page = (style: string, attributes = '') =>
  partnerPage(
    component(origin + feedPath, attributes),
    `<style id="ours">${style}</style>${componentScript(origin)}`,
  )

const styleOf = (opened: Page, selector: string, property: string) =>
  opened
    .locator(selector)
    .first()
    .evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property)

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

it('a partner can style every part; labels and the link back are no parts', async () => {
  await visit(sites(), { html: page('', 'summaries images') }, async (opened) => {
    await expectShown(opened, headlines)
    expect(await partsOf(opened)).toEqual(parts.map(([part]) => part).toSorted())
    for (const [part, property, value] of parts) {
      const selector = `[part="${part}"]`
      expect([part, await styleOf(opened, selector, property)]).not.toEqual([part, value])
      await restyle(opened, `candor-headlines::part(${part}){${property}:${value}}`)
      expect([part, await styleOf(opened, selector, property)]).toEqual([part, value])
    }
  })
})

it('a partner can set every custom property', async () => {
  expect(properties.map(([name]) => name)).toEqual(customProperties)
  await visit(sites(), { html: page('', 'layout="cards"') }, async (opened) => {
    await expectShown(opened, headlines)
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

const empty = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Nothing yet',
  items: [],
})

it('a partner can style the message of an empty feed', async () => {
  sites().partner.pages['/empty.json'] = {
    html: empty,
    headers: { 'Content-Type': 'application/feed+json' },
  }
  const html = partnerPage(
    component(`${sites().partner.origin}/empty.json`),
    `<style id="ours"></style>${componentScript(origin)}`,
  )
  await visit(sites(), { html }, async (opened) => {
    await opened.locator('.candor-nothing').waitFor()
    expect(await partsOf(opened)).toEqual(['heading', 'home', 'nothing', 'section'])
    await restyle(opened, 'candor-headlines::part(nothing){font-style:italic}')
    expect(await styleOf(opened, '.candor-nothing', 'font-style')).toBe('italic')
  })
})

it('no style of a part hides a label, a notice or the link back without its headline', async () => {
  const html = page('', 'summaries images')
  await visit(
    sites(),
    { html, expected: /subtree hidden by content-visibility/ },
    async (opened) => {
      await expectShown(opened, headlines)
      const alone: unknown[] = []
      let hidden = 0
      for (const rule of parts.flatMap(([part]) =>
        ways.map((way) => `candor-headlines::part(${part}){${way}}`),
      )) {
        await restyle(opened, rule)
        const readings = await readingsIn(opened)
        alone.push(...leftAlone(readings).map((each) => [rule, each]))
        hidden += readings.filter(({ role, isSeen }) => role === 'title' && !isSeen).length
      }
      expect(alone).toEqual([])
      expect(hidden).toBeGreaterThan(10)
      expect(await titlesIn(opened)).toEqual(headlines.map(({ title }) => title))
    },
  )
}, 120_000)

it('no inherited style makes a label, a notice or the link back illegible', async () => {
  await visit(sites(), { html: page('') }, async (opened) => {
    await expectShown(opened, headlines)
    const roles = (await readingsIn(opened)).map(({ role }) => role)
    expect(new Set(roles)).toEqual(new Set(['title', 'label', 'notice', 'back']))
    const reached: unknown[] = []
    for (const selector of ['candor-headlines', 'candor-headlines::part(section)']) {
      for (const declaration of inherited) {
        await restyle(opened, `${selector}{${declaration}}`)
        reached.push(
          ...illegibleIn(await readingsIn(opened)).map(({ role }) => [selector, declaration, role]),
        )
      }
    }
    expect(reached).toEqual([])
  })
})
