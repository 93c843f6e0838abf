/** How the SQL of schema/ is written. */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../../../schema/', import.meta.url)
const files = globSync('**/*.sql', { cwd: folder })

it('has lines of at most 100 columns, but for long texts in quotes', () => {
  expect(files).toEqual(
    expect.arrayContaining(['roles.sql', 'harden.sql', 'migrations/0000_tables.sql']),
  )
  expect(files.filter((name) => name.startsWith('functions/')).length).toBeGreaterThan(8)
  const long = files.flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      // A tab counts as two columns.
      .flatMap((line, index) =>
        line.replaceAll('\t', '  ').length > (line.includes("'") ? 120 : 100)
          ? [`schema/${name}:${index + 1}`]
          : [],
      ),
  )
  expect(long).toEqual([])
})
