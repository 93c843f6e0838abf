/**
 * Text → Rendered: the bytes of a document, compressed, and its ETag, computed once for many
 * responses.
 */
import { encodeBase64Url } from 'hono/utils/encode'
import { dataSafety, type Link, linkHeader } from './headers.ts'
import type { Coding } from './negotiate.ts'

/** Headers that documents have beside their own. */
export type SiteHeaders = {
  /** Scripts of other sites can read them. */
  readonly headers: Readonly<Record<string, string>>
  /** From `linkHeader(…)`, after the document's own links. */
  readonly link: string
}

export type Rendered = {
  /** The only bytes that are kept: gzip, or uncompressed if `codings` is empty. */
  readonly bytes: Bytes
  readonly byteLength: number
  /** Codings that a client can get, best first; empty for a small document. */
  readonly codings: readonly Coding[]
  /** With `charset` if the type has one. */
  readonly mediaType: string
  /** From `entityTag(…)` of the uncompressed bytes. */
  readonly etag: string
  /** `null` if a release or a setting can change the document too: it gets no `Last-Modified`. */
  readonly changedAt: Date | null
  /** From `linkHeader(…)`; empty for none. */
  readonly link: string
  /** Canonical URL of the document, which has other spellings too; empty for none. */
  readonly contentLocation: string
  /** Security headers, such as `Content-Security-Policy`; by default those of data. */
  readonly safety: Readonly<Record<string, string>>
  /** `null` for the headers of the site. */
  readonly siteHeaders: SiteHeaders | null
}

/** The text of a document, or the bytes of a picture, with its values for HTTP headers. */
export type DocumentText = Pick<Rendered, 'mediaType'> &
  Partial<Pick<Rendered, 'changedAt' | 'contentLocation' | 'siteHeaders' | 'safety'>> & {
    readonly text: string | Bytes
    /** For the `Link` header. */
    readonly links?: readonly Link[]
    /**
     * The time, on the database's clock, at which the document changes without a change of its
     * families.
     */
    readonly changesAt?: Date | undefined
  }

/** Do not compress up to this size: the overhead of a coding is about as large as its gain. */
const compressAboveBytes = 1024

/** 27 characters of base64url are 162 bits: enough against collisions, and short in a log line. */
const tagLength = 27

/**
 * A weak entity tag, `W/"…"`, of the uncompressed bytes: the same on all machines. Weak, because
 * all codings share it and edge caches compress again (RFC 9110 §8.8.1).
 */
export const entityTag = async (bytes: Bytes): Promise<string> =>
  `W/"${encodeBase64Url(await crypto.subtle.digest('SHA-256', bytes)).slice(0, tagLength)}"`

/**
 * Encodes, hashes and compresses the text. `codings` are those that clients can get, best first.
 */
export async function encode(
  { text, links = [], ...headers }: DocumentText,
  { gzip }: Codec,
  codings: readonly Coding[] = ['gzip'],
): Promise<Rendered> {
  const body = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const { byteLength } = body
  const compressed = byteLength > compressAboveBytes
  const [etag, bytes] = await Promise.all([entityTag(body), compressed ? gzip(body) : body])
  return {
    ...{ changedAt: null, contentLocation: '', siteHeaders: null, safety: dataSafety },
    ...headers,
    link: linkHeader(links),
    ...{ bytes, byteLength, codings: compressed ? codings : [], etag },
  }
}

export type Bytes = Uint8Array<ArrayBuffer>

type Transform = (bytes: Bytes) => Promise<Bytes>

export type Codec = {
  readonly gzip: Transform
  readonly gunzip: Transform
  /** `null` if the runtime has no brotli. */
  readonly brotli: Transform | null
}

export const webCodec: Codec = {
  gzip: (bytes) => through(bytes, new CompressionStream('gzip')),
  gunzip: (bytes) => through(bytes, new DecompressionStream('gzip')),
  brotli: null,
}

const through = async (
  bytes: Bytes,
  stream: CompressionStream | DecompressionStream,
): Promise<Bytes> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
