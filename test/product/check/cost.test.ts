/** The kinds of documents that cost most, in small sizes. long/cost.test.ts has all of them. */

import { expect, it } from 'vitest'
import { worstCases } from '../../../packages/check/test/worst-cases/worst-cases.ts'
import { ratioOf } from './worst-cases/cost.ts'

const size = 40_000
/** Four times the size costs four times as much in proportion, and 16 times if it is quadratic. */
const maxRatio = 10

it.each([
  'lone surrogates',
  'different unknown references',
  'unclosed tags, in an item',
  'attributes, in an item',
  'nested regions, in an item',
  'a summary of an item',
])('takes CPU in proportion to the size of %s', async (name) => {
  const generate = worstCases[name] ?? expect.unreachable(name)
  expect(await ratioOf(generate, size, maxRatio)).toBeLessThanOrEqual(maxRatio)
})
