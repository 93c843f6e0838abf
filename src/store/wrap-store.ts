/**
 * A store whose queries all go through one function: to time them, or to let them wait for each
 * other.
 */
import type { Store } from './store.ts'

/** Calls `query` once or more, or never. `name` is what metrics call it. */
export type WrapQuery = <T>(query: () => Promise<T>, name: string) => Promise<T>

export function wrapStore(store: Store, around: WrapQuery): Store {
  return {
    latest: (selection) =>
      around(() => store.latest(selection), selection.words === null ? 'articles' : 'search'),
    findMarker: (...families) => around(() => store.findMarker(...families), 'marker'),
    findFamilies: (listing) => around(() => store.findFamilies(listing), 'directory'),
    findSimilarFamilies: (prefix, limit) =>
      around(() => store.findSimilarFamilies(prefix, limit), 'similar'),
    findNews: () => around(() => store.findNews(), 'news'),
    findAddresses: () => around(() => store.findAddresses(), 'addresses'),
    findNewest: () => around(() => store.findNewest(), 'newest'),
    findStatements: (families, selection) =>
      around(() => store.findStatements(families, selection), 'statements'),
    findSigningKeys: () => around(() => store.findSigningKeys(), 'keys'),
    findPartners: () => around(() => store.findPartners(), 'partners'),
  }
}
