/**
 * Keeps `npm run push` from taking the cores that readers and the database need: while it often waits for a core itself,
 * deliveries pause. Priorities do not do that: a process that others should precede still finishes its slice of milliseconds.
 */
import { performance } from 'node:perf_hooks'

export type Usage = {
  /** Since any moment. */
  readonly clockMs: number
  /** Time in which there was something to do. */
  readonly activeMs: number
  /** Of all threads. */
  readonly cpuMs: number
}

const windowMs = 100
/** Less than this share of the active time on a core: others need it. Alone with its receivers, it is 0.8. */
const enough = 0.5
/** At 100 deliveries a second at least, they go on. */
const longestMs = 10
const shortestMs = 0.5

/** Returns the time between the starts of two deliveries, for now. */
export function createGiveWay(read: () => Usage = readUsage): () => number {
  let last = read()
  let pauseMs = 0
  return () => {
    const now = read()
    if (now.clockMs - last.clockMs >= windowMs) {
      const waits = now.cpuMs - last.cpuMs < enough * (now.activeMs - last.activeMs)
      pauseMs = waits ? Math.min(longestMs, Math.max(shortestMs, 2 * pauseMs)) : pauseMs / 2
      if (pauseMs < shortestMs) pauseMs = 0
      last = now
    }
    return pauseMs
  }
}

function readUsage(): Usage {
  const { user, system } = process.cpuUsage()
  return {
    clockMs: performance.now(),
    activeMs: performance.eventLoopUtilization().active,
    cpuMs: (user + system) / 1000,
  }
}
