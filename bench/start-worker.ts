/**
 * `node bench/start-worker.ts FOLDER…`: the CPU of workerd from its start to the first feed, in
 * turns of Hono alone and of Candor as it is in each folder, a checkout with its packages, such as
 * `/old` `.`. Each has a database of its own at `BENCH_DATABASE_URL`, migrated and seeded by its
 * own code. The first folder is what the others are compared with.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { median } from './measurement.ts'
import { feedPath } from './rows/bench.ts'
import { startBundle } from './servers/candor.ts'
import { startBaselineBundle } from './servers/pairs.ts'
import type { Server } from './servers/process.ts'
import { bundle } from './servers/workerd.ts'

const run = promisify(execFile)
const rounds = 15
const base = new URL(
  process.env['BENCH_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/candor_bench',
)

type Start = {
  readonly name: string
  readonly start: () => Promise<Server>
  readonly cpu: number[]
}

/** An empty database, filled by the code in `folder`. */
async function seed(folder: string, name: string): Promise<string> {
  const admin = postgres(new URL('/postgres', base).href, { max: 1, onnotice: () => {} })
  await admin.unsafe(`drop database if exists ${name}`)
  await admin.unsafe(`create database ${name}`)
  await admin.end()
  const url = new URL(`/${name}`, base).href
  const env = { ...process.env, DATABASE_URL: url }
  for (const command of ['migrate', 'seed'])
    await run('npm', ['run', 'candor', command], { cwd: folder, env })
  return url
}

async function candor(folder: string, index: number, scratch: string): Promise<Start> {
  const own = join(scratch, String(index))
  const module = await bundle('src/worker.ts', own, folder)
  const url = await seed(folder, `candor_start_${index}`)
  return { name: folder, start: () => startBundle(own, module, url), cpu: [] }
}

async function hono(scratch: string): Promise<Start> {
  const own = join(scratch, 'hono')
  mkdirSync(own)
  writeFileSync(join(own, 'body'), 'x')
  writeFileSync(
    join(own, 'answer.json'),
    JSON.stringify({ path: feedPath, etag: '"x"', headers: {}, headersOf304: {} }),
  )
  const module = await bundle('bench/servers/baseline-worker.ts', own)
  return { name: 'Hono alone', start: () => startBaselineBundle(own, module), cpu: [] }
}

const folders = process.argv.slice(2).map((folder) => resolve(folder))
const scratch = await mkdtemp(join(tmpdir(), 'candor-start-'))
try {
  const starts = [await hono(scratch)]
  for (const [index, folder] of folders.entries()) starts.push(await candor(folder, index, scratch))
  for (let round = 0; round < rounds; round += 1) {
    for (const { start, cpu } of starts) {
      const server = await start()
      cpu.push(server.cpuSeconds() * 1000)
      await server.stop()
    }
  }
  const [alone = 0, first = 0] = starts.map(({ cpu }) => median(cpu))
  for (const { name, cpu } of starts) {
    const above = median(cpu) - alone
    const ratio = (above / (first - alone)).toFixed(2)
    console.log(
      `${median(cpu).toFixed(0)} ms, ${above.toFixed(0)} above Hono, ${ratio} of the first: ${name}`,
    )
  }
} finally {
  await rm(scratch, { recursive: true })
}
