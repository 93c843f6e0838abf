/**
 * docs/wire-contract.md matches the golden documents, the wording of each mode, and the complaints
 * that tests cite.
 */
import { readdirSync } from 'node:fs'
import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import { describe, expect, it } from 'vitest'
import { checkWaitMs } from '../../../src/core/delivery/delivery.ts'
import { deadlineMs } from '../../../src/core/delivery/runtime.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { ask, openApp } from '../../core/pages/read-page.ts'
import { buildArticle, buildDisclosure } from '../../fixtures/build-article.ts'
import { bare, readDoc, root, section, tableRows } from '../../fixtures/read-docs.ts'
import { openPlugins } from '../app/open-plugins.ts'

const page = readDoc('docs/wire-contract.md')
const golden = (name: string) => readDoc(`test/product/golden/documents/${name}`)
const xml = ['one.rss.xml', 'one.atom.xml', 'demo.rss.xml', 'demo.atom.xml'].map(golden).join('\n')
const modes: readonly AuthorshipMode[] = ['ai-autonomous', 'ai-assisted', 'human-only']

/** The label, statement and IPTC term of an article with this mode. */
async function documentedFor(mode: AuthorshipMode, language: string) {
  const reviewedBy = mode === 'ai-assisted' ? '{reviewed_by}' : null
  const disclosure = buildDisclosure({
    mode,
    reviewedBy,
    model: null,
    provider: null,
    statement: null,
  })
  const response = await ask(
    openApp({
      articles: [buildArticle({ language, disclosure, standfirst: '' })],
      plugins: openPlugins(),
    }),
    '/feed.json',
  )
  const [item] = JSON.parse(await response.text()).items
  const { label = '', statement, digital_source_type: type } = item._candor.disclosure
  return { label, statement, iptc: type.split('/').at(-1) }
}

it('states for how long requests wait for the database, and how old a response can be', () => {
  const { freshMs } = parseDeliverySettings({})
  const age = section(page, '### How old a response can be').replaceAll(/\s+/g, ' ')
  expect(age).toContain(`answers queries within ${checkWaitMs / 1000} seconds`)
  expect(age).toContain(`committed ${(freshMs + checkWaitMs) / 1000} seconds before the request`)
  expect(age).toContain(
    `after ${deadlineMs / 1000} seconds of silence instead of ${checkWaitMs / 1000}`,
  )
})

describe('the vocabularies', () => {
  it('are documented with their namespaces', () => {
    const documented = tableRows(section(page, '## 2. Vocabularies')).map(([, namespace]) =>
      bare(namespace),
    )
    const declared = [...xml.matchAll(/ xmlns(?::[a-z]+)?="([^"]*)"/g)].map(
      ([, namespace]) => namespace ?? '',
    )
    expect(documented.toSorted()).toEqual([...new Set(declared)].toSorted())
  })

  it('document every element and attribute of the golden documents, except the core of RSS and Atom', () => {
    const prefixes = [...xml.matchAll(/ xmlns:([a-z]+)=/g)].map(([, prefix]) => prefix)
    const names = xml.match(/(?<=[ <])(?!xmlns:|xml:)[a-z]+:[a-z-]+(?=[ =>/])/gi) ?? []
    const own = new Set(names.filter((name) => prefixes.includes(name.split(':')[0])))
    expect(own.size).toBeGreaterThan(10)
    for (const name of own) expect(page).toContain(name)
    const [, disclosed = ''] = /<candor:disclosure ([^>]*)>/.exec(golden('one.atom.xml')) ?? []
    const documented = section(page, '## 4. Articles')
    for (const [, attribute] of disclosed.matchAll(/([a-z-]+)=/g)) {
      expect(documented).toMatch(new RegExp(`candor:disclosure [a-z: -]*\\b${attribute}\\b`))
    }
  })

  it('document every _candor member of the golden documents', () => {
    const membersOf = (value: unknown): readonly string[] =>
      Array.isArray(value)
        ? value.flatMap(membersOf)
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([name, below]) => [name, ...membersOf(below)])
          : []
    for (const name of ['one.feed.json', 'demo.feed.json', 'hostile.feed.json']) {
      const { _candor, items } = JSON.parse(golden(name))
      const members = new Set(
        membersOf([_candor, ...items.map((item: { _candor: unknown }) => item._candor)]),
      )
      expect(members.size).toBeGreaterThan(10)
      for (const member of members) expect(page).toMatch(new RegExp(`\\b${member}\\b`))
    }
  })
})

it('documents the IPTC term of each mode', async () => {
  const rows = tableRows(section(page, '## 3. Authorship modes')).filter(([mode]) =>
    mode?.startsWith('`'),
  )
  expect(rows.map(([mode]) => bare(mode))).toEqual(modes)
  for (const [mode, , iptc] of rows)
    expect(await documentedFor(bare(mode) as AuthorshipMode, 'en')).toMatchObject({
      iptc: bare(iptc),
    })
})

it.each(['en', 'de', 'fr', 'es', 'ar'])(
  'documents the label and statement of each mode: %s',
  async (language) => {
    for (const mode of modes) {
      const { label, statement } = await documentedFor(mode, language)
      for (const text of [label, statement]) expect(page).toContain(text)
    }
  },
)

it('lists every complaint that tests cite', () => {
  const list = [...section(page, '## 7. The complaints').matchAll(/^(\d+)\. /gm)].map(
    ([, number]) => Number(number),
  )
  expect(list).toEqual(Array.from({ length: 23 }, (_, index) => index + 1))
  const files = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const cited = files
    .flatMap((file) => readDoc(`test/${file}`).match(/(?<=complaints? )\d+/g) ?? [])
    .map(Number)
  expect(cited.length).toBeGreaterThan(20)
  expect(cited.filter((number) => !list.includes(number))).toEqual([])
})
