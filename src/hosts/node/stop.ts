/**
 * Waits until the Node entry must stop: after a signal, or after the exit of the npm that started
 * it.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { problem } from '../../core/http/problem.ts'
import { logError } from './log.ts'
import { explainStart } from './start-errors.ts'

/** SIGTERM to npm must stop the service within a second. */
const checkEveryMs = 200

/** The whole life of the process. `start` returns what stops it; `stopping` is called before. */
export async function runUntilStopped(
  start: () => Promise<() => Promise<void>>,
  stopping = () => {},
): Promise<never> {
  const stopped = waitForStop()
  try {
    const stop = await Promise.race([start(), stopped])
    await stopped
    stopping()
    await stop?.()
    endProcess(0)
  } catch (error) {
    for (const line of explainStart(error, process.env).split('\n')) {
      logError(line, undefined, { event: 'start.failed', level: 'error' })
    }
    endProcess(1)
  }
}

/**
 * Ends the process with free memory: Node joins the threads of its compiler, and one that needs a
 * collection would wait for it forever (https://github.com/nodejs/node/issues/54918).
 */
function endProcess(code: number): never {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  process.exit(code)
}

/**
 * Answers `/health/ready`, also below BASE_PATH, while the service stops: proxies send requests
 * elsewhere.
 */
export function respondStopping(request: Request): Response | undefined {
  if (!new URL(request.url).pathname.endsWith('/health/ready')) return undefined
  const detail = 'The service is stopping. Retry in 5 seconds.'
  return problem(request, {
    status: 503,
    title: 'Temporarily unavailable',
    detail,
    retryAfterSeconds: 5,
  })
}

/**
 * Resolves on SIGINT, SIGTERM, the exit of npm's shell, or SIGHUP on a terminal. Another SIGHUP
 * changes nothing.
 */
async function waitForStop(): Promise<void> {
  // A second signal changes nothing: npm sends its child the SIGINT that the terminal has sent
  // both.
  const signalled = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve())
  })
  await Promise.race([signalled, untilLeftAlone(), untilHungUp()])
}

const hangup =
  'SIGHUP reloads nothing: to apply other settings, restart. Logs go to the output, so none is to be reopened.'

/**
 * SIGHUP would end the process without a word. Operators send it to a service to reload; a terminal
 * sends it when it closes.
 */
function untilHungUp(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGHUP', () => {
      if (process.stderr.isTTY) resolve()
      else logError(hangup, undefined, { event: 'sighup', level: 'warn' })
    })
  })
}

/**
 * npm runs a script in a shell and forwards SIGTERM only to this shell. Some shells (such as dash,
 * Debian's default) exit without forwarding it: then this process gets another parent. Without npm,
 * this never resolves.
 */
function untilLeftAlone(): Promise<void> {
  const parent = process.ppid
  return new Promise((resolve) => {
    if (process.env['npm_lifecycle_event'] === undefined) return
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      resolve()
    }, checkEveryMs)
    timer.unref()
  })
}
