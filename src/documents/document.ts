/** What a reader may ask for, as delivery sees it: something that has a name in memory, belongs to families, and can be made. */

import type { FamilyState } from '../delivery/wanted.ts'
import type { Described } from '../http/represent.ts'
import type { Store } from '../store/store.ts'
import type { Elsewhere } from './missing.ts'

export type AskedDocument = {
  /** Names it in memory, together with its spelling in every other form. */
  readonly key: string
  /** Names of the families that it shows, parted by blanks. */
  readonly family: string
  /**
   * How it is kept: a `feed` always, a `variant` among others that few ask for, a `part` of an archive like them; an
   * `embed` with parameters, which is made of few articles without their bodies, among its like; the answer to a `search`
   * not at all.
   */
  readonly kept: 'feed' | 'variant' | 'part' | 'embed' | 'search'
  /** How long readers may keep it without asking. */
  readonly maxAgeSeconds: number
  readonly make: (store: Store) => Promise<Made>
}

/** A document's text, with what HTTP says about it. */
export type Rendering = Described & { readonly text: string }

/** A document, or the answer where there is none, with the state of the families that it shows. */
export type Made = FamilyState &
  (
    | { readonly elsewhere: Elsewhere }
    | {
        readonly rendering: Rendering
        /** Ids of the articles that it shows. */
        readonly articles: readonly string[]
      }
  )
