/**
 * `node bench/start.ts COMMAND…`: the CPU from a start to the first feed, of several commands in
 * turns, each a quoted line for a shell, such as "node /old/src/node/main.ts" "node
 * dist/package/candor.js". The first is what the others are compared with.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const rounds = 7
const ticksPerSecond = 100

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** User and system time of a process so far, in seconds: fields 14 and 15 of proc(5). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Starts on a database that exists, and stops after the first feed. */
async function measure(command: string, folder: string): Promise<number> {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder }
  const child = spawn('sh', ['-c', `exec ${command}`], { env, stdio: 'ignore' })
  const status = () =>
    fetch(`http://127.0.0.1:${port}/rss.xml`).then(
      (response) => response.status,
      () => 0,
    )
  while ((await status()) !== 200) {
    if (child.exitCode !== null) throw new Error(`"${command}" ended with ${child.exitCode}.`)
    await sleep(20)
  }
  const cpu = cpuOf(child.pid ?? 0)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return cpu
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const commands = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'candor-start-'))
const measured = commands.map((): number[] => [])
try {
  for (let round = 0; round <= rounds; round++) {
    for (const [index, command] of commands.entries()) {
      const cpu = await measure(command, join(folder, String(index)))
      // The first start makes the database.
      if (round > 0) measured[index]?.push(cpu)
    }
  }
  const [first = 0, ...others] = measured.map(median)
  console.log(`${first.toFixed(2)} s  ${commands[0]}`)
  for (const [index, cpu] of others.entries()) {
    console.log(
      `${cpu.toFixed(2)} s  ${(cpu / first).toFixed(2)} of the first  ${commands[index + 1]}`,
    )
  }
} finally {
  await rm(folder, { recursive: true })
}
