/** How many requests a partner may send in an hour, for each process. */

const hourMs = 3_600_000

/** Returns a function that counts a request, and returns the seconds until the partner may send one again: 0 if it may now. */
export function createHourLimit(clock: () => number) {
  const windows = new Map<string, { startMs: number; count: number }>()
  return (partner: string, most: number | null): number => {
    if (most === null) return 0
    const now = clock()
    const window = windows.get(partner)
    if (!window || now - window.startMs >= hourMs) {
      windows.set(partner, { startMs: now, count: 1 })
      return 0
    }
    if (window.count >= most) return Math.ceil((window.startMs + hourMs - now) / 1000)
    window.count += 1
    return 0
  }
}
