/**
 * Runs a worker in a process that stays: it checks for changes all the time, and keeps many
 * deliveries in flight. One host cannot take all places, nor can targets that failed or were slow
 * before.
 */
import type { Log } from '../../core/log/log.ts'
import { type DeliveryWorker, leaseSeconds } from './delivery-worker.ts'
import { createSigning } from './run-signing.ts'
import { createSending } from './sending.ts'
import { createSteps } from './steps.ts'
import type { Settlement } from './store/settlements.ts'

export const usualLimits = {
  /**
   * Deliveries at the same time. As many more wait in memory, so that no place is empty while the
   * database is asked.
   */
  atOnce: 64,
  /** Beside those, deliveries that have been on their way for a moment. */
  atOnceSlow: 448,
  atOnceOfHost: 16,
  /** Partners of one relay share its host: one of them leaves places to the others. */
  atOnceOfWebhook: 4,
  /** To targets whose last delivery failed, or which were slow. */
  atOnceDoubtful: 24,
  /** After that time, others may take a delivery. */
  leaseSeconds,
  /** Time between two checks for changes. */
  checkMs: 250,
  /** How long a step, and deliveries that are being sent, may take when the worker stops. */
  graceMs: 8000,
}

/** Embargoes end without a write: changes are checked for at least so often. */
const findEveryMs = 1000
/**
 * Outcomes of deliveries are settled together: a transaction for each would cost more than the
 * delivery.
 */
const settleWithinMs = 50
const settleAtOnce = 128
/** While deliveries pause for readers, so many of their pauses. */
const settleWithinPauses = 16
const afterErrorMs = 1000
const pruneEveryMs = 60_000

type RunParts = {
  readonly worker: DeliveryWorker
  readonly log: Log
  readonly limits?: typeof usualLimits
  /** Time between the starts of two deliveries: readers go first. */
  readonly pauseMs?: () => number
}

/**
 * Starts at once. `stop` resolves when nothing runs any more, after `graceMs` and a second at the
 * most.
 */
export function runWorker({ worker, log, limits = usualLimits, pauseMs = () => 0 }: RunParts) {
  const { atOnce, atOnceSlow, atOnceOfHost, atOnceOfWebhook, atOnceDoubtful, graceMs } = limits
  const steps = createSteps(log, worker.explain)
  const signing = createSigning(worker, log, pauseMs)
  let settlements: Settlement[] = []
  let stopping = false
  let wake = () => {}
  /** A delivery can be due. */
  let due = true
  let foundVersion: number | null = null
  let foundMs = Number.NEGATIVE_INFINITY
  let checkAtMs = 0
  /** The last check was done. */
  let checked = true
  let pruneAtMs = performance.now() + Math.random() * pruneEveryMs

  const sent = (settlement: Settlement) => {
    settlements.push(settlement)
    if (settlements.length >= settleAtOnce || sending.isEmpty()) wake()
  }
  const sending = createSending({
    ...{ send: worker.send, atOnce, atOnceSlow, pauseMs, sent },
    longestWaitMs: limits.leaseSeconds * 500,
  })

  async function settle(): Promise<void> {
    if (settlements.length === 0) return
    const batch = settlements
    settlements = []
    await worker.settle(batch).catch((error: unknown) => {
      settlements = [...batch, ...settlements]
      throw error
    })
    // Deliveries to a webhook that waited for these can be due.
    due = true
  }

  /** Without the database they are free when their lease ends. */
  async function free(left: Parameters<DeliveryWorker['free']>[0]): Promise<void> {
    if (left.length > 0) await worker.free(left)
  }

  async function claim(): Promise<void> {
    const { held, doubtful, busy, busyWebhooks } = sending.count()
    // A delivery that cannot be settled keeps its place: it will be sent again when its lease ends,
    // and so would all others.
    const max = 2 * atOnce + sending.slow() - held - settlements.length
    if (!due || max < atOnce / 2) return
    const claimed = await worker.claim({
      ...{ max, maxOfHost: atOnceOfHost, busy, maxOfWebhook: atOnceOfWebhook, busyWebhooks },
      ...{ maxDoubtful: Math.max(0, atOnceDoubtful - doubtful), leaseSeconds: limits.leaseSeconds },
    })
    if (stopping) return free(claimed)
    due = claimed.length > 0
    sending.add(claimed)
  }

  /** Sets the time of the next check: at once, if there is more to find or to hand over. */
  async function check(): Promise<void> {
    checked = false
    checkAtMs = performance.now() + afterErrorMs
    const { version, topicsMs, deliveriesMs } = await worker.agenda()
    if (deliveriesMs !== null && deliveriesMs <= 0) due = true
    // Before changes are found: so subscribers get a new article with its statement. Embargoes end
    // without a new version.
    await signing.run(version)
    let more = false
    const found = await steps.run(async () => {
      if (version === foundVersion && performance.now() - foundMs < findEveryMs) return
      more = (await worker.find()).more
      if (more) return
      foundVersion = version
      foundMs = performance.now()
    })
    // Also while there is more to find: an import of thousands of articles takes a while.
    const handed = await steps.run(async () => {
      if (topicsMs === null || topicsMs > 0 || (await worker.handOver()) === 0) return
      due = true
      more = true
    })
    if (!found || !handed) return
    checked = true
    const later = [topicsMs, deliveriesMs, signing.restMs()].filter(
      (ms): ms is number => ms !== null && ms > 0,
    )
    checkAtMs = performance.now() + (more ? 0 : Math.min(limits.checkMs, ...later))
  }

  const untilWoken = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })

  /** `false` if nothing could be claimed. */
  async function findAndClaim(): Promise<boolean> {
    if (performance.now() >= checkAtMs) await steps.run(check)
    const claimed = await steps.run(claim)
    if (performance.now() >= pruneAtMs) {
      // Further rows are for the next time: deliveries go first.
      pruneAtMs =
        performance.now() + ((await steps.run(worker.prune)) ? pruneEveryMs : afterErrorMs)
    }
    return claimed
  }

  /** When it stops, it settles what is on its way. */
  const isRunning = () => !stopping || sending.isSending()

  async function run(): Promise<void> {
    while (isRunning()) {
      const woken = untilWoken()
      const settled = await steps.run(settle)
      const claimed = stopping || (await findAndClaim())
      if (settled && checked && claimed) steps.end()
      const outcomesMs = sending.isEmpty()
        ? Infinity
        : Math.max(settleWithinMs, settleWithinPauses * pauseMs())
      const checkMs = stopping ? Infinity : checkAtMs - performance.now()
      const restMs = settled && claimed ? Math.min(checkMs, outcomesMs) : afterErrorMs
      // Without rest too: answers of the embedded database let nothing else in this process have
      // its turn.
      if (isRunning()) await Promise.race([woken, sleep(Math.max(0, restMs))])
    }
  }

  const running = run()

  async function stop(): Promise<void> {
    stopping = true
    const freed = free(sending.stop()).catch(steps.note)
    wake()
    await Promise.race([running, sleep(graceMs)])
    const left = sending.giveBack()
    const settled = Promise.all([freed, settle().then(() => free(left))])
    await Promise.race([settled.catch(steps.note), sleep(afterErrorMs)])
  }

  return { stop }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
