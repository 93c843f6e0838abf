/**
 * Starts and stops a server as a separate process, and reads its CPU time and memory from Linux's
 * /proc.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { median } from '../measurement.ts'

export type Server = {
  /** Without a slash at the end. */
  readonly origin: string
  /** User and system time since the start. */
  readonly cpuSeconds: () => number
  readonly residentBytes: () => number
  /** The end of what it wrote to standard error. */
  readonly errorOutput: () => string
  readonly stop: () => Promise<void>
}

const startMs = 20_000
const pageBytes = 4096

/** A port that is free now: another process may take it before it is used. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

/**
 * Starts a program that listens on `PORT`, and resolves when `path` answers with a status below
 * 500.
 *
 * @throws {Error} with the program's error output, if it exits or does not answer within 20
 *   seconds.
 */
export async function startServer(
  command: readonly [string, ...string[]],
  port: number,
  path: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const [program, ...args] = command
  const child = spawn(program, args, {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // An interrupted benchmark leaves no process running.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  let errorOutput = ''
  child.stderr.on('data', (chunk) => {
    errorOutput = `${errorOutput}${chunk}`.slice(-20_000)
  })
  const origin = `http://127.0.0.1:${port}`
  for (let waited = 0; !(await answers(origin + path)); waited += 10) {
    if (child.exitCode !== null || waited > startMs) {
      await end(child)
      throw new Error(`${command.join(' ')} does not answer at ${origin}${path}: ${errorOutput}`)
    }
    await sleep(10)
  }
  return {
    origin,
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    residentBytes: () => residentBytesOf(child.pid ?? 0),
    errorOutput: () => errorOutput,
    stop: () => end(child),
  }
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.arrayBuffer().then(() => response.status < 500),
    () => false,
  )

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
  await ended
  clearTimeout(timer)
}

/**
 * The first figure of each thread, in nanoseconds: `/proc/pid/stat` counts in steps of 10 ms, and a
 * start takes 100.
 */
function cpuSecondsOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const nanoseconds = threads.map((id) =>
    Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]),
  )
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e9
}

const residentBytesOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes

/**
 * Resident memory: the median of 20 samples in two seconds, because garbage collection changes the
 * value.
 */
export async function residentMegabytes(server: Server): Promise<number> {
  const samples: number[] = []
  for (let sample = 0; sample < 20; sample += 1) {
    samples.push(server.residentBytes() / 1e6)
    await sleep(100)
  }
  return median(samples)
}
