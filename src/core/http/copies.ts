/**
 * Copies of documents in other codings than the one that is kept. Memory has the compressed bytes
 * only (decision 11): a copy is made for the first client that needs it.
 */
import { LRUCache } from 'lru-cache'
import type { Bytes, Codec, Rendered } from './encode.ts'

const maxInUse = 1000

type OtherCoding = 'br' | 'identity'

type CopiesOptions = {
  readonly codec: Codec
  /** A request can wait for another one. */
  readonly sharesPromises: boolean
  /** Maximum bytes of the copies in each coding; the least recently used are evicted first. */
  readonly copyBytes: Readonly<Record<OtherCoding, number>>
}

/**
 * Returns the bytes of a compressed document in another coding; a promise if they are not in
 * memory.
 */
export type Copies = ((rendered: Rendered, coding: OtherCoding) => Bytes | Promise<Bytes>) & {
  readonly usedBytes: () => Readonly<Record<OtherCoding, number>>
}

export function createCopies({ codec, sharesPromises, copyBytes }: CopiesOptions): Copies {
  const { gunzip, brotli } = codec
  const memoryOf = (maxSize: number) =>
    new LRUCache<string, Bytes>({ maxSize, sizeCalculation: ({ byteLength }) => byteLength })
  const memories = { br: memoryOf(copyBytes.br), identity: memoryOf(copyBytes.identity) }
  // Also has copies that memory evicted or could not keep, as long as clients read them: slow
  // clients share one copy.
  const inUse = new LRUCache<string, WeakRef<Bytes>>({ max: maxInUse })
  const making = new Map<string, Promise<Bytes>>()

  async function make({ bytes, etag }: Rendered, coding: OtherCoding, key: string): Promise<Bytes> {
    try {
      const plain = await gunzip(bytes)
      const copy = coding === 'br' && brotli ? await brotli(plain) : plain
      memories[coding].set(etag, copy)
      inUse.set(key, new WeakRef(copy))
      return copy
    } finally {
      making.delete(key)
    }
  }

  const copy = (rendered: Rendered, coding: OtherCoding) => {
    // The ETag is a hash of the uncompressed bytes, so documents with equal ETags have equal
    // copies.
    const { etag } = rendered
    const kept = memories[coding].get(etag)
    if (kept) return kept
    const key = `${coding} ${etag}`
    const used = inUse.get(key)?.deref()
    if (used) return used
    const running = making.get(key)
    if (running) return running
    const work = make(rendered, coding, key)
    if (sharesPromises) making.set(key, work)
    return work
  }
  const usedBytes = () => ({
    br: memories.br.calculatedSize,
    identity: memories.identity.calculatedSize,
  })
  return Object.assign(copy, { usedBytes })
}
