/** The metrics of all processes of a service, in their primary. */
import type { Worker } from 'node:cluster'
import { addUp, countsOf } from '../metrics/add-up.ts'
import type { MetricFamily } from '../metrics/family.ts'
import type { FromPrimary } from './process-messages.ts'

type Families = readonly MetricFamily[]

/** Longer than a source of metrics may take, and shorter than a scrape. */
const waitMs = 5000

export function createGatherer(processes: () => readonly Worker[], tell: (to: Worker, message: FromPrimary) => void) {
  /** What each process said last: for one that is late, or that has ended. */
  const last = new Map<Worker, Families>()
  const waiting = new Map<number, () => void>()
  let ended: Families = []
  let lastId = 0

  function ask(one: Worker): Promise<void> {
    lastId += 1
    const id = lastId
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, waitMs)
    waiting.set(id, resolve)
    tell(one, { type: 'count', id })
    return promise.finally(() => {
      clearTimeout(timer)
      waiting.delete(id)
    })
  }

  return {
    /** An answer of a process. */
    take(from: Worker, id: number, families: Families): void {
      last.set(from, families)
      waiting.get(id)?.()
    },

    /** What a process counted since it was asked last is lost when it dies. */
    end(one: Worker): void {
      ended = addUp([ended, countsOf(last.get(one) ?? [])])
      last.delete(one)
    },

    async collect(): Promise<Families> {
      await Promise.all(processes().map(ask))
      return addUp([ended, ...last.values()])
    },
  }
}
