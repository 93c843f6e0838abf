/** Sketches count distinct readers to about 3 %. */
import { describe, expect, it } from 'vitest'
import { bitsOf, keyedHash } from '../../../src/plugins/readers/keyed-hash.ts'
import { addTo, emptySketch, estimate, merge } from '../../../src/plugins/readers/sketch.ts'

const hash = (text: string) => keyedHash(bitsOf('0123456789abcdef'), text)

function sketchOf(from: number, to: number) {
  const sketch = emptySketch()
  for (let reader = from; reader < to; reader += 1) addTo(sketch, hash(`reader ${reader}`))
  return sketch
}

describe('a sketch', () => {
  it.each([0, 1, 2, 10, 100, 1000, 3000, 20_000])('counts %d readers to 10 %%', (readers) => {
    const counted = estimate(sketchOf(0, readers))
    expect(Math.abs(counted - readers)).toBeLessThanOrEqual(readers * 0.1)
  })

  it('counts nobody twice, in one process or in two', () => {
    const sketch = sketchOf(0, 50)
    expect(addTo(sketch, hash('reader 7'))).toBe(false)
    expect(merge(sketchOf(0, 30), sketchOf(20, 50))).toEqual(sketch)
  })
})
