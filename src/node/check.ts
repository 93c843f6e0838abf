/** The page that checks feeds, on Node: whether it is on, and what only Node has. All of it is loaded for the first request. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Examined } from '../check/check-document.ts'
import type { CheckParts, Examiner } from '../check/check-routes.ts'
import { parseCheckSettings } from '../settings/check.ts'
import { parseNodeSettings } from '../settings/node.ts'
import type { Environment } from '../settings/setting.ts'
import { clientAddressBy } from './askers.ts'
import { logError } from './log.ts'

/** A thread for one check. `signal` ends it, whatever it does. */
function openExaminer(signal: AbortSignal): Examiner {
  const thread = new Worker(new URL('./check-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  const close = () => void thread.terminate()
  signal.addEventListener('abort', close, { once: true })
  return {
    close,
    async examine(document, options) {
      thread.postMessage([document, options])
      const ended = once(thread, 'exit', { signal }).then(() => Promise.reject(new Error('the thread ended')))
      const message = once(thread, 'message', { signal }) as Promise<[Examined]>
      const [examined] = await Promise.race([message, ended]).catch(async (cause: unknown) => {
        const { CannotCheck } = await import('../check/check-document.ts')
        throw new CannotCheck('The document is too large to be examined here.', { cause })
      })
      return examined
    },
  }
}

/** `undefined` if it is off. Without CHECK, it is on in the demo newsroom. */
export function openCheck(environment: Environment, parts: Pick<CheckParts, 'view' | 'own'>) {
  const { check } = parseCheckSettings(environment)
  if (!(check ?? parts.view.demo)) return undefined
  const path = `${parts.view.site.basePath}/check`
  const load = async () => {
    const [{ createCheck }, { createGuardedFetch }] = await Promise.all([
      import('../check/check-routes.ts'),
      import('./guarded-fetch.ts'),
    ])
    const clientAddress = clientAddressBy(parseNodeSettings(environment).clientHeader)
    const clock = () => performance.now()
    return createCheck({ ...parts, fetch: createGuardedFetch(), clientAddress, openExaminer, clock, log: logError })
      .fetch
  }
  let loaded: ReturnType<typeof load> | undefined
  return {
    answers: ({ url }: Request) => /^https?:\/\/[^/]+([^?#]*)/.exec(url)?.[1]?.replace(/\/$/, '') === path,
    async fetch(request: Request, env: unknown): Promise<Response> {
      loaded ??= load()
      return (await loaded)(request, env as never)
    },
  }
}
