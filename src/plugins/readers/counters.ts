/**
 * A bounded number of counters. Counts leave it when they are taken, and come back if they cannot
 * be written.
 */

export type RequestCounter<T> = {
  readonly of: T
  requests: number
  notModified: number
  bytes: number
}

/** `most` bounds the keys. */
export function createCounters<T extends object>(most: number) {
  const all = new Map<string, RequestCounter<T>>()
  let changed: RequestCounter<T>[] = []

  function add(
    counter: RequestCounter<T>,
    requests: number,
    notModified: number,
    bytes: number,
  ): void {
    if (counter.requests === 0) changed.push(counter)
    counter.requests += requests
    counter.notModified += notModified
    counter.bytes += bytes
  }

  return {
    /** `undefined` if the key is new and there is no room. `spare` is extra room. */
    find(key: string, make: () => T, spare = 0): RequestCounter<T> | undefined {
      const known = all.get(key)
      if (known || all.size >= most + spare) return known
      const made = { of: make(), requests: 0, notModified: 0, bytes: 0 }
      all.set(key, made)
      return made
    },

    increase: (counter: RequestCounter<T>, unchanged = false, bytes = 0): void =>
      add(counter, 1, unchanged ? 1 : 0, bytes),

    changes: () => changed.length,

    /** All counts since the last call. */
    take() {
      const taken = changed.map((counter) => [counter, { ...counter }] as const)
      for (const [counter] of taken)
        Object.assign(counter, { requests: 0, notModified: 0, bytes: 0 })
      changed = []
      return {
        rows: taken.map(([, { of, ...counts }]) => ({ ...of, ...counts })),
        failed(): void {
          for (const [counter, { requests, notModified, bytes }] of taken)
            add(counter, requests, notModified, bytes)
        },
      }
    },
  }
}
