/**
 * Copies of documents in other codings: each is made once, for all documents with the same bytes,
 * in bounded memory.
 */
import { afterEach, expect, it, vi } from 'vitest'
import { createCopies } from '../../../src/core/http/copies.ts'
import { encode, webCodec } from '../../../src/core/http/encode.ts'

/** `gunzip` is counted; brotli is a shorter text. */
function buildCopies(copyBytes: { br: number; identity: number }, sharesPromises = true) {
  const counted = { gunzip: 0, brotli: 0 }
  const codec = {
    ...webCodec,
    gunzip: (bytes: Parameters<typeof webCodec.gunzip>[0]) => {
      counted.gunzip += 1
      return webCodec.gunzip(bytes)
    },
    brotli: async (bytes: Parameters<typeof webCodec.gunzip>[0]) => {
      counted.brotli += 1
      return bytes.slice(0, 100)
    },
  }
  return { counted, copies: createCopies({ codec, sharesPromises, copyBytes }) }
}

afterEach(() => vi.unstubAllGlobals())

const documentOf = (text: string) =>
  encode({ text: text.repeat(500), mediaType: 'text/plain', safety: {} }, webCodec, ['br', 'gzip'])

it('makes a copy once for many clients, and returns it without a promise after that', async () => {
  const { counted, copies } = buildCopies({ br: 1000, identity: 10_000 })
  const [one, same] = [await documentOf('one '), await documentOf('one ')]
  const [first] = await Promise.all([copies(one, 'br'), copies(one, 'br'), copies(same, 'br')])
  expect(copies(same, 'br')).toBe(first)
  expect(new TextDecoder().decode(await copies(one, 'identity'))).toBe('one '.repeat(500))
  expect(copies(one, 'identity')).toBeInstanceOf(Uint8Array)
  expect(counted).toEqual({ gunzip: 2, brotli: 1 })
})

it('makes a copy for each request that cannot wait for another one', async () => {
  const { counted, copies } = buildCopies({ br: 1000, identity: 1000 }, false)
  const one = await documentOf('one ')
  await Promise.all([copies(one, 'br'), copies(one, 'br')])
  expect(counted.brotli).toBe(2)
})

it('evicts the copy that was used the longest time ago, and none of the other coding', async () => {
  // Nobody reads a copy any more.
  vi.stubGlobal(
    'WeakRef',
    class {
      deref = () => undefined
    },
  )
  const { counted, copies } = buildCopies({ br: 250, identity: 4000 })
  const documents = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((text) => documentOf(`${text} two `)),
  )
  for (const document of documents.slice(0, 2)) await copies(document, 'br')
  for (const document of documents) await copies(document, 'identity')
  for (const document of documents.slice(0, 2))
    expect(copies(document, 'br')).toBeInstanceOf(Uint8Array)
  // A text has 3,000 bytes, so only the last one is in memory.
  const { gunzip } = counted
  for (const document of documents.toReversed()) await copies(document, 'identity')
  expect(counted.gunzip).toBe(gunzip + 4)
})

it('shares a copy that memory cannot hold, while clients still read it', async () => {
  const { counted, copies } = buildCopies({ br: 1, identity: 1 })
  const large = await documentOf('large ')
  const read = await copies(large, 'identity')
  expect(copies(large, 'identity')).toBe(read)
  expect(counted.gunzip).toBe(1)
})
