/** SHA-256 without a promise gives what Node's own gives, for every length around the blocks of 64 bytes. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256 } from '../../src/text/sha256.ts'

it('hashes as Node does', () => {
  for (let length = 0; length <= 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 73 + length) % 256)
    expect([length, [...sha256(bytes)]]).toEqual([length, [...createHash('sha256').update(bytes).digest()]])
  }
})
