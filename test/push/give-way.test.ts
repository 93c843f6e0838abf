/** How long deliveries of `npm run push` pause while others need the cores. */
import { expect, it } from 'vitest'
import { createGiveWay } from '../../src/node/give-way.ts'

/** `work(ms, share)`: was active for so long, and had a core for that share of it. */
function createMachine() {
  const usage = { clockMs: 0, activeMs: 0, cpuMs: 0 }
  const pauseMs = createGiveWay(() => ({ ...usage }))
  return (ms: number, share: number, idleMs = 0) => {
    usage.clockMs += ms + idleMs
    usage.activeMs += ms
    usage.cpuMs += ms * share
    return pauseMs()
  }
}

it('pauses longer and longer while it waits for a core, up to a limit', () => {
  const work = createMachine()
  expect(work(100, 0.9)).toBe(0)
  const pauses = Array.from({ length: 7 }, () => work(100, 0.3))
  expect(pauses).toEqual([0.5, 1, 2, 4, 8, 10, 10])
})

it('goes on when it has cores again, or nothing to do', () => {
  for (const [ms, share, idleMs] of [
    [100, 0.8, 0],
    [0, 0, 100],
  ] as const) {
    const work = createMachine()
    while (work(100, 0.1) < 10);
    const pauses = Array.from({ length: 6 }, () => work(ms, share, idleMs))
    expect(pauses).toEqual([5, 2.5, 1.25, 0.625, 0, 0])
  }
})

it('looks every tenth of a second', () => {
  const work = createMachine()
  expect([work(50, 0.1), work(40, 0.1), work(10, 0.1)]).toEqual([0, 0, 0.5])
})
