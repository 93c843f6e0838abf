/**
 * docs/partners.md: what each partner gets, the reasons for refusals and the members of a file are
 * those of the code.
 */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { describe, expect, it } from 'vitest'
import { channelElements, itemElements } from '../../../src/plugins/partners/partner.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import { partnerNames } from '../../../src/plugins/partners/settings.ts'
import { bare, codeSpans, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/partners.md')
const own = tableRows(section(page, '## A partner of your own'))

describe('the table of partners', () => {
  const table = section(page, '## What a partner gets')
  const rows = new Map(tableRows(table).map(([name = '', ...cells]) => [name, cells]))

  it('has a column for each', () => {
    expect(codeSpans(table.split('\n').find((line) => line.startsWith('| |')) ?? '')).toEqual(
      partnerNames,
    )
  })

  it.each(partnerNames)('has the numbers and modes of %s', (name) => {
    const { articles, headline, leastSummary, picture, feed } = presets[name]
    const cell = (row: string) => rows.get(row)?.[partnerNames.indexOf(name)]
    expect(cell('length')).toBe(`${feed.most} items, ${feed.maxBytes / 1e6} MB`)
    expect(cell('modes')).toBe(
      articles.modes.length === authorshipModes.length
        ? 'all'
        : articles.modes.map((mode) => `\`${mode}\``).join(', '),
    )
    expect(cell('without a disclosure')).toBe(articles.undisclosed ? 'taken' : 'refused')
    expect(cell('retracted')).toMatch(articles.retracted ? /^sent/ : /^refused$/)
    expect(cell('age')).toBe(articles.days === null ? '–' : `less than ${articles.days} days`)
    expect(cell('title')).toMatch(
      headline.most === null
        ? /^–$/
        : new RegExp(`^${headline.least} to ${headline.most} characters`),
    )
    if (leastSummary > 1) expect(cell('description')).toContain(`${leastSummary} characters`)
    expect(cell('byline')).toBe(articles.byline === 'required' ? 'required' : '–')
    const text = cell('picture') ?? ''
    expect(text.startsWith('required')).toBe(picture.required)
    expect(text.includes('credit')).toBe(picture.needs.includes('credit'))
    expect(/(\d+) pixels/.exec(text)?.[1] ?? '0').toBe(String(picture.leastSide))
    expect(/(\d+) MB/.exec(text)?.[1]).toBe(
      picture.maxBytes === null ? undefined : String(picture.maxBytes / 1e6),
    )
  })
})

it('lists every reason for which an article is left out', () => {
  const listed = tableRows(section(page, '## What is left out, and why')).flatMap(([cell = '']) =>
    codeSpans(cell),
  )
  const rules = readDoc('src/plugins/partners/refusals.ts')
  const source = rules + readDoc('src/plugins/partners/api/answers.ts')
  expect(listed.filter((code) => !new RegExp(`'${code}'|\\b${code}:`).test(source))).toEqual([])
  const codes = rules.match(/\b[a-z]+(_[a-z]+)+(?=:)/g) ?? []
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((code) => !listed.includes(code))).toEqual([])
})

it.each([
  ['channel', channelElements],
  ['item', itemElements],
])('lists the elements that `%s` can have', (member, elements) => {
  const [, meaning = ''] = own.find(([cell]) => bare(cell) === member) ?? []
  expect(codeSpans(meaning).toSorted()).toEqual([...elements].toSorted())
})
