/** A store whose queries are observed. */
import type { Store } from '../store/store.ts'
import type { Listener } from './observation.ts'

/** `clock` is in milliseconds. */
export function observeStore(store: Store, told: NonNullable<Listener['query']>, clock: () => number): Store {
  async function timed<T>(query: string, run: () => Promise<T>): Promise<T> {
    const startedMs = clock()
    try {
      const result = await run()
      told(query, (clock() - startedMs) / 1000, false)
      return result
    } catch (error) {
      told(query, (clock() - startedMs) / 1000, true)
      throw error
    }
  }
  return {
    latest: (selection) => timed(selection.words === null ? 'articles' : 'search', () => store.latest(selection)),
    findMarker: (...families) => timed('marker', () => store.findMarker(...families)),
    findFamilies: (listing) => timed('directory', () => store.findFamilies(listing)),
    findSimilarFamilies: (prefix, limit) => timed('similar', () => store.findSimilarFamilies(prefix, limit)),
    findNews: () => timed('news', () => store.findNews()),
    findAddresses: () => timed('addresses', () => store.findAddresses()),
    findNewest: () => timed('newest', () => store.findNewest()),
    findPartners: () => timed('partners', () => store.findPartners()),
  }
}
