/** docs/words.md: its examples are valid, and its tables have what the code has. */
import { expect, it } from 'vitest'
import { entryLabels } from '../../../src/core/disclosure/entry-labels.ts'
import { labelForms, titleLabelRules } from '../../../src/core/disclosure/wording.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { ownFiles } from '../../../src/hosts/node/own-files.ts'
import { buildDisclosure } from '../../fixtures/build-article.ts'
import {
  bare,
  codeBlocks,
  codeSpans,
  readDoc,
  section,
  tableRows,
} from '../../fixtures/read-docs.ts'

const page = readDoc('docs/words.md')
const ownWords = section(page, '## Your own words')
const firstWords = (heading: string) =>
  tableRows(section(page, heading)).map(([cell = '']) => codeSpans(cell)[0])

it('changes labels by its examples, as a file and as an object', () => {
  const [yaml = '', ...more] = codeBlocks(ownWords, 'yaml')
  const [json = '', ...others] = codeBlocks(ownWords, 'json')
  expect([...more, ...others]).toEqual([])
  const SITE_ORIGIN = 'https://news.example.org'
  const sites = [
    parseSite({ SITE_ORIGIN, LABELS: 'labels.yaml' }, { ...ownFiles, readFile: () => yaml }),
    parseSite({ SITE_ORIGIN, LABELS: json }),
  ]
  for (const site of sites)
    expect(entryLabels(buildDisclosure({ mode: 'ai-autonomous' }), 'en', site).label?.text).toBe(
      'Written by our AI, unedited:',
    )
})

it('lists the sections that can be replaced', () => {
  const listed = tableRows(ownWords).flatMap(([cell = '']) => codeSpans(cell))
  const sections = Object.keys(languages.en).filter((each) => each !== 'pages')
  expect(listed.toSorted()).toEqual(sections.toSorted())
})

it('lists the forms of labels and the rules of titles, with the labels that they make', () => {
  expect(firstWords('## The letters “AI”')).toEqual(labelForms)
  expect(firstWords('## Labels in titles')).toEqual(titleLabelRules)
  const rows = tableRows(section(page, '## The letters “AI”'))
  for (const [form = '', german, title] of rows) {
    const wording = parseSite({
      SITE_ORIGIN: 'https://news.example.org',
      LABEL_FORM: bare(form).split(' ')[0] ?? '',
      TITLE_LABEL: 'all',
    })
    const labels = (mode: 'ai-assisted' | 'ai-autonomous') =>
      entryLabels(buildDisclosure({ mode }), 'de', wording)
    expect(labels('ai-assisted').label?.text).toBe(german)
    expect(labels('ai-autonomous').titleLabel?.text).toBe(title)
  }
})
