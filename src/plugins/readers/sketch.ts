/**
 * Counts distinct readers without keeping them: a HyperLogLog sketch of 1,024 registers (Flajolet
 * et al. 2007). Its count is right to about 3 %, and sketches of several processes can be merged.
 */
import type { Bits } from './keyed-hash.ts'

export type Sketch = Uint8Array<ArrayBuffer>

const registers = 1024
/** The constant of the paper for so many registers. */
const alpha = 0.7213 / (1 + 1.079 / registers)

export const emptySketch = (): Sketch => new Uint8Array(registers)

/** Adds a reader by its hash. Returns whether the sketch changed. */
export function addTo(sketch: Sketch, { low, high }: Bits): boolean {
  const index = low & (registers - 1)
  const rank = Math.clz32(high) + 1
  if ((sketch[index] ?? 0) >= rank) return false
  sketch[index] = rank
  return true
}

/** The sketch of all readers of both. */
export const merge = (one: Sketch, other: Sketch): Sketch =>
  one.map((rank, index) => Math.max(rank, other[index] ?? 0))

/** How many distinct readers were added, about. */
export function estimate(sketch: Sketch): number {
  let sum = 0
  let empty = 0
  for (const rank of sketch) {
    sum += 2 ** -rank
    if (rank === 0) empty += 1
  }
  const raw = (alpha * registers * registers) / sum
  // Linear counting, which is exact enough where the sketch is nearly empty.
  return Math.round(
    raw <= 2.5 * registers && empty > 0 ? registers * Math.log(registers / empty) : raw,
  )
}
