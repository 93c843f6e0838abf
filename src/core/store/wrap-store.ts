/**
 * A store whose queries all go through one function: to time them, or to let them wait for each
 * other.
 */
import type { Store } from './store.ts'

/** Calls `query` once or more, or never. `name` is what metrics call it. */
type Hook = <T>(query: () => Promise<T>, name: string) => Promise<T>

export function wrapStore(store: Store, hook: Hook): Store {
  const hooked =
    <Args extends readonly unknown[], T>(name: string, query: (...args: Args) => Promise<T>) =>
    (...args: Args) =>
      hook(() => query(...args), name)
  const search = hooked('search', store.latest)
  const latest = hooked('articles', store.latest)
  return {
    latest: (...given) => (given[0].words === null ? latest : search)(...given),
    findMarker: hooked('marker', store.findMarker),
    findFamilies: hooked('directory', store.findFamilies),
    findSimilarFamilies: hooked('similar', store.findSimilarFamilies),
    findNews: hooked('news', store.findNews),
    findPages: hooked('pages', store.findPages),
    findAddresses: hooked('addresses', store.findAddresses),
    findNewest: hooked('newest', store.findNewest),
    findStatements: hooked('statements', store.findStatements),
    findSigningKeys: hooked('keys', store.findSigningKeys),
    findPartners: hooked('partners', store.findPartners),
  }
}
