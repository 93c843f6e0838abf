/**
 * Ends this process if one piece of work takes too long: for commands that read what strangers
 * wrote.
 */
import { Worker } from 'node:worker_threads'

/**
 * Steps without a turn of the event loop after which it counts as stuck. A process that was
 * suspended misses one.
 */
const steps = 10

/** A thread of its own, because the main one is the one that is stuck. */
const watchdog = `
const { workerData: { turns, message, stepMs, steps } } = require('node:worker_threads')
for (let [seen, missed] = [-1, 0]; missed < steps; ) {
  Atomics.wait(turns, 1, 0, stepMs)
  const now = Atomics.load(turns, 0)
  missed = now === seen ? missed + 1 : 0
  seen = now
}
require('node:fs').writeSync(2, message)
process.kill(process.pid, 'SIGKILL')`

/**
 * Ends the process, with a sentence on stderr, when its event loop stands still for `limitMs`. To
 * wait for a network is no standstill. Returns a function that ends the watch.
 */
export function endIfStuck(limitMs: number): () => void {
  const turns = new Int32Array(new SharedArrayBuffer(8))
  const stepMs = limitMs / steps
  const message = `A document takes more than ${limitMs / 1000} seconds to read. The command was ended.\n`
  const workerData = { turns, message, stepMs, steps }
  const thread = new Worker(watchdog, { eval: true, execArgv: [], workerData })
  thread.unref()
  const turn = setInterval(() => Atomics.add(turns, 0, 1), stepMs / 2)
  return () => {
    clearInterval(turn)
    void thread.terminate()
  }
}
