/** docs/settings.md against the tables that the code reads the environment by. */
import { expect, it } from 'vitest'
import { settingsTables, withSettingsTables } from '../../scripts/settings-tables.ts'
import { bare, readDoc, tableRows } from './read-docs.ts'

const page = readDoc('docs/settings.md')
const all = Object.values(settingsTables).flat()

it('lists every setting as the code reads it: else run `node scripts/settings-tables.ts`', () => {
  expect(all.length).toBeGreaterThan(20)
  expect(page).toBe(withSettingsTables(page))
})

it('lists no setting that the code does not read', () => {
  expect(tableRows(page).map(([name]) => bare(name))).toEqual(all.map(({ name }) => name))
})
