/** SQL names no status, mode, right or content that is not in schema/lists.ts. */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { expect, it } from 'vitest'
import { articleRights, partnerContents, statuses, unknownMode } from '../../../schema/lists.ts'
import { readFunctions } from '../../../src/hosts/node/database/functions.ts'
import { readMigrations } from '../../../src/hosts/node/database/schema-state.ts'

const lists: Readonly<Record<string, readonly string[]>> = {
  status: statuses,
  disclosure_mode: [...authorshipModes, unknownMode],
  ai_rights: articleRights,
  content: partnerContents,
}

/** A comparison of a column with a literal or a list of them. */
const comparison = (column: string) =>
  new RegExp(String.raw`\b${column}"? (?:=|<>|(?:NOT )?IN) (\([^()]*\)|'[^']*')`, 'gi')

it.each(Object.entries(lists))('SQL compares %s with values of its list only', (column, values) => {
  const texts = [
    ...readFunctions().map(({ content }) => content),
    ...readMigrations().flatMap(({ sql }) => sql),
  ]
  const named = texts.flatMap((text) =>
    // Within a literal, as in a hint, quotes are doubled.
    [...text.replaceAll("''", "'").matchAll(comparison(column))].flatMap(([, all = '']) =>
      [...all.matchAll(/'([^']*)'/g)].map(([, one]) => one),
    ),
  )
  expect(new Set(named).size).toBeGreaterThan(1)
  expect(values).toEqual(expect.arrayContaining([...new Set(named)]))
})
