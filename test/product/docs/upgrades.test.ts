/** What docs/upgrades.md promises is there: its commands, which commands.test.ts tries. */
import { expect, it } from 'vitest'
import { codeSpans, readDoc } from '../../fixtures/read-docs.ts'

it('names the commands of an upgrade', () => {
  expect(codeSpans(readDoc('docs/upgrades.md'))).toEqual(
    expect.arrayContaining(['candor migrate', 'candor migrate --dry-run', 'candor doctor']),
  )
})
