/** Compression with Web APIs, for every runtime. Node adds brotli in src/node/compression.ts. */
import type { Coding } from './negotiate.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** Compresses a document in each available coding, best first; returns an empty map for a small document. */
export type Compress = (body: Bytes) => Promise<ReadonlyMap<Coding, Bytes>>

/** Do not compress up to this size: the overhead of a coding is about as large as its gain. */
export const compressAboveBytes = 1024

export const gzipOnly: Compress = async (body) => {
  if (body.byteLength <= compressAboveBytes) return new Map()
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Map([['gzip', new Uint8Array(await new Response(stream).arrayBuffer())]])
}
