/** Waits until the Node entry must stop: after a signal, or after the exit of the npm that started it. */
import { once } from 'node:events'

/** SIGTERM to npm must stop the service within a second. */
const lookEveryMs = 200

/** Resolves on SIGINT, SIGTERM, or the exit of npm's shell. */
export async function waitForStop(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), untilLeftAlone()])
}

/**
 * npm runs a script in a shell and forwards SIGTERM only to this shell. Some shells (such as dash, Debian's default)
 * exit without forwarding it: then this process gets another parent. Without npm, this never resolves.
 */
function untilLeftAlone(): Promise<void> {
  const parent = process.ppid
  return new Promise((resolve) => {
    if (process.env['npm_lifecycle_event'] === undefined) return
    const look = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(look)
      resolve()
    }, lookEveryMs)
    look.unref()
  })
}
