/**
 * Stores the last good feeds in the partner's session storage: one small entry that is deleted with
 * the tab.
 */

const storageKey = 'candor-headlines'
/** Limit in characters for all feeds together: the storage is the partner's. */
const maxCharacters = 200_000
/** Older feeds are not shown. */
const longestMs = 86_400_000

type Kept = readonly [url: string, at: number, text: string]

/**
 * Sandboxed pages, and browsers that block storage, throw an error. The stored value may be
 * anything.
 */
function read(): readonly Kept[] {
  try {
    const all: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(all) ? all.filter(isKept) : []
  } catch {
    return []
  }
}

const isKept = (each: unknown): each is Kept =>
  Array.isArray(each) &&
  typeof each[0] === 'string' &&
  typeof each[1] === 'number' &&
  typeof each[2] === 'string'

/**
 * `null` deletes the feed. Drops the oldest feeds that do not fit, and a feed that is too large by
 * itself.
 */
export function keepFeed(url: string, text: string | null): void {
  const others = read().filter(([each]) => each !== url)
  let room = maxCharacters
  const stored = (text === null ? others : [[url, Date.now(), text] as const, ...others]).filter(
    ([, , { length }]) => {
      if (length > room) return false
      room -= length
      return true
    },
  )
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(stored))
  } catch {}
}

/** The feed's text, or `null` if it is not stored or older than a day. */
export function keptFeed(url: string): string | null {
  const [, at = 0, text = null] = read().find(([each]) => each === url) ?? []
  return Date.now() - at < longestMs ? text : null
}
