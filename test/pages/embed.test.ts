/**
 * The embed maker’s page: its form offers exactly the options that exist, and its snippets are
 * escaped.
 */
import { expect, it } from 'vitest'
import { embedDefaults, embedOptions, parseEmbedOptions } from '../../src/embeds/options.ts'
import { snippets } from '../../src/embeds/snippets.ts'
import { embedPage } from '../../src/pages/embed-page.ts'
import { wholeFamily } from '../../src/request/selection.ts'
import { elementsIn, readDocument, textIn } from '../embeds/read-embed.ts'
import { buildSite } from '../fixtures/build-article.ts'
import { parsePage } from './read-page.ts'

const chosen = { request: wholeFamily('all', 30), options: embedDefaults, title: 'Example News' }
const view = { site: buildSite(), demo: false }
const page = parsePage(
  await embedPage(view, { chosen, missing: null, groups: [], freshSeconds: 5 }),
)

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
