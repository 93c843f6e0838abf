/**
 * Keeps the worker from slowing down the readers of its process: the more they ask for, the longer
 * deliveries pause.
 */

const windowMs = 100
/**
 * So that deliveries take little of a core that 30,000 requests a second keep busy, and hardly wait
 * for 500.
 */
const requestsPerSecondOfMs = 3000

/** `clock` is in milliseconds, and never goes back. */
export function createReadersFirst(clock: () => number = () => performance.now()) {
  let count = 0
  let sinceMs = clock()
  let perSecond = 0
  return {
    /** Called for each request. */
    note(): void {
      count += 1
    },
    /** Time between the starts of two deliveries. */
    pauseMs(): number {
      const passedMs = clock() - sinceMs
      if (passedMs >= windowMs) {
        perSecond = (count * 1000) / passedMs
        count = 0
        sinceMs += passedMs
      }
      return perSecond / requestsPerSecondOfMs
    },
  }
}
