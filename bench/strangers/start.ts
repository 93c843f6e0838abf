/**
 * Starts the load of strangers in a process of its own, so that it does not delay the honest
 * client.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { LoadName, LoadOptions } from './loads.ts'

/** How often each outcome came: `Count` in loads.ts. */
export type Counts = Readonly<Record<string, number>>

/** Time for starting the process and for its last responses. */
const extraMs = 20_000

/** @throws {Error} if the process fails or does not end. */
export async function sendStrangers(name: LoadName, options: LoadOptions): Promise<Counts> {
  const args = ['bench/strangers/process.ts', name, JSON.stringify(options)]
  const timeout = options.seconds * 1000 + extraMs
  const running = promisify(execFile)(process.execPath, args, { timeout })
  // An interrupted benchmark leaves no process running.
  const kill = () => running.child.kill()
  process.once('exit', kill)
  const { stdout } = await running.finally(() => process.off('exit', kill))
  return JSON.parse(stdout)
}

/** The sums, as text such as `200: 120, 404: 480`. */
export function describeCounts(all: readonly Counts[]): string {
  const outcomes = [...new Set(all.flatMap((counts) => Object.keys(counts)))]
  const sum = (outcome: string) => all.reduce((total, counts) => total + (counts[outcome] ?? 0), 0)
  return outcomes.map((outcome) => `${outcome}: ${sum(outcome).toLocaleString('en')}`).join(', ')
}
