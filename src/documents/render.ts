/** Document → Rendered: reads its articles, writes its text, and makes bytes, ETag and codings. */

import { familyTag } from '../delivery/purge.ts'
import type { Runtime } from '../delivery/runtime.ts'
import type { Version } from '../delivery/version.ts'
import { byteSize, encode, type Rendered } from '../http/encode.ts'
import { gzipOnly } from '../http/gzip.ts'
import type { Store } from '../store/store.ts'
import type { Document } from './document.ts'
import type { Missing } from './missing.ts'

/** Approximate bytes in memory of a `Missing`. */
const missingBytes = 1000

/** Makes a version for delivery. Missing documents are `minor`. */
export async function render(
  { key, families, cache, make }: Document,
  store: Store,
  { compress, cacheTags }: Runtime,
): Promise<Version<Rendered | Missing>> {
  const { state, readAt, ...made } = await make(store)
  if ('missing' in made) {
    return { value: made.missing, bytes: missingBytes + key.length, minor: true, state, readAt }
  }
  const cacheTag = cacheTags ? tagsOf(families, made.articles) : ''
  const value = await encode({ ...made.text, cacheTag }, cache.compression === 'best' ? compress : gzipOnly)
  return { value, bytes: byteSize(value), state, readAt }
}

/** Cache tags: the families and the ids of the articles. */
const tagsOf = (families: readonly string[], articles: readonly string[]): string =>
  [...families.map(familyTag), ...articles.map((id) => `article:${id}`)].join(',')
