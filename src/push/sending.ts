/**
 * The deliveries that a process has taken: some are on their way, each as soon as there is a place for it and the pause after the
 * one before is over, and the others wait. One that gets no answer for a moment leaves its place to the next one.
 */
import type { Claimed } from '../writer/push-deliveries.ts'
import type { Settlement } from '../writer/push-settlements.ts'
import type { DeliveryWorker } from './delivery-worker.ts'

export type SendingParts = {
  readonly send: DeliveryWorker['send']
  /** Deliveries on their way at the same time, and how many more that have been on it for a moment. */
  readonly atOnce: number
  readonly atOnceSlow: number
  /** One that waited longer is left to others: it could still be on its way when its lease ends. */
  readonly longestWaitMs: number
  /** Time between the starts of two deliveries. */
  readonly pauseMs: () => number
  /** Told what came of each. */
  readonly sent: (settlement: Settlement) => void
}

type Held = Claimed & { readonly sinceMs: number }

/** The moment. */
const slowMs = 250

export function createSending({ send, atOnce, atOnceSlow, longestWaitMs, pauseMs, sent }: SendingParts) {
  const waiting: Held[] = []
  /** In the order of their starts. */
  const sending = new Map<number, Held>()
  let stopped = false
  let nextMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function slow(): number {
    const beforeMs = performance.now() - slowMs
    let count = 0
    for (const { sinceMs } of sending.values()) {
      if (sinceMs > beforeMs || count === atOnceSlow) break
      count += 1
    }
    return count
  }

  function begin(): void {
    while (sending.size - slow() < atOnce && waiting.length > 0 && !stopped) {
      const restMs = nextMs - performance.now()
      if (restMs > 0) {
        timer ??= setTimeout(beginLater, restMs)
        return
      }
      const [next] = waiting.splice(
        Math.max(
          0,
          waiting.findIndex(({ doubtful }) => !doubtful),
        ),
        1,
      )
      if (next && performance.now() - next.sinceMs <= longestWaitMs) start(next)
    }
  }

  function beginLater(): void {
    timer = undefined
    begin()
  }

  function start(claimed: Claimed): void {
    const sinceMs = performance.now()
    nextMs = sinceMs + pauseMs()
    sending.set(claimed.delivery.id, { ...claimed, sinceMs })
    // Timers can be a millisecond early.
    const late = setTimeout(begin, slowMs + 1)
    void send(claimed).then((settlement) => {
      clearTimeout(late)
      // One that was given back is settled by another worker.
      if (!sending.delete(claimed.delivery.id)) return
      begin()
      if (settlement) sent(settlement)
    })
  }

  return {
    add(claimed: readonly Claimed[]): void {
      const sinceMs = performance.now()
      waiting.push(...claimed.map((each) => ({ ...each, sinceMs })))
      begin()
    },

    /** On their way, or waiting. */
    held: (): readonly Claimed[] => [...sending.values(), ...waiting],

    /** Of those on their way, how many have left their place. */
    slow,

    isEmpty: (): boolean => sending.size + waiting.length === 0,

    isSending: (): boolean => sending.size > 0,

    /** Starts no more. */
    stop(): void {
      stopped = true
      clearTimeout(timer)
    },

    /** Those that have not come to their end, which are not told of any more. */
    giveBack(): readonly Claimed[] {
      const left = [...sending.values(), ...waiting.splice(0)]
      sending.clear()
      return left
    },
  }
}
