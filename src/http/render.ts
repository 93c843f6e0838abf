/** Text → Rendered: the bytes of a document, their ETag and their compressed forms, made once for many responses. */
import { entityTag } from './entity-tag.ts'
import type { Bytes, Compress } from './gzip.ts'
import type { Coding } from './negotiate.ts'

export type Rendered = {
  /** The whole document, uncompressed. */
  readonly body: Bytes
  /** The same compressed, in each coding that it is kept in; better ones first. */
  readonly coded: ReadonlyMap<Coding, Bytes>
  /** With `charset` where the type has one. */
  readonly mediaType: string
  /** From `entityTag(body)`. */
  readonly etag: string
  /** `null` for what a release or a setting changes as well as the newsroom does: it has no `Last-Modified`. */
  readonly changedAt: Date | null
  /** From `linkHeader(…)`; empty for none. */
  readonly link: string
  /** From `aiDisclosure(…)`. */
  readonly aiDisclosure: string | null
  /** What a cache in front may purge it by (`Cache-Tag`), comma-separated; empty for none. */
  readonly cacheTag: string
  /** What it may do where it is opened: `Content-Security-Policy` and the like. */
  readonly safety: Readonly<Record<string, string>>
}

/** The text of a document, with what HTTP says about it. */
export type DocumentText = Pick<Rendered, 'mediaType' | 'safety'> &
  Partial<Pick<Rendered, 'changedAt' | 'link' | 'aiDisclosure' | 'cacheTag'>> & { readonly text: string }

export async function render({ text, ...headers }: DocumentText, compress: Compress): Promise<Rendered> {
  const body = new TextEncoder().encode(text)
  const [etag, coded] = await Promise.all([entityTag(body), compress(body)])
  return { changedAt: null, link: '', aiDisclosure: null, cacheTag: '', ...headers, body, etag, coded }
}

/** Bytes that it takes in memory. */
export const weightOf = ({ body, coded }: Rendered): number =>
  [body, ...coded.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
