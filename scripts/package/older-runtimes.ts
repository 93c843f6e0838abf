/**
 * What Node 20 and browsers of 2023 lack of the built-ins that the library and the checker use:
 * their bundles have these functions in place of them.
 */

export const parseUrl = (url: string, base?: string): URL | null =>
  URL.canParse(url, base) ? new URL(url, base) : null

export function groupBy<Key, Value>(values: Iterable<Value>, keyOf: (value: Value) => Key) {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

export function withResolvers<Value>() {
  let resolve!: (value: Value) => void
  let reject!: (reason?: unknown) => void
  const promise = new Promise<Value>((settle, fail) => {
    resolve = settle
    reject = fail
  })
  return { promise, resolve, reject }
}
