/** The newsroom's own words (LABELS) on its pages, wherever Candor's would stand. */
import { expect, it } from 'vitest'
import { en } from '../../../src/core/words/en.ts'
import type { Language } from '../../../src/core/words/language.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { openApp, readPage } from './read-page.ts'

const own = {
  ...en,
  labels: { 'ai-autonomous': 'Written by our machine:', 'ai-assisted': 'Our machine helped:' },
  references: { ...en.references, policy: 'Our machines' },
  families: {
    ...en.families,
    modes: {
      'ai-autonomous': 'All by machine',
      'ai-assisted': 'Partly by machine',
      'human-only': 'All by hand',
    },
    reviewed: 'By people',
  },
  layout: { ...en.layout, feeds: 'Our feeds' },
}
const app = (language = 'en', words: Language = own) =>
  openApp({ site: { language, words: { ...languages, [language]: words } } })

it('are the labels in the legend of the home page, without a colon', async () => {
  const list = (await readPage(app(), '/')).all('ul').find((each) => each.get('class') === 'legend')
  expect(list?.all('li').map(({ text }) => text)).toEqual([
    'Written by our machine',
    'Our machine helped',
    en.pages.feed.unlabelled,
  ])
})

it('are in their own language in the legend of a page in English', async () => {
  const list = (await readPage(app('nl', { ...own, pages: null }), '/'))
    .all('ul')
    .find((each) => each.get('class') === 'legend')
  expect(list?.all('span').map((each) => [each.get('lang'), each.text])).toContainEqual([
    'nl',
    'Our machine helped',
  ])
})

it.each(['/', '/feeds/', '/embed/new', '/disclosure'])(
  'name the AI policy and all feeds on %s',
  async (path) => {
    const page = await readPage(app(), path)
    const linked = (address: string) =>
      page
        .all('a')
        .filter((each) => each.get('href')?.endsWith(address))
        .map(({ text }) => text)
    expect(linked('/disclosure').length).toBeGreaterThan(1)
    expect(new Set(linked('/disclosure'))).toEqual(new Set(['Our machines']))
    expect(linked('/feeds/').filter((text) => text === 'Our feeds').length).toBe(2)
    expect(linked('/feeds/')).not.toContain(en.layout.feeds)
  },
)

it.each(['/feeds/', '/embed/new'])('name the modes to choose from on %s', async (path) => {
  const [made] = (await readPage(app(), path)).all('select')
  expect(made?.all('option').map(({ text }) => text)).toEqual([
    en.pages.finder.ways.any,
    'By people',
    'Partly by machine',
    'All by hand',
    'All by machine',
    en.pages.finder.ways.corrections,
  ])
})
