/**
 * A document: anything with a URL that delivery serves. Rendering it gives `Rendered` (bytes and
 * validators).
 */
import type { CacheClass } from '../delivery/cache-classes.ts'
import type { State } from '../delivery/version.ts'
import type { DocumentText, SiteHeaders } from '../http/encode.ts'
import { linkHeader } from '../http/headers.ts'
import type { Terms } from '../rights/ai-rights.ts'
import { rightsHeaders, rslLink } from '../rights/statements.ts'
import type { Store } from '../store/store.ts'
import type { Missing } from './missing.ts'

export type Document = {
  /** Cache key, the same for all spellings of its address. */
  readonly key: string
  /** Keys of the families that it depends on. */
  readonly families: readonly [string, ...string[]]
  readonly cache: CacheClass
  readonly maxAgeSeconds: number
  /** Shared caches may not keep its response. */
  readonly isPrivate?: boolean
  /** Its text, or the reason why it is missing, with the state of its families. */
  readonly make: (store: Store) => Promise<State & (DocumentText | { readonly missing: Missing })>
  /**
   * The answer, without a query, if this one of `families` does not exist. None for a document with
   * private articles, whose public families need not exist.
   */
  readonly absent?: ((family: string) => Missing) | undefined
}

/**
 * `null` unless AI_RIGHTS is set. The terms of a document with articles can be stricter than those
 * of the site.
 */
export const siteHeadersOf = (terms: Terms | null): SiteHeaders | null =>
  terms && { headers: rightsHeaders(terms), link: linkHeader([rslLink(terms)]) }
