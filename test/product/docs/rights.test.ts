/**
 * docs/rights.md: the uses of each value of AI_RIGHTS, and the specifications of the statements,
 * are those of the code.
 */

import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { articleRights } from '../../../schema/lists.ts'
import { aiRights, rows } from '../../../src/core/rights/ai-rights.ts'
import { bare, codeSpans, readDoc, root, section, tableRows } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/rights.md')

it('lists the uses that each value allows', () => {
  const [intro = ''] = page.split('\n## ')
  const listed = new Map(
    tableRows(intro).map(([value, ...uses]) => [bare(value).split(' ')[0], uses]),
  )
  expect(new Set(listed.keys())).toEqual(new Set(aiRights))
  expect(listed.get('unset')).toEqual(Array(3).fill('nothing is stated'))
  for (const value of articleRights) {
    const { search, input, train } = rows[value]
    const otherwise = value === 'licensed' ? 'with a licence' : 'no'
    expect([value, listed.get(value)]).toEqual([
      value,
      [search, input, train].map((is) => (is ? 'yes' : otherwise)),
    ])
  }
})

it('lists the values of articles from the loosest to the strictest', () => {
  const [paragraph = ''] = section(page, '## Articles that differ').trim().split('\n\n')
  const named = codeSpans(paragraph).filter((code) => articleRights.some((value) => value === code))
  expect(named).toEqual(articleRights)
})

it('names the versions of the drafts that are beside the code', () => {
  const source = globSync('src/core/rights/*.ts', { cwd: root }).map(readDoc).join('')
  const drafts = page.match(/draft-ietf-[a-z-]+-\d\d/g) ?? []
  expect(new Set(drafts)).toEqual(new Set(source.match(/draft-ietf-[a-z-]+-\d\d/g)))
  expect(drafts.length).toBeGreaterThan(1)
})
