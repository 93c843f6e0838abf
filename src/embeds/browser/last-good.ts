/** The last good feeds, in the partner's session storage: one entry, which stays small and is forgotten with the tab. */

const storageKey = 'candor-headlines'
/** Characters of all feeds together: the storage is the partner's. */
const mostCharacters = 200_000
/** What is older is no news. */
const longestMs = 86_400_000

type Kept = readonly [url: string, at: number, text: string]

/** Pages that are sandboxed, and people who refuse storage, have none; and what is there may be anything. */
function read(): readonly Kept[] {
  try {
    const all: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(all) ? all.filter(isKept) : []
  } catch {
    return []
  }
}

const isKept = (each: unknown): each is Kept =>
  Array.isArray(each) && typeof each[0] === 'string' && typeof each[1] === 'number' && typeof each[2] === 'string'

/** `null` forgets. The feeds that were kept first make room; one that is too large by itself takes none. */
export function keepFeed(url: string, text: string | null): void {
  const others = read().filter(([each]) => each !== url)
  let room = mostCharacters
  const kept = (text === null ? others : [[url, Date.now(), text] as const, ...others]).filter(([, , { length }]) => {
    if (length > room) return false
    room -= length
    return true
  })
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(kept))
  } catch {}
}

/** Its text, where there is one that is not too old. */
export function keptFeed(url: string): string | null {
  const [, at = 0, text = null] = read().find(([each]) => each === url) ?? []
  return Date.now() - at < longestMs ? text : null
}
