/** Programs beside the benchmark that say on standard output what they have done, line by line. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Program = {
  /** The next line that it prints. */
  readonly line: () => Promise<string>
  readonly write: (line: string) => void
  readonly stop: () => Promise<void>
}

/** Its error output goes to that of the benchmark. */
export function startProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // An interrupted benchmark leaves no process running.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = once(child, 'exit').finally(() => process.off('exit', kill))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    async line() {
      const { done, value } = await lines.next()
      if (done) throw new Error(`${args.join(' ')} has ended`)
      return value
    },
    write: (line) => void child.stdin.write(`${line}\n`),
    async stop() {
      child.kill()
      await ended
    },
  }
}
