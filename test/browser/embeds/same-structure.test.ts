/**
 * Component and fragment, written by two programs, have the same structure for screen readers and
 * stylesheets.
 */
import type { Locator } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { openSites, visit } from './partner.ts'
import { component, componentScript, expectShown, pageAround, saidBy } from './widgets.ts'

const sites = openSites()
let origin: string

beforeAll(() => {
  origin = sites().candor.origin
})

const all = {
  limit: '30',
  layout: 'cards',
  theme: 'dark',
  images: 'on',
  summaries: 'on',
  heading: '4',
  target: '_blank',
}

/** HTML without the component’s parts and accent, which a fragment does not have. */
const structureOf = (place: Locator) =>
  place.evaluate((section) => {
    const copy = section.cloneNode(true) as Element
    for (const each of [copy, ...copy.querySelectorAll('*')]) each.removeAttribute('part')
    copy.removeAttribute('style')
    return copy.outerHTML
  })

it.each([
  [
    'every option',
    '/',
    all,
    ['<img ', ' lang="ar"', ' · ', ' rel="noopener"', 'class="candor-summary"'],
  ],
  [
    'default options',
    '/',
    {},
    [' aria-label="', ' datetime="', ' role="list"', ' · ', ' data-ai-disclosure="'],
  ],
  [
    'an Arabic feed',
    '/languages/ar/',
    { images: 'on', summaries: 'on' },
    [' lang="ar" dir="rtl"', ' aria-label="'],
  ],
])(
  'component and fragment have the same elements and attributes: %s',
  async (_, path, options, telling) => {
    const query = new URLSearchParams(options)
    const fragment = await (await fetch(`${origin}${path}embed/fragment.html?${query}`)).text()
    const attributes = Object.entries(options).map(([name, value]) => `${name}="${value}"`)
    const src = `${origin}${path}feed.json?content=summary&limit=30`
    const html = pageAround(
      fragment + component(src, `accent="0d5c66" ${attributes.join(' ')}`),
      componentScript(origin),
    )
    const shown = (await saidBy(src)).slice(0, Number(query.get('limit') ?? 5))
    await visit(sites(), { html }, async (page) => {
      await expectShown(page.locator('candor-headlines'), shown)
      const made = await structureOf(page.locator('candor-headlines section'))
      expect(made).toBe(await structureOf(page.locator('main > section')))
      for (const each of telling) expect(made).toContain(each)
    })
  },
)
