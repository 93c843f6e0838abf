/**
 * Compression with Web APIs, for every runtime. Node has a faster one, with brotli, in
 * src/hosts/node/codec.ts.
 */

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
