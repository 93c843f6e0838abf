/** When the Node entry must end: told so by a signal, or left alone by the npm that started it. */
import { once } from 'node:events'

/** SIGTERM to npm must end the service within a second. */
const lookEveryMs = 200

export async function untilStopped(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), untilLeftAlone()])
}

/**
 * npm runs a script through a shell, and passes its own SIGTERM on to that. Some shells (dash, which is Debian's) die of
 * it without a word to us: then the system gives us another parent. Started in any other way, this never happens.
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
