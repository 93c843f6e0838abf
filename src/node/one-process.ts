/** One of the processes of a service with PROCESSES, as it deals with its primary (processes.ts). */
import cluster from 'node:cluster'
import type { MetricFamily } from '../metrics/family.ts'
import type { FromPrimary, FromProcess } from './process-messages.ts'

export type OneProcess = ReturnType<typeof createOneProcess>

/** `null` without PROCESSES, and in the primary. */
export const oneProcess = cluster.isWorker ? createOneProcess() : null

function createOneProcess() {
  const tell = (message: FromProcess) => void process.send?.(message)
  const asked = new Map<number, (families: readonly MetricFamily[]) => void>()
  const stopped = Promise.withResolvers<void>()
  let count: () => Promise<readonly MetricFamily[]> = async () => []
  let lastId = 0

  // The primary tells when to stop. A terminal and systemd send the signal to every process, the primary included.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

  process.on('message', (message: FromPrimary) => {
    if (message.type === 'stop') stopped.resolve()
    else if (message.type === 'ask') tell({ type: 'alive' })
    else if (message.type === 'collected') {
      asked.get(message.id)?.(message.families)
      asked.delete(message.id)
    } else void count().then((families) => tell({ type: 'counted', id: message.id, families }))
  })

  return {
    /** The first opens the database alone, and says what all would say. */
    isFirst: cluster.worker?.id === 1,

    stopped: stopped.promise,

    tellOpen: () => tell({ type: 'open' }),

    /** Takes the metrics of this process, and returns what reads those of all. */
    shareMetrics(own: () => Promise<readonly MetricFamily[]>): () => Promise<readonly MetricFamily[]> {
      count = own
      return () => {
        lastId += 1
        tell({ type: 'collect', id: lastId })
        return new Promise((resolve) => asked.set(lastId, resolve))
      }
    },
  }
}
