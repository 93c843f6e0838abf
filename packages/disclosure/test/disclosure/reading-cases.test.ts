/** The cases of docs/vocabulary/cases: what each document declares, for readers in any language. */
import { expect, it } from 'vitest'
import { readCase, readingCases } from './read-case.ts'

it.each(readingCases)('%s', (_, { about: _about, expected, ...read }) => {
  expect(readCase(read)).toEqual(expected)
})

it('there are at least a hundred cases, with a sentence each, for all vocabularies, formats and errors', () => {
  expect(readingCases.length).toBeGreaterThanOrEqual(100)
  const text = JSON.stringify(readingCases.map(([, { expected }]) => expected))
  const named = [
    ...['candor', 'html', 'json-ld', 'header', 'podcast', 'iptc', 'msn', 'words'],
    ...['rss', 'atom', 'json-feed', 'html', 'ai-autonomous', 'ai-assisted', 'human-only'],
    ...['empty', 'no_known_format', 'not_well_formed', 'entities_refused', 'too_large'],
  ]
  expect(named.filter((name) => !text.includes(`"${name}"`))).toEqual([])
  expect(
    readingCases.filter(([, { about }]) => !/^.{5,140}\.$/.test(about)).map(([name]) => name),
  ).toEqual([])
})
