/** The table of names that look alike, against the package that it comes from. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tableInSql, withTable } from '../../../scripts/look-alikes.ts'

it('is that of the installed package: node scripts/look-alikes.ts', () => {
  const text = readFileSync(new URL('../../../schema/functions/names.sql', import.meta.url), 'utf8')
  expect(text).toContain(tableInSql())
  expect(withTable(text) === text).toBe(true)
})
