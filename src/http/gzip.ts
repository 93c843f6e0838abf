/** Compression with what every runtime has; Node, which has more, brings its own (src/node/compression.ts). */
import type { Coding } from './negotiate.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** All the codings a document is kept in, better ones first; none where it is not worth it. */
export type Compress = (body: Bytes) => Promise<ReadonlyMap<Coding, Bytes>>

/** Below this a coding's own overhead costs about what it saves. */
export const compressAboveBytes = 1024

export const gzipOnly: Compress = async (body) => {
  if (body.byteLength <= compressAboveBytes) return new Map()
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Map([['gzip', new Uint8Array(await new Response(stream).arrayBuffer())]])
}
