/** docs/vocabulary/: its tables are those of the code, and its examples are valid. */
import { globSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { generatedPages, withVocabularyTables } from '../../scripts/vocabulary-terms.ts'
import { candorJsonSchema } from '../../src/disclosure/json-schema.ts'
import { sections } from '../../src/disclosure/terms.ts'
import { codeBlocks, readDoc, root, tableRows } from './read-docs.ts'

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

describe('the index', () => {
  it('links to every page', () => {
    const page = readDoc('docs/vocabulary/README.md')
    const pages = globSync('docs/vocabulary/**/*.md', { cwd: root }).filter((path) => !path.endsWith('/README.md'))
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.filter((path) => !page.includes(`](${path.slice('docs/vocabulary/'.length)})`))).toEqual([])
  })
})
