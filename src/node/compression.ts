/** Compression on Node: brotli and gzip, on the threads beside the event loop. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Compress, compressAboveBytes } from '../http/gzip.ts'

/** Brotli's step where feeds get clearly smaller than with gzip and cost about the same time. */
const brotliQuality = 5

export const brotliAndGzip: Compress = async (body) => {
  if (body.byteLength <= compressAboveBytes) return new Map()
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  }
  const [br, gz] = await Promise.all([promisify(brotliCompress)(body, { params }), promisify(gzip)(body)])
  return new Map([
    ['br', new Uint8Array(br)],
    ['gzip', new Uint8Array(gz)],
  ])
}
