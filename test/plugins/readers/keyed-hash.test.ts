/** HalfSipHash-2-4, 64 bits, as the reference implementation has it. */
import { expect, it } from 'vitest'
import { bitsOf, keyedHash } from '../../../src/plugins/readers/keyed-hash.ts'

/**
 * `vectors_hsip64` of https://github.com/veorq/SipHash/blob/master/vectors.h: the key is 00 01 …,
 * and so are the messages.
 */
const vectors = [
  ...[
    '218d1f59b9b83cc8',
    'be552412f8387315',
    '064f39ef7c50eb57',
    'ce0f1a45f7060679',
    'd5e78a175be52ea1',
  ],
  ...[
    'cb9d7c3f2f3db580',
    'ce3e91358aa2bc25',
    'ff202728b07bc684',
    'edfee820bce4858c',
    '5b51cccc13888307',
  ],
]

it.each(vectors.map((vector, length) => [length, vector] as const))(
  'hashes %d bytes',
  (length, vector) => {
    const message = Array.from({ length }, (_, index) => String.fromCharCode(index)).join('')
    expect(keyedHash(bitsOf('0001020304050607'), message)).toEqual(bitsOf(vector))
  },
)

it('needs the key', () => {
  expect(keyedHash(bitsOf('0101020304050607'), '')).not.toEqual(bitsOf(vectors[0] ?? ''))
})
