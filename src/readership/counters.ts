/** A bounded number of counters that know what of them is written: what cannot be written stays for the next time. */

export type Counts = { requests: number; notModified: number; bytes: number }

type Counter<T> = { readonly of: T; readonly total: Counts; written: Counts }

export type Counters<T> = ReturnType<typeof createCounters<T>>

const nothing = { requests: 0, notModified: 0, bytes: 0 }

/** `most` bounds the keys. */
export function createCounters<T>(most: number) {
  const all = new Map<string, Counter<T>>()
  const changed = new Set<Counter<T>>()

  return {
    /** Counts a request, and returns whose it is; `undefined` if the key is new and there is no room. `spare` is extra room. */
    add(key: string, make: () => T, unchanged = false, bytes = 0, spare = 0): T | undefined {
      let counter = all.get(key)
      if (!counter) {
        if (all.size >= most + spare) return undefined
        counter = { of: make(), total: { ...nothing }, written: nothing }
        all.set(key, counter)
      }
      const { total } = counter
      total.requests += 1
      total.bytes += bytes
      if (unchanged) total.notModified += 1
      changed.add(counter)
      return counter.of
    },

    changes: () => changed.size,

    /** What is not written. Then either `written` or `failed` must be called. */
    take() {
      const taken = [...changed].map((counter) => ({ counter, total: { ...counter.total } }))
      changed.clear()
      return {
        rows: taken.map(({ counter: { of, written }, total }) => ({
          ...of,
          requests: total.requests - written.requests,
          notModified: total.notModified - written.notModified,
          bytes: total.bytes - written.bytes,
        })),
        written(): void {
          for (const { counter, total } of taken) counter.written = total
        },
        failed(): void {
          for (const { counter } of taken) changed.add(counter)
        },
      }
    },
  }
}
