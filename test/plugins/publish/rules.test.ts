/**
 * The rules of the API and those of the database have the same names, and each says what it asks
 * for.
 */
import { getTableConfig } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { articles, corrections, sources } from '../../../schema/tables.ts'
import { articleTopics, topics } from '../../../schema/topic-tables.ts'
import { allRules, formRules, otherRules, tableRules } from '../../../src/plugins/publish/rules.ts'

const tables = { articles, sources, topics, corrections }
const written = Object.entries(tables).map(([name, table]) => ({
  name: name as keyof typeof tableRules,
  table,
}))

describe('the rules of the API', () => {
  it.each(written)(
    'have all check constraints of the table $name, and no other',
    ({ name, table }) => {
      const { checks } = getTableConfig(table)
      expect(checks.length).toBeGreaterThan(1)
      expect(Object.keys(tableRules[name]).toSorted()).toEqual(
        checks.map((check) => check.name).toSorted(),
      )
    },
  )

  it('are of all tables that a body writes', () => {
    expect(Object.keys(tableRules).toSorted()).toEqual(Object.keys(tables).toSorted())
    expect(getTableConfig(articleTopics).checks).toEqual([])
  })

  it('have each name once', () => {
    const names = [...Object.values(tableRules), otherRules, formRules].flatMap((rules) =>
      Object.keys(rules),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(Object.keys(allRules).toSorted()).toEqual(names.toSorted())
  })

  it.each(Object.entries(allRules))(
    'say what they ask for: %s',
    (_, { member, requires, allowed }) => {
      expect(member).toMatch(/^(\/[a-z_]+)*$/)
      expect(requires).toMatch(/^[a-z]/)
      expect(requires).not.toMatch(/\.$/)
      if (allowed) expect(allowed.length).toBeGreaterThan(1)
    },
  )
})
