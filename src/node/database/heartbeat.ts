/** A thread that keeps touching a lock file: while a query runs, the thread of the embedded database does nothing else. */
import { readFileSync, utimesSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

export type HeartbeatOptions = { readonly lock: string; readonly id: string; readonly beatMs: number }

/** A process that finds our lock by mistake moves it aside, and back: it may be missing once. */
const maxMisses = 1
let misses = 0

/** Touches the lock if it has our id. Returns whether it is ours. */
function beat({ lock, id }: HeartbeatOptions): boolean {
  try {
    if (readFileSync(lock, 'utf8').split(' ')[1] !== id) return false
    misses = 0
    const now = new Date()
    utimesSync(lock, now, now)
  } catch (error) {
    // Any other error, such as too many open files, says nothing about the lock.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') misses += 1
  }
  return misses <= maxMisses
}

if (parentPort !== null) {
  const options: HeartbeatOptions = workerData
  setInterval(() => {
    if (!beat(options)) parentPort?.postMessage('lost')
  }, options.beatMs)
}
