/** The cases of docs/vocabulary/cases: what each document declares, for readers in any language. */
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { folder, readCase, readingCases } from './read-case.ts'

it.each(readingCases)('%s', (_, { about: _about, expected, ...read }) => {
  expect(readCase(read)).toEqual(expected)
})

it('reads every file of the folder, as the test of the kit for Python does', () => {
  const files = [...readingCases.map(([name]) => `${name}.json`), 'README.md']
  expect(readdirSync(folder).toSorted()).toEqual(files.toSorted())
})

it('there are at least 170 cases, with a sentence each, for all vocabularies, formats and errors', () => {
  expect(readingCases.length).toBeGreaterThanOrEqual(170)
  const text = JSON.stringify(readingCases.map(([, { expected }]) => expected))
  const named = [
    ...['candor', 'html', 'json-ld', 'header', 'podcast', 'iptc', 'msn', 'words'],
    ...['rss', 'atom', 'json-feed', 'ninjs', 'html', 'ai-autonomous', 'ai-assisted', 'human-only'],
    ...['empty', 'no_known_format', 'not_well_formed', 'entities_refused', 'too_large'],
  ]
  expect(named.filter((name) => !text.includes(`"${name}"`))).toEqual([])
  expect(
    readingCases.filter(([, { about }]) => !/^.{5,140}\.$/.test(about)).map(([name]) => name),
  ).toEqual([])
})
