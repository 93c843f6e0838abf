/** PROCESSES: several processes that serve one port, and their primary, which starts them and serves nothing itself. */
import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log/log.ts'
import type { NodeSettings } from '../settings/node.ts'
import { createGatherer } from './gather-metrics.ts'
import type { FromPrimary, FromProcess } from './process-messages.ts'

/** A process that stops may take so long: longer than its responses, its push and its connections together. */
const stopMs = 8000
/** Before a process that died is replaced; doubled with each that dies before it serves, up to `longestRestMs`. */
const restMs = 500
const longestRestMs = 30_000
/** Each process is asked so often whether it is alive, and killed when it has not answered so many times. */
const askMs = 3000
const mostUnanswered = 5

/** Only one process can open the embedded database. */
export function countProcesses({ processes, databaseUrl }: NodeSettings): number {
  if (databaseUrl === null) return 1
  return processes === 'auto' ? availableParallelism() : processes
}

/**
 * Starts `count` processes of this program, each with its share of the memory. The first opens the database alone: a start
 * that is refused is refused once. A process that dies or hangs is replaced. Resolves when the first serves; the result stops all.
 */
export async function startProcesses(count: number, memoryMegabytes: number, log: Log): Promise<() => Promise<void>> {
  cluster.setupPrimary({ serialization: 'advanced' })
  const running = () => Object.values(cluster.workers ?? {}).filter((one) => one !== undefined)
  const gatherer = createGatherer(() => running().filter((one) => one.isConnected()), tell)
  const opened = Promise.withResolvers<void>()
  const share = Math.max(1, Math.floor(memoryMegabytes / count))
  let serves = false
  let stopping = false
  let failedInTurn = 0

  const unanswered = new WeakMap<Worker, number>()
  const isHung = (one: Worker) => (unanswered.get(one) ?? 0) >= mostUnanswered

  function askWhetherAlive(one: Worker): void {
    if (isHung(one)) one.process.kill('SIGKILL')
    else unanswered.set(one, (unanswered.get(one) ?? 0) + 1)
    tell(one, { type: 'ask' })
  }

  const fork = () => void cluster.fork({ MEMORY_MB: String(share) })

  async function hear(from: Worker, message: FromProcess): Promise<void> {
    if (message.type === 'alive') return void unanswered.delete(from)
    if (message.type === 'counted') return gatherer.take(from, message.id, message.families)
    if (message.type === 'collect') {
      return tell(from, { type: 'collected', id: message.id, families: await gatherer.collect() })
    }
    failedInTurn = 0
    if (!serves) {
      serves = true
      for (let next = 1; next < count; next += 1) fork()
      opened.resolve()
    } else if (from.id > count) {
      log(`Process ${from.process.pid} serves in the place of one that ended.`, undefined, { event: 'process.started' })
    }
  }

  async function replace(one: Worker, code: number, signal: string): Promise<void> {
    gatherer.end(one)
    if (stopping) return
    // The first has said why.
    if (!serves && !signal) process.exit(code)
    const silentSeconds = (mostUnanswered * askMs) / 1000
    const reason = isHung(one) ? `killed: no answer for ${silentSeconds} s` : signal || `exit code ${code}`
    const message = `Process ${one.process.pid} ended (${reason}).`
    log(`${message} Another one takes its place.`, undefined, { event: 'process.died', level: 'error' })
    const rest = Math.min(longestRestMs, restMs * 2 ** failedInTurn)
    failedInTurn += 1
    await sleep(rest)
    if (!stopping) fork()
  }

  cluster.on('message', (from: Worker, message: FromProcess) => void hear(from, message))
  cluster.on('exit', (one, code, signal) => void replace(one, code, signal))
  fork()
  const asking = setInterval(() => running().forEach(askWhetherAlive), askMs)
  await opened.promise

  return async () => {
    stopping = true
    clearInterval(asking)
    await Promise.all(running().map(end))
  }
}

function tell(to: Worker, message: FromPrimary): void {
  // One that has just ended hears nothing.
  if (to.isConnected()) to.send(message, () => {})
}

async function end(one: Worker): Promise<void> {
  const ended = once(one, 'exit')
  tell(one, { type: 'stop' })
  const timer = setTimeout(() => one.process.kill('SIGKILL'), stopMs)
  await ended
  clearTimeout(timer)
}
