/** A bounded number of counters that know what of them is written: what cannot be written stays for the next time. */

type Counts = { requests: number; notModified: number; bytes: number }

export type Counter<T> = Counts & { readonly of: T; changed: boolean; written: Counts }

const nothing: Counts = { requests: 0, notModified: 0, bytes: 0 }

/** `most` bounds the keys. */
export function createCounters<T>(most: number) {
  const all = new Map<string, Counter<T>>()
  let changed: Counter<T>[] = []

  function note(counter: Counter<T>): void {
    if (counter.changed) return
    counter.changed = true
    changed.push(counter)
  }

  return {
    /** `undefined` if the key is new and there is no room. `spare` is extra room. */
    find(key: string, make: () => T, spare = 0): Counter<T> | undefined {
      const known = all.get(key)
      if (known || all.size >= most + spare) return known
      const made = { of: make(), ...nothing, changed: false, written: nothing }
      all.set(key, made)
      return made
    },

    increase(counter: Counter<T>, unchanged = false, bytes = 0): void {
      counter.requests += 1
      counter.bytes += bytes
      if (unchanged) counter.notModified += 1
      note(counter)
    },

    changes: () => changed.length,

    /** What is not written. Then either `written` or `failed` must be called. */
    take() {
      const taken = changed.map((counter) => {
        const { requests, notModified, bytes } = counter
        return { counter, total: { requests, notModified, bytes } }
      })
      for (const { counter } of taken) counter.changed = false
      changed = []
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
          for (const { counter } of taken) note(counter)
        },
      }
    },
  }
}
