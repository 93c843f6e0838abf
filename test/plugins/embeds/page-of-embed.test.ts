/**
 * The embed maker’s page: its form offers exactly the options that exist, its snippets are escaped,
 * and its text names what each way needs.
 */
import { expect, it } from 'vitest'
import { wholeFamily } from '../../../src/core/request/selection.ts'
import { en } from '../../../src/core/words/en.ts'
import { openParts } from '../../../src/plugins/embeds/element.ts'
import { embedPage } from '../../../src/plugins/embeds/embed-page.ts'
import {
  embedDefaults,
  embedOptions,
  parseEmbedOptions,
} from '../../../src/plugins/embeds/options.ts'
import { snippets } from '../../../src/plugins/embeds/snippets.ts'
import { customProperties } from '../../../src/plugins/embeds/style.ts'
import { parsePage } from '../../core/pages/read-page.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { facts } from '../../fixtures/facts.ts'
import { elementsIn, readDocument, textIn } from '../../fixtures/read-html.ts'

const chosen = { request: wholeFamily('all', 30), options: embedDefaults, title: 'Example News' }
const view = { site: buildSite(), demo: false }
const read = async (changes: object = {}) =>
  parsePage(
    await embedPage(view, {
      chosen: { ...chosen, options: { ...embedDefaults, ...changes } },
      ...{ missing: null, groups: [], freshSeconds: 5 },
    }),
  )
const page = await read()
const items = page.all('li').map(({ text }) => text)
const words = en.pages.embed

/** The values in "one of …", the numbers in "from 1 to …", or on and off. */
function valuesOf(expected: string): readonly string[] {
  const most = Number(/from 1 to (\d+)$/.exec(expected)?.[1] ?? 0)
  if (most > 0) return Array.from({ length: most }, (_, index) => String(index + 1))
  return expected === 'on or off'
    ? ['off', 'on']
    : expected.replace('one of ', '').split(', ').toSorted()
}

it.each(Object.entries(embedOptions))('%s', (name, option) => {
  const field = [...page.all('select'), ...page.all('input')].find(
    (each) => each.get('name') === name,
  )
  expect(field?.name).toBe(name === 'accent' ? 'input' : 'select')
  if (name === 'accent') return
  const offered = field?.all('option').map((each) => each.get('value') ?? '') ?? []
  // The default may have no name.
  const named = offered.filter((value) => value !== '')
  expect(named.length).toBeGreaterThan(1)
  expect(option.fallback === null).toBe(offered.includes(''))
  expect(option.expected.includes('number') ? named : named.toSorted()).toEqual(
    valuesOf(option.expected),
  )
  for (const value of named) {
    expect(parseEmbedOptions((each) => (each === name ? [value] : [])).problems).toEqual([])
  }
})

it.each(['"><script>alert(1)</script>', '</textarea><script>alert(1)</script>', '&lt;b&gt;'])(
  'the snippets for a feed called %j are escaped on the page',
  async (title) => {
    const hostile = { chosen: { ...chosen, title }, missing: null, groups: [], freshSeconds: 5 }
    const found = elementsIn(readDocument(await embedPage(view, hostile)))
    const pastes = snippets(view.site, hostile.chosen).flatMap((snippet) =>
      snippet.pastes.map(({ code }) => code),
    )
    expect(found.filter(({ name }) => name === 'textarea').map(textIn)).toEqual(pastes)
    expect(found.filter(({ name }) => name === 'script').map(textIn)).toEqual([''])
    expect(found.find(({ attributes }) => attributes['id'] === 'preview-title')?.children).toEqual([
      title,
    ])
  },
)

it.each([
  [false, ''],
  [true, '; img-src https:'],
])(
  'names the Content-Security-Policy that each way needs, with pictures: %s',
  async (images, pictures) => {
    const found = await read({ images })
    const hash = (id: string) => {
      const code = found.all('textarea').find((each) => each.get('id') === id)?.text ?? ''
      return parsePage(code).all('script')[0]?.get('integrity')
    }
    const named = found.all('p').filter(({ text }) => text.includes('Content-Security-Policy'))
    const { origin } = view.site
    expect(named.map((each) => each.all('code').map(({ text }) => text))).toEqual([
      [`frame-src ${origin}; script-src ${origin} (or '${hash('frame-2')}')`],
      [`script-src ${origin} (or '${hash('component')}'); connect-src ${origin}${pictures}`],
      [`style-src ${origin}${pictures}`],
      [`frame-src ${origin}`],
    ])
  },
)

it('lists every custom property with its purpose, and every open part', () => {
  const described = items.filter((text) => text.startsWith('--'))
  expect(described.map((text) => text.replace(/: .+$/, ''))).toEqual(customProperties)
  const parts = page.all('p').find(({ text }) => text.includes('::part()'))
  const named = parts?.all('code').map(({ text }) => text)
  expect(named).toEqual(['::part()', ...openParts, 'candor-title', 'candor'])
})

it('says that the label must stay legible, and links to the disclosure page', () => {
  const label = page.all('li').find(({ text }) => text.startsWith(words.label.title))
  expect(label?.text).toContain('legible')
  expect(label?.all('a').map((link) => link.get('href'))).toEqual([view.site.policyUrl])
})

it('promises no tracking, and pinned scripts unless the partner uses /embed.js', () => {
  for (const named of [
    [words.privacy.title, 'cookie', 'origin'],
    [words.pinned.title, 'hash', '/embed.js'],
  ])
    expect(items).toContainEqual(expect.stringMatching(facts(...named)))
})

it('explains the partner’s tasks for each way', () => {
  const sections = page.all('section').filter((each) => each.get('class') === 'snippet')
  expect(sections.map(({ text }) => text)).toEqual([
    expect.stringMatching(facts('Frame', en.pages.snippets.frame.allSites, '#candor-2')),
    expect.stringMatching(facts('Component', 'candor-headlines')),
    expect.stringMatching(facts('Fragment', 'ETag', '--candor-accent')),
    expect.stringMatching(facts('oEmbed', 'card')),
  ])
})
