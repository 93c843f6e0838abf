/** SHA-256 without a promise, which Web Crypto returns and pure code cannot wait for. For short texts: it is not fast. */

/** The first 32 bits of the fractional parts of a root of the first primes (FIPS 180-4 §4.2.2 and §5.3.3). */
const fraction = (root: number): number => Math.floor((root % 1) * 2 ** 32)
const primes: number[] = []
for (let number = 2; primes.length < 64; number += 1) {
  if (primes.every((prime) => number % prime !== 0)) primes.push(number)
}
const constants = primes.map((prime) => fraction(Math.cbrt(prime)))
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

/** FIPS 180-4 §6.2: 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const hash = Uint32Array.from(initial)
  const blocks = padded(bytes)
  for (let offset = 0; offset < blocks.byteLength; offset += 64) addBlock(hash, blocks, offset)
  const digest = new DataView(new ArrayBuffer(32))
  for (const [index, word] of hash.entries()) digest.setUint32(4 * index, word)
  return new Uint8Array(digest.buffer)
}

/** A one bit, zeros, and the length in bits complete the last block of 64 bytes (§5.1.1). */
function padded(bytes: Uint8Array): DataView {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  blocks.set(bytes)
  blocks[bytes.length] = 0x80
  const view = new DataView(blocks.buffer)
  view.setBigUint64(blocks.length - 8, BigInt(bytes.length) * 8n)
  return view
}

function addBlock(hash: Uint32Array, blocks: DataView, offset: number): void {
  const schedule = new Uint32Array(64)
  const word = (index: number) => schedule[index] ?? 0
  for (let t = 0; t < 64; t += 1) {
    schedule[t] =
      t < 16
        ? blocks.getUint32(offset + 4 * t)
        : sigma(word(t - 2), 17, 19, 10) + word(t - 7) + sigma(word(t - 15), 7, 18, 3) + word(t - 16)
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (let t = 0; t < 64; t += 1) {
    const first = h + turn(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + (constants[t] ?? 0) + word(t)
    const second = turn(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))
    ;[a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g]
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) hash[index] = (hash[index] ?? 0) + value
}

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits))
const turn = (word: number, x: number, y: number, z: number) => rotate(word, x) ^ rotate(word, y) ^ rotate(word, z)
const sigma = (word: number, x: number, y: number, shift: number) =>
  rotate(word, x) ^ rotate(word, y) ^ (word >>> shift)
