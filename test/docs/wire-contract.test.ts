/** docs/wire-contract.md against the golden documents, the words for each mode, and the complaints that tests cite. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { label } from '../../src/disclosure/labels.ts'
import { modeRows } from '../../src/disclosure/modes.ts'
import { entryDisclosure } from '../../src/disclosure/statements.ts'
import { namespaces } from '../../src/disclosure/vocabularies.ts'
import { bare, readDoc, root, section, tableRows } from './read-docs.ts'

const page = readDoc('docs/wire-contract.md')
const golden = (name: string) => readDoc(`test/golden/documents/${name}`)

describe('the vocabularies', () => {
  it('are all named, with their namespaces', () => {
    const rows = tableRows(section(page, '## 2. Vocabularies'))
    expect(rows.map(([, namespace]) => bare(namespace))).toEqual(Object.values(namespaces))
  })

  it('have every element and attribute of the golden documents that is not of the core of RSS or Atom', () => {
    const names = ['one.rss.xml', 'one.atom.xml', 'demo.atom.xml', 'demo.rss.xml'].flatMap(
      (name) => golden(name).match(/(?<=[ <])(?!xmlns:|xml:)[a-z]+:[a-z-]+(?=[ =>/])/gi) ?? [],
    )
    const own = new Set(names.filter((name) => (name.split(':')[0] as string) in namespaces))
    expect(own.size).toBeGreaterThan(10)
    for (const name of own) expect(page).toContain(name)
    const [, disclosed = ''] = /<candor:disclosure ([^>]*)>/.exec(golden('one.atom.xml')) ?? []
    const documented = section(page, '## 4. Articles')
    for (const [, attribute] of disclosed.matchAll(/([a-z-]+)=/g)) {
      expect(documented).toMatch(new RegExp(`candor:disclosure [a-z: -]*\\b${attribute}\\b`))
    }
  })

  it('have every member of _candor in the golden documents', () => {
    const membersOf = (value: unknown): readonly string[] =>
      Array.isArray(value)
        ? value.flatMap(membersOf)
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([name, below]) => [name, ...membersOf(below)])
          : []
    for (const name of ['one.feed.json', 'demo.feed.json', 'hostile.feed.json']) {
      const { _candor, items } = JSON.parse(golden(name))
      const members = new Set(membersOf([_candor, ...items.map((item: { _candor: unknown }) => item._candor)]))
      expect(members.size).toBeGreaterThan(10)
      for (const member of members) expect(page).toMatch(new RegExp(`\\b${member}\\b`))
    }
  })
})

it('the modes stand beside the vocabularies of others as the code has them', () => {
  const rows = tableRows(section(page, '## 3. Authorship modes')).filter(([mode]) => mode?.startsWith('`'))
  expect(rows.map(([mode, , iptc, header]) => [mode, iptc, header].map(bare))).toEqual(
    modeRows.map(({ mode, iptc, header }) => [mode, iptc, header]),
  )
})

it.each(['en', 'de', 'fr', 'es', 'ar'])(
  'the label and statement of each mode stand as readers see them: %s',
  (language) => {
    for (const mode of ['ai-autonomous', 'ai-assisted', 'human-only'] as const) {
      const reviewedBy = mode === 'ai-assisted' ? '{reviewed_by}' : null
      const nothing = { model: null, provider: null, generatedAt: null, statement: null }
      const { statement } = entryDisclosure({ mode, reviewedBy, ...nothing }, language)
      for (const text of [label(mode, language) ?? '', statement]) expect(page).toContain(text)
    }
  },
)

it('the complaints that tests cite are in the list', () => {
  const list = [...section(page, '## 7. The complaints').matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number))
  expect(list).toEqual(Array.from({ length: 23 }, (_, index) => index + 1))
  const files = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const cited = files.flatMap((file) => readDoc(`test/${file}`).match(/(?<=complaints? )\d+/g) ?? []).map(Number)
  expect(cited.length).toBeGreaterThan(20)
  expect(cited.filter((number) => !list.includes(number))).toEqual([])
})
