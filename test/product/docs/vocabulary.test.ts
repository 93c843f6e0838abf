/** docs/vocabulary/: its tables are those of the code, and its examples are valid. */
import { globSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Reading, Says } from 'candor-disclosure/disclosure/declaration.ts'
import {
  headerModes,
  readAttribute,
  readTerm,
} from 'candor-disclosure/disclosure/reading-values.ts'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import { generateJsonFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { readingCases } from '../../../packages/disclosure/test/disclosure/read-case.ts'
import { generatedPages, withVocabularyTables } from '../../../scripts/vocabulary-terms.ts'
import { candorJsonSchema } from '../../../src/core/disclosure/json-schema.ts'
import { sections } from '../../../src/core/disclosure/terms.ts'
import {
  codeBlocks,
  codeSpans,
  readDoc,
  root,
  section,
  tableRows,
} from '../../fixtures/read-docs.ts'

it.each(generatedPages)(
  '%s.md has the tables of the code: node scripts/vocabulary-terms.ts',
  (file) => {
    const page = readDoc(`docs/vocabulary/${file}.md`)
    expect(withVocabularyTables(file, page)).toBe(page)
  },
)

it('every term is in the document, and no other', () => {
  const page = readDoc('docs/vocabulary/terms.md')
  const rows = tableRows(page.slice(page.indexOf('<!-- terms: begin')))
  const named = rows.map(([xml = '', json = '']) => `${xml} ${json}`.replaceAll('`', ''))
  expect(named).toEqual(
    sections.flatMap(({ terms }) => terms.map(({ xml, json }) => `${xml ?? '–'} ${json}`)),
  )
})

it('the smallest disclosure is valid', () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false }))
  const [json = ''] = codeBlocks(readDoc('docs/vocabulary/README.md'), 'json')
  const validate = ajv.compile(candorJsonSchema)
  expect([validate({ items: [JSON.parse(json)] }), validate.errors]).toEqual([true, null])
})

describe('mappings.md', () => {
  const page = readDoc('docs/vocabulary/mappings.md')

  it('has the flags that a reader takes from terms of IPTC', () => {
    const [, truths = '', denials = ''] =
      /True: ([\s\S]*?)\. False: ([\s\S]*?)\. All others/.exec(
        section(page, '## IPTC digital source types'),
      ) ?? []
    const read = (terms: string) =>
      codeSpans(terms.replaceAll('\n', ' ')).map((term) => readTerm(term).byAi)
    expect([read(truths), read(denials)]).toEqual([Array(3).fill(true), Array(4).fill(false)])
    for (const other of ['digitalCapture', 'composite', 'algorithmicMedia', 'x'])
      expect(readTerm(other)).toEqual({})
  })

  it('has the values of drafts that a reader takes', () => {
    expect(section(page, '## AI Content Disclosure for HTML')).toMatch(
      /`none` is read as `human-only`, `autonomous` as `ai-autonomous`, `ai-generated` as a flag[\s\S]*`mixed` says nothing/,
    )
    const read = ['none', 'autonomous', 'ai-generated', 'mixed'].map(readAttribute)
    expect(read).toEqual([{ mode: 'human-only' }, { mode: 'ai-autonomous' }, { byAi: true }, {}])
    expect(section(page, '## The AI-Disclosure header')).toContain(
      '`ai-originated`, a value of the draft, as `ai-assisted`',
    )
    expect(headerModes.get('ai-originated')).toBe('ai-assisted')
  })

  it('names cases for all that is read', () => {
    const read = page
      .split(/\n(?=- |\n)/)
      .filter((paragraph) => paragraph.startsWith('- **Read:**'))
    expect(read.length).toBeGreaterThanOrEqual(page.match(/\*\*Written:/g)?.length ?? 100)
    const names = readingCases.map(([name]) => `cases/${name}.json`)
    for (const each of read) {
      const linked = [...each.matchAll(/\]\((cases\/[^)]+)\)/g)].map(([, path = '']) => path)
      expect([each, linked.length > 0]).toEqual([each, true])
      expect(linked.filter((path) => !names.includes(path))).toEqual([])
    }
  })

  it('says “yes” or “read” of the facts that cases have in that vocabulary, and of no other', () => {
    type CaseItem = Partial<Reading['items'][number]>
    const items = readingCases.flatMap(([, { expected }]) => {
      const { format, items: own = [], ...whole } = expected as Partial<Reading>
      return [whole, ...own].map((item: CaseItem) => ({ ...item, format }))
    })
    /** Each name of its says or of its item that some declaration has. */
    const hasFact = (vocabulary: string, name: keyof Says | keyof CaseItem | 'parts') =>
      items.some(({ found = [], format, ...item }) =>
        found
          .filter(
            (each) =>
              (format === 'ninjs' && each.vocabulary === 'iptc' ? 'ninjs' : each.vocabulary) ===
              vocabulary,
          )
          .some(({ says, part, name: own }) =>
            name === 'parts' ? own !== undefined : !part && (name in says || name in item),
          ),
      )
    const facts = [
      ['model', 'provider'],
      ['reviewedBy'],
      ['generatedAt'],
      ['statement'],
      ['sources'],
      ['corrections'],
      ['isRetracted'],
      ['parts'],
    ] as const
    const rows = tableRows(page).filter(([name = '']) => /^\[`[\w-]+`\]\(/.test(name))
    expect(rows).toHaveLength(8)
    for (const [name = '', ...cells] of rows) {
      const [vocabulary = ''] = codeSpans(name)
      const read = facts.map((names) => names.every((each) => hasFact(vocabulary, each)))
      expect([vocabulary, ...cells.map((cell) => /^(yes|read)$/.test(cell))]).toEqual([
        vocabulary,
        ...read,
      ])
    }
  })

  it('has in the table of modes what cases read of them', () => {
    const declared = readingCases.flatMap(([, { expected }]) => {
      const { items: own = [], ...whole } = expected as Partial<Reading>
      return [whole, ...own].flatMap(({ found = [] }: Partial<Reading>) => found)
    })
    const [, table = ''] = /<!-- modes: begin -->\n([\s\S]*?)<!-- modes: end -->/.exec(page) ?? []
    const vocabularies = ['podcast', 'iptc', 'json-ld', 'msn', 'html']
    const cells = tableRows(table).flatMap(([, ...row]) =>
      row.flatMap((cell, index) =>
        codeSpans(cell).map((value) => ({ vocabulary: vocabularies[index], value })),
      ),
    )
    expect(cells.length).toBeGreaterThan(10)
    const isRead = ({ vocabulary, value }: (typeof cells)[number]) =>
      declared.some(
        (each) =>
          each.vocabulary === vocabulary &&
          each.raw.endsWith(value) &&
          Object.keys(each.says).length > 0,
      )
    expect(cells.filter((cell) => !isRead(cell))).toEqual([])
  })
})

it('the proposal to feedsmith is true of the feedsmith that is installed', () => {
  const proposal = readDoc('docs/vocabulary/proposals/feedsmith.md')
  const { devDependencies } = JSON.parse(readDoc('package.json'))
  expect(proposal).toContain(`version ${devDependencies.feedsmith}`)
  const { candor, podcast, atom } = namespaces
  const rss =
    parseRssFeed(`<rss version="2.0" xmlns:candor="${candor}" xmlns:podcast="${podcast}" xmlns:atom="${atom}"><channel><item>
<title>x</title><candor:disclosure mode="human-only">x</candor:disclosure><podcast:txt purpose="ai-content">false</podcast:txt>
<atom:link rel="via" href="https://council.example.org/" candor:publisher="Council"/></item></channel></rss>`)
  expect(rss.items?.[0]?.podcast?.txts).toEqual([{ display: 'false', purpose: 'ai-content' }])
  expect(JSON.stringify(rss)).not.toMatch(/human-only|Council/)
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'x',
    items: [{ id: '1', content_text: 'x', _candor: { x: 'kept' } }],
  }
  expect(JSON.stringify(parseJsonFeed(json))).not.toContain('kept')
  expect(JSON.stringify(generateJsonFeed(json))).toContain('kept')
})

describe('the index', () => {
  it('links to every page', () => {
    const page = readDoc('docs/vocabulary/README.md')
    const pages = globSync('docs/vocabulary/**/*.md', { cwd: root }).filter(
      (path) => !path.endsWith('/README.md'),
    )
    expect(pages.length).toBeGreaterThan(5)
    expect(
      pages.filter((path) => !page.includes(`](${path.slice('docs/vocabulary/'.length)})`)),
    ).toEqual([])
  })
})
