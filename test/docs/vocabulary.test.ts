/** docs/vocabulary/: its tables are those of the code, and its examples are valid. */
import { globSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { generatedPages, withVocabularyTables } from '../../scripts/vocabulary-terms.ts'
import { aiDisclosure } from '../../src/disclosure/ai-disclosure.ts'
import { candorJsonSchema } from '../../src/disclosure/json-schema.ts'
import { headerModes, saidByAttribute, saidByTerm } from '../../src/disclosure/reading-values.ts'
import { sections } from '../../src/disclosure/terms.ts'
import { codeBlocks, codeSpans, readDoc, root, section, tableRows } from './read-docs.ts'

it.each(generatedPages)('%s.md has the tables of the code: node scripts/vocabulary-terms.ts', (file) => {
  const page = readDoc(`docs/vocabulary/${file}.md`)
  expect(withVocabularyTables(file, page)).toBe(page)
})

it('every term is in the document, and no other', () => {
  const page = readDoc('docs/vocabulary/terms.md')
  const rows = tableRows(page.slice(page.indexOf('<!-- terms: begin')))
  const named = rows.map(([xml = '', json = '']) => `${xml} ${json}`.replaceAll('`', ''))
  expect(named).toEqual(sections.flatMap(({ terms }) => terms.map(({ xml, json }) => `${xml ?? '–'} ${json}`)))
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
      /True: ([\s\S]*?)\. False: ([\s\S]*?)\. All others/.exec(section(page, '## IPTC digital source types')) ?? []
    const read = (terms: string) => codeSpans(terms.replaceAll('\n', ' ')).map((term) => saidByTerm(term).byAi)
    expect([read(truths), read(denials)]).toEqual([Array(3).fill(true), Array(4).fill(false)])
    for (const other of ['digitalCapture', 'composite', 'algorithmicMedia', 'x']) expect(saidByTerm(other)).toEqual({})
  })

  it('has the values of drafts that a reader takes', () => {
    expect(section(page, '## AI Content Disclosure for HTML')).toMatch(
      /`none` is read as `human-only`, `autonomous` as `ai-autonomous`, `ai-generated` as a flag[\s\S]*`mixed` says nothing/,
    )
    const read = ['none', 'autonomous', 'ai-generated', 'mixed'].map(saidByAttribute)
    expect(read).toEqual([{ mode: 'human-only' }, { mode: 'ai-autonomous' }, { byAi: true }, {}])
    expect(section(page, '## The AI-Disclosure header')).toContain(
      '`ai-originated`, a value of the draft, as `ai-assisted`',
    )
    expect(headerModes.get('ai-originated')).toBe('ai-assisted')
  })

  it('has the header as it is sent', () => {
    const [example = ''] = /^AI-Disclosure: .*$/m.exec(page) ?? []
    const item = { mode: 'ai-assisted', model: 'example-model-1', provider: 'Example Provider' } as const
    expect(example).toBe(`AI-Disclosure: ${aiDisclosure([item])}`)
  })
})

describe('the index', () => {
  it('links to every page', () => {
    const page = readDoc('docs/vocabulary/README.md')
    const pages = globSync('docs/vocabulary/**/*.md', { cwd: root }).filter((path) => !path.endsWith('/README.md'))
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.filter((path) => !page.includes(`](${path.slice('docs/vocabulary/'.length)})`))).toEqual([])
  })
})
