/** docs/settings.md matches the tables of settings in the code. */
import { expect, it } from 'vitest'
import { settingsTables, withSettingsTables } from '../../../scripts/settings-tables.ts'
import { bare, readDoc, tableRows } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/settings.md')
const all = Object.values(settingsTables).flatMap((table) => Object.values(table))

it('lists every setting as in the code: if not, run `node scripts/settings-tables.ts`', () => {
  expect(all.length).toBeGreaterThan(20)
  expect(page).toBe(withSettingsTables(page))
})

it('lists no other setting', () => {
  const names = tableRows(page).map(([name]) => bare(name))
  expect(names.toSorted()).toEqual(all.map(({ name }) => name).toSorted())
})
