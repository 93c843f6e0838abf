/** Text → Rendered: the bytes of a document, their ETag and compressed forms, computed once for many responses. */
import { entityTag } from './entity-tag.ts'
import type { Bytes, Compress } from './gzip.ts'
import type { Coding } from './negotiate.ts'

export type Rendered = {
  /** Uncompressed. */
  readonly body: Bytes
  /** The compressed body by coding, best first. */
  readonly coded: ReadonlyMap<Coding, Bytes>
  /** With `charset` if the type has one. */
  readonly mediaType: string
  /** From `entityTag(body)`. */
  readonly etag: string
  /** `null` if a release or a setting can change the document too: it gets no `Last-Modified`. */
  readonly changedAt: Date | null
  /** From `linkHeader(…)`; empty for none. */
  readonly link: string
  /** From `aiDisclosure(…)`. */
  readonly aiDisclosure: string | null
  /** `Cache-Tag`: tags for purges, comma-separated; empty for none. */
  readonly cacheTag: string
  /** Security headers, such as `Content-Security-Policy`. */
  readonly safety: Readonly<Record<string, string>>
}

/** The text of a document, with its values for HTTP headers. */
export type DocumentText = Pick<Rendered, 'mediaType' | 'safety'> &
  Partial<Pick<Rendered, 'changedAt' | 'link' | 'aiDisclosure' | 'cacheTag'>> & { readonly text: string }

/** Encodes, hashes and compresses the text. */
export async function encode({ text, ...headers }: DocumentText, compress: Compress): Promise<Rendered> {
  const body = new TextEncoder().encode(text)
  const [etag, coded] = await Promise.all([entityTag(body), compress(body)])
  return { changedAt: null, link: '', aiDisclosure: null, cacheTag: '', ...headers, body, etag, coded }
}

/** Bytes in memory. */
export const byteSize = ({ body, coded }: Rendered): number =>
  [body, ...coded.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
