/** Runs the test of a mutation, and says what came of it. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Mutation } from './mutation.ts'

/**
 * `broken` where nothing can be said: the file did not load, no test has that name, or it took too
 * long.
 */
export type Outcome = 'passed' | 'failed' | 'broken'

/** Longer than a test may take: where it waits for ever, it fails by itself. */
const timeLimitMs = 180_000

/** In the tree that stands in `folder`. */
export async function runTest(folder: string, { test, only }: Mutation): Promise<Outcome> {
  const filter = only === undefined ? [] : ['-t', only]
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', test, ...filter]
  const child = spawn(process.execPath, vitest, {
    cwd: folder,
    // A group of its own: what the test has started ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    // With CI set, a snapshot that differs is never written.
    env: { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  const kill = () => {
    if (child.pid !== undefined) endGroup(child.pid)
  }
  process.once('exit', kill)
  const timer = setTimeout(kill, timeLimitMs)
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [output, code] = await Promise.all([text(child.stdout), exit])
  clearTimeout(timer)
  process.off('exit', kill)
  return outcomeOf(output, code)
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/**
 * By vitest's summary: an exit code alone does not tell a test that failed from a file that never
 * ran.
 */
function outcomeOf(output: string, code: number | null): Outcome {
  const [, summary = ''] = /^\s*Tests\s+(.*)$/m.exec(output) ?? []
  if (code === 0 && /\b\d+ passed\b/.test(summary)) return 'passed'
  return code === 1 && /\b\d+ failed\b/.test(summary) ? 'failed' : 'broken'
}
