/**
 * Runs Candor as a separate process, as an operator does, and collects its output, without the
 * times and events of the log, and exit code.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, vi } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

// A start makes a database and loads TypeScript: seconds, and several times that on a busy machine.
vi.setConfig({ testTimeout: 80_000, hookTimeout: 120_000 })

export type Environment = Readonly<Record<string, string>>

/** `code` is null if a signal killed the process. */
export type Ended = {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

const children = new Set<ChildProcess>()

/** Kills the processes that a failed test left running, with their children. */
export async function killAll(): Promise<void> {
  const closed = [...children].map((child) => once(child, 'close'))
  for (const { pid } of children) killGroup(pid)
  await Promise.all(closed)
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // The group has already ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/**
 * Starts a process without the environment of the tests. `command` is a script of the repository,
 * or npm with its arguments.
 */
export function run(command: readonly string[], environment: Environment) {
  const [file = '', ...args] = command[0] === 'npm' ? command : [process.execPath, ...command]
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  const defaults = { TZ: 'UTC', npm_config_update_notifier: 'false', LOG_FORMAT: 'text' }
  // What Node compiled of another version, in a temporary folder, nobody would read again.
  const kept = isAbsolute(command[0] ?? '') ? {} : { NODE_COMPILE_CACHE }
  const env = { PATH, HOME, ...kept, ...defaults, ...environment }
  // A process group, so that `killAll` also reaches the children of npm.
  const child = spawn(file, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  children.add(child)
  const printed = { output: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.errors += text.replace(/^[\d-]+T[\d:.]+Z (error|warn|info) [\w.]+: /gm, '')
  })
  const ended = once(child, 'close').then(([code]): Ended => {
    children.delete(child)
    return { code, ...printed }
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { pid: child.pid, printed, ended, end }
}

export type Process = ReturnType<typeof run>

/** Starts the service and waits until it has printed its last feed. */
export async function start(
  environment: Environment,
  command: readonly string[] = ['src/hosts/node/main.ts'],
): Promise<Process> {
  const service = run(command, environment)
  let over: Ended | undefined
  void service.ended.then((ended) => {
    over = ended
  })
  await vi.waitUntil(() => over !== undefined || service.printed.output.includes('feed.json'), {
    timeout: 90_000,
  })
  if (over) throw new Error(`it did not start: ${over.errors}`)
  return service
}

/**
 * The error line of a process that refused to start. Asserts that it is the only output, without
 * secrets and stack.
 */
export function refusalOf({ code, output, errors }: Ended, exitCode = 1): string {
  const line = errors.trimEnd()
  expect(line).not.toContain('\n')
  expect(line).not.toMatch(/hunter2|node:internal|\bat .*:\d+|Error:/)
  expect(output).toBe('')
  expect(code).toBe(exitCode)
  return line
}

/**
 * Each worker of a run has a hundred ports of its own, below those that the system gives to
 * connections. Of two runs side by side, one has TEST_PORTS=1.
 */
const portsEach = 100
const { VITEST_POOL_ID = 0, TEST_PORTS = 0 } = process.env
const firstPort = 20_000 + portsEach * ((Number(VITEST_POOL_ID) % 60) + 60 * Number(TEST_PORTS))
let ports = 0

/** A free port that no other test of the run gets. */
export async function freePort(): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    if (tries === portsEach)
      throw new Error(`All ports from ${firstPort} to ${firstPort + portsEach - 1} are taken.`)
    const port = firstPort + (ports++ % portsEach)
    const server = createServer()
    const taken = once(server, 'error').then(() => true)
    server.listen(port, '127.0.0.1')
    if (await Promise.race([taken, once(server, 'listening').then(() => false)])) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
