/** Runs the command line in a process of its own, as `npm run candor` does. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Ran } from './running-candor.ts'

const main = fileURLToPath(new URL('../../../src/hosts/cli/main.ts', import.meta.url))

/** `environment` is all that the process gets, but the PATH. */
export function startMain(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd?: string,
) {
  return spawn(process.execPath, [main, ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Its output and exit code, at its end; -1 after a signal. */
export async function endOf(child: ReturnType<typeof startMain>): Promise<Ran> {
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}
