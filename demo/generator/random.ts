/**
 * Pseudorandom numbers that are the same on every machine. Each generated article has its own
 * sequence.
 */

/** The next whole number from 0 to 2³² − 1. */
export type Random = () => number

/** Rounds after which similar seeds give unrelated sequences. */
const warmUp = 12

/**
 * The sequence of one article (sfc32). Its initial state contains seed and index, so no two
 * articles share one.
 */
export function randomFor(seed: number, index: number): Random {
  let a = seed | 0
  let b = index | 0
  let c = 0x9e3779b9 | 0
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let round = 0; round < warmUp; round += 1) next()
  return next
}

/** A whole number from 0 to `count` − 1. */
export const below = (random: Random, count: number) => Math.floor((random() / 2 ** 32) * count)

export function pick<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[below(random, choices.length)] ?? choices[0]
}

/** True with a probability of 1 in `count`. */
export const oneIn = (random: Random, count: number) => below(random, count) === 0

/**
 * A version 4 UUID like that of `gen_random_uuid()`: unordered, so that indexes work as hard as in
 * a newsroom.
 */
export function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 4 }, () => random().toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
