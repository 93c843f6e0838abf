/** docs/words.md: its examples are valid, and its tables have what the code has. */
import { expect, it } from 'vitest'
import { labelForms, titleLabelRules } from '../../../src/core/disclosure/wording.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { ownFiles } from '../../../src/hosts/node/own-files.ts'
import { codeBlocks, codeSpans, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/words.md')
const listedIn = (heading: string) =>
  tableRows(section(page, heading)).flatMap(([cell = '']) => codeSpans(cell))

it.each(['yaml', 'json'])('changes a label by its example in %s', (language) => {
  const [text = ''] = codeBlocks(page, language)
  const { words } = parseSite(
    { SITE_ORIGIN: 'https://news.example.org', LABELS: language === 'json' ? text : 'labels.yaml' },
    { ...ownFiles, readFile: () => text },
  )
  expect(words['en']?.labels?.['ai-autonomous']).toBe('Written by our AI, unedited:')
})

it('lists the sections that can be replaced, the forms of labels and the rules of titles', () => {
  expect(listedIn('## Your own words').toSorted()).toEqual(
    Object.keys(languages.en)
      .filter((each) => each !== 'pages')
      .toSorted(),
  )
  expect(listedIn('## The letters “AI”')).toEqual(labelForms)
  expect(listedIn('## Labels in titles')).toEqual(titleLabelRules)
})
