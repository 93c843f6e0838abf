/** A document: anything with a URL that delivery serves. Rendering it gives `Rendered` (bytes and validators). */
import type { CacheClass } from '../delivery/cache-classes.ts'
import type { State } from '../delivery/version.ts'
import type { DocumentText } from '../http/encode.ts'
import type { Store } from '../store/store.ts'
import type { Missing } from './missing.ts'

export type Document = {
  /** Cache key, the same for all spellings of its address. */
  readonly key: string
  /** Keys of the families that it depends on. */
  readonly families: readonly [string, ...string[]]
  /** What it depends on beside the data, as a document of today: without blanks. A new one makes it stale. */
  readonly period?: string
  readonly cache: CacheClass
  /** How long clients may use it without revalidation. */
  readonly maxAgeSeconds: number
  /** Whether its response is for the one who asked, and for no cache between. */
  readonly isPrivate?: boolean
  readonly make: (store: Store) => Promise<Made>
  /** What to answer, without a query, if this one of `families` does not exist. */
  readonly absent?: (family: string) => Missing
}

/** The text of a document, or the reason why it is missing, with the state of its families. */
export type Made = State &
  (
    | { readonly missing: Missing }
    | {
        readonly text: DocumentText
        /** From then on, on the database's clock, the document is another one, although no family changes. */
        readonly changesAt?: Date | undefined
      }
  )
