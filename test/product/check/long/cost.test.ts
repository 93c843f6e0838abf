/**
 * What a stranger's document costs: CPU time and memory in proportion to its size, whatever is in
 * it. The sizes differ so much that a busy machine does not hide a cost that grows faster.
 */

import { checkText } from 'candor-check/check-text.ts'
import { runInThread } from 'candor-check/run-in-thread.ts'
import { expect, it } from 'vitest'
import type { Generate } from '../../../../packages/check/test/worst-cases/build.ts'
import { worstCases } from '../../../../packages/check/test/worst-cases/worst-cases.ts'
import { ordinaryFeed } from '../worst-cases/ordinary.ts'

const size = 150_000
/** Twice twice: 6.25 is what “twice the size costs at most 2.5 times” allows, and 16 is quadratic. */
const factor = 4
const maxRatio = 2.5 ** 2
/** A cost below it is nothing but noise. */
const leastMs = 40
const rounds = 5

/** Milliseconds of CPU. */
async function costOf(text: string): Promise<number> {
  const before = process.cpuUsage()
  // A refusal is an end, too.
  await checkText({ text, address: null }, { now: new Date('2025-12-13T00:00:00Z') }).catch(
    (error: unknown) => expect(error).toHaveProperty('name', 'CannotCheck'),
  )
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The cheapest of some rounds of each size, until they are in proportion. */
async function ratioOf(generate: Generate): Promise<number> {
  const [small, large] = [generate(size), generate(size * factor)]
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (
    let round = 0;
    round < rounds && !(most / Math.max(least, leastMs) <= maxRatio);
    round += 1
  ) {
    least = Math.min(least, await costOf(small))
    most = Math.min(most, await costOf(large))
  }
  return most / Math.max(least, leastMs)
}

it('takes CPU in proportion to the size of a feed of articles', async () => {
  expect(await ratioOf(ordinaryFeed)).toBeLessThanOrEqual(maxRatio)
})

it.each(Object.entries(worstCases))(
  'takes CPU in proportion to the size of %s',
  async (_, generate) => {
    expect(await ratioOf(generate)).toBeLessThanOrEqual(maxRatio)
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
