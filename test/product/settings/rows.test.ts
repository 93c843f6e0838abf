/** Each row of the tables of settings, of the core and of all plugins. */
import { describe, expect, it } from 'vitest'
import { settingsTables } from '../../../scripts/settings-tables.ts'
import { tablesOf } from '../../../src/core/plugins.ts'
import { newsroom } from '../../../src/newsroom.ts'
import { describeRows } from '../../core/settings/rows.ts'

// Settings that name a file read it.
const tables = {
  ...settingsTables,
  ...tablesOf(newsroom, { readFile: () => 'the text of the file' }),
}
const rows = Object.values(tables).flatMap((table) => Object.values(table))

describe('every row of the tables', () => {
  it('is there', () => expect(rows.length).toBeGreaterThanOrEqual(52))
  describeRows(rows)
})
