/**
 * Each mutation can be made: what it looks for is there. `npx node test/mutations/run.ts` makes
 * them.
 */
import { expect, it } from 'vitest'
import { mutations } from './mutations.ts'
import { problemIn, root } from './tree.ts'

it('finds the text of each mutation once, and its test', () => {
  expect(mutations.length).toBeGreaterThan(70)
  expect(mutations.flatMap((each) => problemIn(root, each) ?? [])).toEqual([])
})
