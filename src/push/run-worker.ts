/**
 * Runs a worker in a process that stays: it looks for changes all the time, and keeps many deliveries in flight. One slow host
 * cannot take all places, nor can targets that failed before.
 */
import type { Claimed } from '../writer/push-deliveries.ts'
import type { Settlement } from '../writer/push-settlements.ts'
import { leaseSeconds as usualLeaseSeconds, type Worker } from './delivery-worker.ts'
import { createSteps } from './steps.ts'

export type RunLimits = {
  /** Deliveries at the same time. As many more wait in memory, so that no place is empty while the database is asked. */
  readonly atOnce: number
  readonly atOnceOfHost: number
  /** To targets whose last delivery failed. */
  readonly atOnceDoubtful: number
  /** After that time, others may take a delivery. */
  readonly leaseSeconds: number
  /** Time between two looks for changes. */
  readonly lookMs: number
  /** How long deliveries that are being sent may take when the worker stops. */
  readonly graceMs: number
}

export const usualLimits: RunLimits = {
  atOnce: 64,
  atOnceOfHost: 16,
  atOnceDoubtful: 24,
  leaseSeconds: usualLeaseSeconds,
  lookMs: 250,
  graceMs: 1000,
}

/** Embargoes end without a write: changes are looked for at least so often. */
const findEveryMs = 1000
/** What came of deliveries is settled together: a transaction for each would cost more than the delivery. */
const settleWithinMs = 50
const settleAtOnce = 128
/** While deliveries pause for readers, so many of their pauses. */
const settleWithinPauses = 16
const afterErrorMs = 1000
const pruneEveryMs = 60_000

type Waiting = Claimed & { readonly sinceMs: number }

export type RunParts = {
  readonly worker: Worker
  readonly log: (message: string, error?: unknown) => void
  readonly limits?: RunLimits
  /** Time between the starts of two deliveries: for readers in the same process. */
  readonly pauseMs?: () => number
}

/** Starts at once. `stop` resolves when nothing runs any more, after `graceMs` and a query at the most. */
export function runWorker({ worker, log, limits = usualLimits, pauseMs = () => 0 }: RunParts) {
  const waiting: Waiting[] = []
  const sending = new Map<number, Claimed>()
  let settlements: Settlement[] = []
  let stopping = false
  let due = true
  let foundVersion: number | null = null
  let foundMs = Number.NEGATIVE_INFINITY
  let wake = () => {}
  let settleTimer: ReturnType<typeof setTimeout> | undefined
  let beginTimer: ReturnType<typeof setTimeout> | undefined
  let beginAtMs = 0

  function begin(): void {
    while (sending.size < limits.atOnce && waiting.length > 0 && !stopping) {
      const restMs = beginAtMs - performance.now()
      if (restMs > 0) {
        beginTimer ??= setTimeout(beginLater, restMs)
        return
      }
      const next = waiting.shift()
      if (!next) return
      // One that waited longer could still be on its way when its lease ends: it is left to others.
      if (performance.now() - next.sinceMs > limits.leaseSeconds * 500) continue
      beginAtMs = performance.now() + pauseMs()
      sending.set(next.delivery.id, next)
      void worker.send(next).then((settlement) => {
        // One that was given back when the worker stopped is settled by another.
        if (!sending.delete(settlement.id)) return
        settlements.push(settlement)
        begin()
        noteSettlement()
      })
    }
  }

  function beginLater(): void {
    beginTimer = undefined
    begin()
  }

  function noteSettlement(): void {
    if (settlements.length >= settleAtOnce || sending.size + waiting.length === 0) wake()
    settleTimer ??= setTimeout(
      () => {
        settleTimer = undefined
        wake()
      },
      Math.max(settleWithinMs, settleWithinPauses * pauseMs()),
    )
  }

  async function settle(): Promise<void> {
    if (settlements.length === 0) return
    const batch = settlements
    settlements = []
    try {
      await worker.settle(batch)
    } catch (error) {
      settlements = [...batch, ...settlements]
      throw error
    }
    // What a webhook has to wait for may have arrived.
    due = true
  }

  async function claim(): Promise<void> {
    const held = [...sending.values(), ...waiting]
    const most = 2 * limits.atOnce - held.length
    if (!due || most < limits.atOnce / 2) return
    const busy = new Map<string, number>()
    for (const { host } of held) busy.set(host, (busy.get(host) ?? 0) + 1)
    const mostDoubtful = Math.max(0, limits.atOnceDoubtful - held.filter(({ doubtful }) => doubtful).length)
    const claimed = await worker.claim({
      most,
      leaseSeconds: limits.leaseSeconds,
      mostOfHost: limits.atOnceOfHost,
      busy,
      mostDoubtful,
    })
    due = claimed.length > 0
    const sinceMs = performance.now()
    waiting.push(...claimed.map((each) => ({ ...each, sinceMs })))
    begin()
  }

  async function find(version: number | null): Promise<boolean> {
    if (version === foundVersion && performance.now() - foundMs < findEveryMs) return false
    if ((await worker.find()).more) return true
    foundVersion = version
    foundMs = performance.now()
    return false
  }

  /** Returns the milliseconds until the next look. */
  async function look(): Promise<number> {
    const { version, topicsMs, deliveriesMs } = await worker.agenda()
    if (deliveriesMs !== null && deliveriesMs <= 0) due = true
    let more = false
    const found = await steps.run(async () => {
      more = await find(version)
    })
    // Also while there is more to find: an import of thousands of articles takes a while.
    const handed = await steps.run(async () => {
      if (topicsMs !== null && topicsMs <= 0) due = (await worker.handOver()) > 0 || due
    })
    if (!found || !handed) return afterErrorMs
    looked = true
    const later = [topicsMs, deliveriesMs].filter((ms): ms is number => ms !== null && ms > 0)
    return more ? 0 : Math.min(limits.lookMs, ...later)
  }

  const steps = createSteps(log)
  /** Whether the last look was done. */
  let looked = true

  async function run(): Promise<void> {
    let lookAtMs = 0
    let pruneAtMs = performance.now() + Math.random() * pruneEveryMs
    while (!stopping) {
      const woken = untilWoken()
      const settled = await steps.run(settle)
      if (performance.now() >= lookAtMs) {
        let restMs = afterErrorMs
        looked = false
        await steps.run(async () => {
          restMs = await look()
        })
        lookAtMs = performance.now() + restMs
      }
      const claimed = await steps.run(claim)
      if (performance.now() >= pruneAtMs) {
        // Further rows are for the next time: deliveries go first.
        const pruned = await steps.run(worker.prune)
        pruneAtMs = performance.now() + (pruned ? pruneEveryMs : afterErrorMs)
      }
      if (settled && looked && claimed) steps.end()
      const restMs = settled && claimed ? lookAtMs - performance.now() : afterErrorMs
      // Without rest too: answers of the embedded database let nothing else in this process have its turn.
      if (!stopping) await Promise.race([woken, sleep(Math.max(0, restMs))])
    }
  }

  const untilWoken = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })

  const running = run()

  async function stop(): Promise<void> {
    stopping = true
    wake()
    const late = sleep(limits.graceMs)
    let isLate = false
    void late.then(() => {
      isLate = true
    })
    await Promise.race([running, late])
    while (sending.size > 0 && !isLate) await Promise.race([untilWoken(), late])
    clearTimeout(settleTimer)
    clearTimeout(beginTimer)
    const left = [...sending.values(), ...waiting].map(({ delivery }) => delivery)
    sending.clear()
    // Without the database they are free when their lease ends.
    const settled = (async () => {
      await settle()
      if (left.length > 0) await worker.free(left)
    })()
    await Promise.race([settled.catch(steps.note), sleep(limits.graceMs)])
  }

  return { stop }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
