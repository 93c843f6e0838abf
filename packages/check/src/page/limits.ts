/** How much clients may ask for, in bounded memory. `clock` is in milliseconds. */

const windowMs = 60_000
/** Names that are counted by themselves; others are counted together, so none is free. */
const maxNames = 10_000

/**
 * Returns a function that counts a request of a name, and returns the seconds until the name may
 * send one: 0 for now. A name may send `max` requests in a minute.
 */
export function createLimit(clock: () => number) {
  const counts = new Map<string, number>()
  let endsAt = 0
  return (own: string, max: number): number => {
    const now = clock()
    if (now >= endsAt) {
      counts.clear()
      endsAt = now + windowMs
    }
    const name = counts.has(own) || counts.size < maxNames ? own : ''
    const count = counts.get(name) ?? 0
    if (count >= max) return Math.ceil((endsAt - now) / 1000)
    counts.set(name, count + 1)
    return 0
  }
}

/** Keeps the newest `max` values, each for `keptMs`. */
export function createShelf<T>(clock: () => number, max: number, keptMs: number) {
  const values = new Map<string, { readonly value: T; readonly until: number }>()
  return {
    get(key: string): T | undefined {
      const found = values.get(key)
      return found && clock() < found.until ? found.value : undefined
    },
    set(key: string, value: T): void {
      values.delete(key)
      for (const oldest of values.keys()) {
        if (values.size < max) break
        values.delete(oldest)
      }
      values.set(key, { value, until: clock() + keptMs })
    },
    delete: (key: string) => values.delete(key),
  }
}
