/**
 * A fixed piece of work like that of the tests (objects, strings, JSON, hashes, compression, a
 * Wasm-like loop), on two threads: the CPU seconds it takes are the unit of the budget in
 * cpu-budget.mjs, because processors differ by more than two.
 */
import { createHash } from 'node:crypto'
import { isMainThread, Worker } from 'node:worker_threads'
import { gunzipSync, gzipSync } from 'node:zlib'

const rounds = 100

function work() {
  const memory = new Int32Array(1 << 16)
  let seed = 1
  for (let round = 0; round < rounds; round += 1) {
    const rows = Array.from({ length: 4000 }, (_, n) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
      return {
        id: n,
        title: `Row ${seed.toString(36)}`,
        tags: [seed % 7, seed % 11],
        text: 'A sentence. '.repeat(seed % 9),
      }
    })
    const text = JSON.stringify(rows)
    const again = JSON.parse(gunzipSync(gzipSync(text)).toString())
    again.sort((a, b) => (a.title < b.title ? -1 : 1))
    const names = new Map(
      again.map((row) => [row.title, row.text.replaceAll('.', '!').split(' ').length]),
    )
    createHash('sha256').update(text).update(String(names.size)).digest('hex')
    for (let n = 0; n < 2_000_000; n += 1)
      memory[n & 0xffff] = Math.imul(memory[(n * 31) & 0xffff] ^ n, 0x9e3779b1)
  }
}

if (isMainThread) {
  await Promise.all(
    [0, 1].map(
      () =>
        new Promise((resolve, reject) => {
          new Worker(new URL(import.meta.url)).once('exit', resolve).once('error', reject)
        }),
    ),
  )
  const { user, system } = process.cpuUsage()
  console.log(`${((user + system) / 1e6).toFixed(1)} CPU seconds`)
} else {
  work()
}
