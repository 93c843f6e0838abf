/** How long deliveries pause for readers of the same process. */
import { expect, it } from 'vitest'
import { createReadersFirst } from '../../../src/plugins/push/node/readers-first.ts'

it('makes deliveries pause the longer, the more readers ask for', () => {
  let nowMs = 0
  const { note, pauseMs } = createReadersFirst(() => nowMs)
  const ask = (requests: number, passedMs: number) => {
    for (let request = 0; request < requests; request += 1) note()
    nowMs += passedMs
    return pauseMs()
  }
  expect(pauseMs()).toBe(0)
  expect(ask(5000, 100)).toBeCloseTo(16.67, 1)
  // Until the next tenth of a second is over.
  expect(ask(5000, 50)).toBeCloseTo(16.67, 1)
  expect(ask(0, 50)).toBeCloseTo(16.67, 1)
  expect(ask(50, 100)).toBeCloseTo(0.17, 2)
  expect(ask(0, 1000)).toBe(0)
})
