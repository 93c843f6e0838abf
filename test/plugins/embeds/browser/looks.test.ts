/** Themes and layouts as drawn, in each kind of embed. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { visit } from './partner.ts'
import { headlines, openUsualSites, origin, sites } from './usual-sites.ts'
import { component, componentScript, expectShown, feedPath, frame, partnerPage } from './widgets.ts'

openUsualSites()

/** Calls `use` with the section of each embed of the same headlines. */
async function eachEmbed(
  options: string,
  use: (kind: string, section: Locator) => Promise<void>,
  context = {},
) {
  const fragment = await (await fetch(`${origin}/embed/fragment.html?${options}`)).text()
  const attributes = options.replaceAll('&', ' ')
  const html = partnerPage(
    component(origin + feedPath, attributes) + fragment + frame(`${origin}/embed/?${options}`),
    `${componentScript(origin)}<link rel="stylesheet" href="${origin}/embed/headlines.css"><style>body{font-family:Georgia;color:rgb(1, 2, 3);background:rgb(201, 202, 203)}</style>`,
  )
  await visit(sites(), { html, context }, async (page: Page) => {
    const places = {
      component: page.locator('candor-headlines .candor'),
      fragment: page.locator('main > .candor'),
      frame: page.frameLocator('iframe').locator('.candor'),
    }
    for (const [kind, section] of Object.entries(places)) {
      await expectShown(section, headlines)
      await use(kind, section)
    }
  })
}

const pages = { color: 'rgb(1, 2, 3)', background: 'rgb(201, 202, 203)' }
const light = { color: 'rgb(29, 27, 24)', background: 'rgb(255, 255, 255)' }
const dark = { color: 'rgb(239, 236, 230)', background: 'rgb(25, 24, 22)' }

/** The colours of a text and of its background. */
const coloursOf = (text: Locator) =>
  text.first().evaluate((element) => {
    let behind = element
    const background = () => getComputedStyle(behind).backgroundColor
    while (background() === 'rgba(0, 0, 0, 0)') {
      const outer: unknown = behind.parentElement ?? (behind.getRootNode() as ShadowRoot).host
      if (!(outer instanceof Element)) break
      behind = outer as HTMLElement
    }
    return { color: getComputedStyle(element).color, background: background() }
  })

const fontOf = (text: Locator) => text.evaluate((element) => getComputedStyle(element).fontFamily)

describe.each([
  { theme: 'auto', colorScheme: 'light', component: pages, frame: light },
  { theme: 'auto', colorScheme: 'dark', component: pages, frame: dark },
  { theme: 'light', colorScheme: 'light', component: light, frame: light },
  { theme: 'light', colorScheme: 'dark', component: light, frame: light },
  { theme: 'dark', colorScheme: 'light', component: dark, frame: dark },
  { theme: 'dark', colorScheme: 'dark', component: dark, frame: dark },
] as const)(
  'theme $theme, for a reader of $colorScheme pages',
  ({ theme, colorScheme, ...expected }) => {
    it('sets the colours of text and background; component and fragment inherit the font', async () => {
      const use = async (kind: string, section: Locator) => {
        const colours = kind === 'frame' ? expected.frame : expected.component
        for (const role of ['title', 'label', 'meta', 'back']) {
          expect([kind, role, await coloursOf(section.locator(`.candor-${role}`))]).toEqual([
            kind,
            role,
            colours,
          ])
          const font = section.locator(`.candor-${role}`).first()
          expect([kind, role, await fontOf(font)]).toEqual([
            ...[kind, role, kind === 'frame' ? 'system-ui, sans-serif' : 'Georgia'],
          ])
        }
        // The margin around the embed has the same background.
        if (kind === 'frame') expect(await coloursOf(section.locator('xpath=..'))).toEqual(colours)
      }
      await eachEmbed(`theme=${theme}`, use, { colorScheme })
    })
  },
)

type Measures = Record<'text' | 'title' | 'gap' | 'room', number> & {
  readonly label: string
  readonly figures: string[]
}

const measure = (section: Locator): Promise<Measures> =>
  section.evaluate((element) => {
    const styleOf = (role: string) =>
      getComputedStyle(element.querySelector(`.candor-${role}`) ?? document.body)
    return {
      text: Number.parseFloat(getComputedStyle(element).fontSize),
      title: Number.parseFloat(styleOf('title').fontSize),
      gap: Number.parseFloat(styleOf('list').rowGap),
      room: Number.parseFloat(styleOf('item').paddingBlockStart),
      label: styleOf('label').display,
      figures: [...element.querySelectorAll('.candor-figure')].map(
        (each) => getComputedStyle(each).display,
      ),
    }
  })

it('layout compact has smaller letters and gaps, inline labels and no pictures', async () => {
  const lists: Record<string, Measures> = {}
  await eachEmbed('images=on&layout=list', async (kind, section) => {
    lists[kind] = await measure(section)
    expect(lists[kind]).toMatchObject({ text: 16, label: 'block' })
    expect(lists[kind].figures).toContain('block')
  })
  await eachEmbed('images=on&layout=compact', async (kind, section) => {
    const { text, title, gap, room, label, figures } = await measure(section)
    const list = lists[kind]
    expect(text).toBeLessThan(list?.text ?? 0)
    expect(title).toBeLessThan(list?.title ?? 0)
    expect(title).toBe(text)
    expect(gap).toBeLessThan(list?.gap ?? 0)
    expect(room).toBeLessThan(list?.room ?? 0)
    expect(label).toBe('inline')
    expect(new Set(figures)).toEqual(new Set(['none']))
  })
})
