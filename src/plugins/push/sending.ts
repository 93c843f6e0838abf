/**
 * The deliveries that a process has taken: some are on their way, each as soon as there is a place
 * for it and the pause after the one before is over, and the others wait. One that gets no answer
 * for a moment leaves its place to the next one.
 */

import type { DeliveryWorker } from './delivery-worker.ts'
import type { Delivery } from './store/deliveries.ts'
import type { Settlement } from './store/settlements.ts'

type SendingParts = {
  readonly send: DeliveryWorker['send']
  /**
   * Deliveries at the same time, and further slow ones that no longer count against them.
   */
  readonly atOnce: number
  readonly atOnceSlow: number
  /** A delivery that waited longer is left to others: its lease could end before its answer. */
  readonly longestWaitMs: number
  /** Time between the starts of two deliveries. */
  readonly pauseMs: () => number
  /** Called with the outcome of each. */
  readonly sent: (settlement: Settlement) => void
}

type ClaimedDelivery = Delivery & { readonly sinceMs: number }

/** A delivery is slow after this time. */
const slowMs = 250

export function createSending({
  send,
  atOnce,
  atOnceSlow,
  longestWaitMs,
  pauseMs,
  sent,
}: SendingParts) {
  const waiting: ClaimedDelivery[] = []
  const sending = new Map<number, ClaimedDelivery>()
  let stopped = false
  let nextMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The number of running deliveries that are slow and no longer count against the limit. */
  function slow(): number {
    const beforeMs = performance.now() - slowMs
    return Math.min(
      atOnceSlow,
      [...sending.values()].filter(({ sinceMs }) => sinceMs <= beforeMs).length,
    )
  }

  function begin(): void {
    while (sending.size - slow() < atOnce && waiting.length > 0 && !stopped) {
      const restMs = nextMs - performance.now()
      if (restMs > 0) {
        timer ??= setTimeout(() => {
          timer = undefined
          begin()
        }, restMs)
        return
      }
      const sound = waiting.findIndex(({ doubtful }) => !doubtful)
      const [next] = waiting.splice(Math.max(0, sound), 1)
      if (next && performance.now() - next.sinceMs <= longestWaitMs) start(next)
    }
  }

  function start(delivery: Delivery): void {
    const sinceMs = performance.now()
    nextMs = sinceMs + pauseMs()
    sending.set(delivery.id, { ...delivery, sinceMs })
    // Timers can be a millisecond early.
    const late = setTimeout(begin, slowMs + 1)
    void send(delivery).then((settlement) => {
      clearTimeout(late)
      // A delivery that was given back is settled by another worker.
      if (!sending.delete(delivery.id)) return
      begin()
      if (settlement) sent(settlement)
    })
  }

  return {
    slow,

    add(deliveries: readonly Delivery[]): void {
      const sinceMs = performance.now()
      waiting.push(...deliveries.map((each) => ({ ...each, sinceMs })))
      begin()
    },

    /** Deliveries on their way or waiting: all, and by what limits them. */
    count() {
      const held: readonly Delivery[] = [...sending.values(), ...waiting]
      return {
        held: held.length,
        doubtful: held.filter(({ doubtful }) => doubtful).length,
        busy: countEach(held.map(({ host }) => host)),
        busyWebhooks: countEach(
          held.flatMap((each) => (each.kind === 'webhook' ? each.webhookId : [])),
        ),
      }
    },

    isEmpty: (): boolean => sending.size + waiting.length === 0,

    isSending: (): boolean => sending.size > 0,

    /** Starts no more, and returns what waits. */
    stop(): readonly Delivery[] {
      stopped = true
      clearTimeout(timer)
      return waiting.splice(0)
    },

    /** Returns unfinished deliveries, and ignores their outcomes from now on. */
    giveBack(): readonly Delivery[] {
      const left = [...sending.values(), ...waiting.splice(0)]
      sending.clear()
      return left
    },
  }
}

function countEach<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
