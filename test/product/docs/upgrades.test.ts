/**
 * What docs/upgrades.md promises is there: its commands, the changelog it sends readers to, and the
 * release that opens it.
 */
import { expect, it } from 'vitest'
import { codeSpans, readDoc } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/upgrades.md')

it('names commands and options that docs/commands.md has', () => {
  const commands = readDoc('docs/commands.md')
  const named = codeSpans(page).flatMap(
    (code) => code.match(/^candor ([a-z]+)(?: (--[a-z-]+))?$/) ?? [],
  )
  expect(named).toEqual(expect.arrayContaining(['migrate', 'doctor', '--dry-run']))
  const words = named.filter((word) => word !== undefined && !word.startsWith('candor '))
  expect(words.filter((word) => !commands.includes(word))).toEqual([])
})
