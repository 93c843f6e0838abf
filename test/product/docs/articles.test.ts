/**
 * docs/articles.md lists every column with its type, and every constraint. sql.test.ts runs its
 * SQL.
 */
import { is } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { articleEvents, reviewedTexts } from '../../../schema/record-tables.ts'
import * as newsroomTables from '../../../schema/tables.ts'
import * as topicTables from '../../../schema/topic-tables.ts'
import { codeSpans, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/articles.md')
const tables = Object.values<unknown>({ ...newsroomTables, ...topicTables })
  .filter((table): table is PgTable => is(table, PgTable))
  .map(getTableConfig)

/** The rows of a table of columns, whose first cell is such as "`url` text, must". */
const columnsIn = (heading: string) =>
  tableRows(section(page, `## ${heading}`)).map(([first = '', ...cells]) => {
    const [, column, type, must = ''] = /^`(\w+)` (.+?)(?:, (must))?$/.exec(first) ?? []
    return { column, type, must, cells }
  })
const typeOf = (column: PgColumn) =>
  column.getSQLType().replace('timestamp with time zone', 'timestamptz')

describe('the tables that a newsroom writes', () => {
  it('are all documented', () => {
    expect(tables.length).toBeGreaterThan(5)
    for (const { name } of tables) expect(page).toContain(`\n## ${name}\n`)
  })

  it.each(tables)('have all columns documented, in order: $name', ({ name, columns }) => {
    expect(columnsIn(name).map(({ column, type, must }) => [column, type, must])).toEqual(
      columns.map((column) => {
        const must = column.notNull && !column.hasDefault && column.generatedIdentity === undefined
        return [column.name, typeOf(column), must ? 'must' : '']
      }),
    )
    for (const { column, cells } of columnsIn(name)) {
      const [meaning, example = ''] = cells
      expect([column, meaning !== '', /^`.+`$/.test(example)]).toEqual([column, true, true])
    }
  })

  it('have all constraints documented, with their tables', () => {
    const documented = tableRows(section(page, '## Rules')).flatMap(([rules = '', table]) =>
      codeSpans(rules).map((rule) => `${table} ${rule}`),
    )
    const checks = tables.flatMap(({ name, checks }) =>
      checks.map((check) => `${name} ${check.name}`),
    )
    expect(checks.length).toBeGreaterThan(20)
    expect(documented.toSorted()).toEqual(checks.toSorted())
  })
})

it.each([
  ['article_events', 'The record of changes', articleEvents],
  ['reviewed_texts', 'Reviewed texts', reviewedTexts],
])('the columns of %s are documented, in order, with their types', (_, heading, table) => {
  expect(columnsIn(heading).map(({ column, type }) => [column, type])).toEqual(
    getTableConfig(table).columns.map((column) => [column.name, typeOf(column)]),
  )
})
