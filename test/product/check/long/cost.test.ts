/**
 * What a stranger's document costs: CPU time and memory in proportion to its size, whatever is in
 * it. The sizes differ so much that a busy machine does not hide a cost that grows faster.
 */

import { runInThread } from 'candor-check/run-in-thread.ts'
import { expect, it } from 'vitest'
import { worstCases } from '../../../../packages/check/test/worst-cases/worst-cases.ts'
import { ratioOf } from '../worst-cases/cost.ts'
import { ordinaryFeed } from '../worst-cases/ordinary.ts'

const size = 150_000
/** Twice twice: 6.25 is what “twice the size costs at most 2.5 times” allows, and 16 is quadratic. */
const maxRatio = 2.5 ** 2

it('takes CPU in proportion to the size of a feed of articles', async () => {
  expect(await ratioOf(ordinaryFeed, size, maxRatio)).toBeLessThanOrEqual(maxRatio)
})

it.each(Object.entries(worstCases))(
  'takes CPU in proportion to the size of %s',
  async (_, generate) => {
    expect(await ratioOf(generate, size, maxRatio)).toBeLessThanOrEqual(maxRatio)
  },
)

it.each([
  'elements in an element',
  'empty items',
  'nested lists with an end',
  'pictures of a text, in an item',
])('reads 5 MB of %s in the memory of a thread, or says that it is too large', async (name) => {
  const text = (worstCases[name] ?? expect.unreachable(name))(5_000_000)
  const start = { task: { text, as: 'page' }, site: null } as const
  const { output } = await runInThread(start, {
    maxMegabytes: 256,
    signal: AbortSignal.timeout(60_000),
  }).catch((error: Error) => ({ output: error.message }))
  expect(output).toMatch(/Findings|too large|more than/)
})
