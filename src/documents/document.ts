/** A document: anything with a URL that is kept. It becomes `Rendered` (bytes and validators), and that a Response. */
import type { CacheClass } from '../delivery/cache-classes.ts'
import type { State } from '../delivery/delivery.ts'
import type { DocumentText } from '../http/render.ts'
import type { Store } from '../store/store.ts'
import type { Missing } from './missing.ts'

export type Document = {
  /** Its name in memory, the same for every spelling of its address. */
  readonly key: string
  /** Keys of the families that it shows: a change of any of them may change it. */
  readonly families: readonly [string, ...string[]]
  readonly cache: CacheClass
  /** How long readers may keep it without asking. */
  readonly maxAgeSeconds: number
  readonly make: (store: Store) => Promise<Made>
}

/** The text of a document, or the answer where there is none, with the state of the families that it shows. */
export type Made = State &
  (
    | { readonly missing: Missing }
    | {
        readonly text: DocumentText
        /** Ids of the articles that it shows. */
        readonly articles: readonly string[]
      }
  )
