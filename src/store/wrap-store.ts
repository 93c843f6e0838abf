/**
 * A store whose queries all go through one function: to time them, or to let them wait for each
 * other.
 */
import type { Store } from './store.ts'

/** Calls `query` once or more, or never. `name` is what metrics call it. */
export type WrapQuery = <T>(query: () => Promise<T>, name: string) => Promise<T>

export function wrapStore(store: Store, wrap: WrapQuery): Store {
  return {
    latest: (selection) =>
      wrap(() => store.latest(selection), selection.words === null ? 'articles' : 'search'),
    findMarker: (...families) => wrap(() => store.findMarker(...families), 'marker'),
    findFamilies: (listing) => wrap(() => store.findFamilies(listing), 'directory'),
    findSimilarFamilies: (prefix, limit) =>
      wrap(() => store.findSimilarFamilies(prefix, limit), 'similar'),
    findNews: () => wrap(() => store.findNews(), 'news'),
    findAddresses: () => wrap(() => store.findAddresses(), 'addresses'),
    findNewest: () => wrap(() => store.findNewest(), 'newest'),
    findStatements: (families, selection) =>
      wrap(() => store.findStatements(families, selection), 'statements'),
    findSigningKeys: () => wrap(() => store.findSigningKeys(), 'keys'),
    findPartners: () => wrap(() => store.findPartners(), 'partners'),
  }
}
