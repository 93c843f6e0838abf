/** The shelf: what is evicted first when it is full. */
import { expect, it } from 'vitest'
import { createShelf } from '../../../src/core/delivery/shelf.ts'

/** A shelf for ten documents. */
function buildShelf() {
  const counted = { evicted: 0 }
  const shelf = createShelf<{ bytes: number; name: string }>(1000, () => {
    counted.evicted += 1
  })
  const put = (name: string, bytes = 100) => shelf.set(name, { bytes, name })
  const kept = (...names: string[]) => names.filter((name) => shelf.peek(name) !== undefined)
  return { shelf, counted, put, kept }
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`)

it('keeps documents that were asked for again while others are asked for once', () => {
  const { shelf, put, kept } = buildShelf()
  for (const name of ['a', 'b']) put(name)
  for (const name of ['a', 'b']) shelf.get(name)
  for (const name of numbered(1000)) put(name)
  expect(kept('a', 'b')).toEqual(['a', 'b'])
  expect(kept(...numbered(1000))).toHaveLength(8)
})

it('uses all of its memory for documents that are asked for in turns', () => {
  const { shelf, put, kept } = buildShelf()
  for (const name of numbered(10)) put(name)
  for (let round = 0; round < 3; round += 1)
    for (const name of numbered(10)) expect(shelf.get(name)?.name).toBe(name)
  expect(kept(...numbered(10))).toHaveLength(10)
})

it('evicts the least recently used document, also of those that were asked for again', () => {
  const { shelf, counted, put, kept } = buildShelf()
  for (const name of numbered(10)) put(name)
  for (const name of numbered(10)) shelf.get(name)
  expect(counted.evicted).toBe(0)
  for (const name of ['x', 'y']) {
    put(name)
    shelf.get(name)
  }
  expect(counted.evicted).toBe(2)
  expect(kept('n0', 'n1', 'n2', 'n9', 'x', 'y')).toEqual(['n2', 'n9', 'x', 'y'])
})

it('keeps the newest version of a document once, whatever its size', () => {
  const { shelf, put, kept } = buildShelf()
  put('a')
  shelf.get('a')
  put('a', 900)
  expect(shelf.get('a')?.bytes).toBe(900)
  put('b')
  expect(kept('a', 'b')).toEqual(['a', 'b'])
  put('a', 200)
  put('c', 700)
  expect(kept('a', 'b', 'c')).toEqual(['a', 'b', 'c'])
  shelf.delete('a')
  expect(shelf.peek('a')).toBeUndefined()
})

it('does not keep a document that is larger than itself', () => {
  const { put, kept } = buildShelf()
  put('a')
  put('b', 1001)
  expect(kept('a', 'b')).toEqual(['a'])
})
