/** Document → Rendered: reads its articles, writes its text, and makes bytes, ETag and codings. */

import { familyTag } from '../delivery/purge.ts'
import type { Took } from '../delivery/queue.ts'
import type { Runtime } from '../delivery/runtime.ts'
import type { Version } from '../delivery/version.ts'
import { encode, type Rendered } from '../http/encode.ts'
import type { Coding } from '../http/negotiate.ts'
import type { Store } from '../store/store.ts'
import type { Document } from './document.ts'
import type { Missing } from './missing.ts'
import { timeStore } from './time-store.ts'

export type RenderParts = {
  readonly runtime: Runtime
  /** In milliseconds. */
  readonly clock: () => number
  readonly log: (message: string) => void
}

export type Render = (document: Document, store: Store) => Promise<Version<Rendered | Missing> & Took>

/** Approximate bytes in memory of a `Missing`. */
const missingBytes = 1000
/** A render that takes longer, without its queries, is logged: meanwhile a process on Node answers nobody else. */
const slowRenderMs = 1000
/** Time between two log lines about slow renders. */
const logEveryMs = 60_000

/** Returns a function that makes a version for delivery. Missing documents are `minor`. */
export function createRender({ runtime: { codec, cacheTags }, clock, log }: RenderParts): Render {
  let loggedMs = Number.NEGATIVE_INFINITY

  function logSlow(key: string, tookMs: number): void {
    if (tookMs < slowRenderMs || clock() - loggedMs < logEveryMs) return
    loggedMs = clock()
    const seconds = (tookMs / 1000).toFixed(1)
    log(`rendering "${key}" took ${seconds} s: look for very long articles in it (the database is not the cause)`)
  }

  return async ({ key, families, cache, make }, queried) => {
    const { store, waitedMs } = timeStore(queried, clock)
    const startedMs = clock()
    const tookMs = () => clock() - startedMs - waitedMs()
    const { state, readAt, ...made } = await make(store)
    if ('missing' in made) {
      return { value: made.missing, bytes: missingBytes + key.length, minor: true, state, readAt, tookMs: tookMs() }
    }
    const cacheTag = cacheTags ? tagsOf(families, made.articles) : ''
    const codings: readonly Coding[] = cache.brotli && codec.brotli ? ['br', 'gzip'] : ['gzip']
    const value = await encode({ ...made.text, cacheTag }, codec, codings)
    logSlow(key, tookMs())
    return { value, bytes: value.bytes.byteLength, state, readAt, tookMs: tookMs() }
  }
}

/** Cache tags: the families and the ids of the articles. */
const tagsOf = (families: readonly string[], articles: readonly string[]): string =>
  [...families.map(familyTag), ...articles.map((id) => `article:${id}`)].join(',')
