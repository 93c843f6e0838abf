/**
 * The page that checks feeds, on Node: whether it is on, and what only Node has. All of it is
 * loaded for the first request.
 */
import { type MessagePort, Worker } from 'node:worker_threads'
import type { Fetch } from 'candor-check/ask-web.ts'
import type { Core, Opened, Plugin } from '../../core/plugin.ts'
import { rootOf } from '../../core/settings/site.ts'
import { checkLink, checkPlugin } from './plugin.ts'
import type { CheckOutcome, CheckTask } from './run-check.ts'
import { parseCheckSettings } from './settings.ts'

/** What the thread begins with. */
export type CheckStart = { readonly task: CheckTask; readonly root: string }
export type OwnAnswer = Pick<Response, 'status'> & {
  readonly body: Uint8Array<ArrayBuffer> | null
  readonly headers: [string, string][]
}
type OwnQuestion = {
  readonly url: string
  readonly method: string
  readonly headers: [string, string][]
  readonly port: MessagePort
}
export type ThreadMessage =
  | ({ readonly type: 'outcome' } & CheckOutcome)
  /** A request to this site. */
  | ({ readonly type: 'own' } & OwnQuestion)

async function answerOwn(own: Fetch, { url, method, headers, port }: OwnQuestion): Promise<void> {
  const response = await own(url, { method, headers })
  const body = response.body && (await response.bytes())
  port.postMessage({
    body,
    status: response.status,
    headers: [...response.headers],
  } satisfies OwnAnswer)
}

/** Runs a check in a thread, which `signal` ends, whatever it does. */
export async function runInThread(
  { own, ...start }: CheckStart & { readonly own: Fetch },
  signal: AbortSignal,
) {
  const thread = new Worker(new URL('./node-thread.ts', import.meta.url), {
    ...{ workerData: start, resourceLimits: { maxOldGenerationSizeMb: 256 } },
  })
  const outcome = Promise.withResolvers<CheckOutcome>()
  const end = () => outcome.reject(new Error('the thread was ended'))
  signal.addEventListener('abort', end, { once: true })
  thread.on('error', outcome.reject).on('exit', end)
  thread.on('message', (message: ThreadMessage) => {
    if (message.type === 'outcome') outcome.resolve(message)
    else answerOwn(own, message).catch(outcome.reject)
  })
  try {
    return await outcome.promise
  } catch (error) {
    if (!isTooLarge(error)) throw error
    const { failurePart } = await import('./report-part.ts')
    const part = await failurePart('The document is too large to be examined here.')
    return { status: 422 as const, html: part.toString() }
  } finally {
    signal.removeEventListener('abort', end)
    await thread.terminate()
  }
}

/** Says whether a document needed more memory, or a deeper stack, than the thread has. */
const isTooLarge = (error: unknown) =>
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')

/** Without CHECK, it is on in the demo newsroom. */
export const check: Plugin = { ...checkPlugin, open: openCheck }

export function openCheck(core: Core, timeLimitMs?: number): Opened | null {
  const { environment, site, demo, host, log } = core
  if (!core.serves || !(parseCheckSettings(environment).check ?? demo)) return null
  const path = `${site.basePath}/check`
  const own: Fetch = async (url, init) => core.fetch(new Request(url, init))
  const load = async () => {
    const { createCheck } = await import('./check-routes.ts')
    const root = rootOf(site)
    return createCheck({
      ...{ view: core.view(), clientAddress: host.clientAddress, log },
      ...(timeLimitMs !== undefined && { timeLimitMs }),
      run: (task, signal) => runInThread({ task, root, own }, signal),
      clock: () => performance.now(),
    }).fetch
  }
  let loaded: ReturnType<typeof load> | undefined
  return {
    links: [checkLink],
    prefix: {
      answers: ({ url }) => /^https?:\/\/[^/]+([^?#]*)/.exec(url)?.[1]?.replace(/\/$/, '') === path,
      async fetch(request, env) {
        loaded ??= load()
        return (await loaded)(request, env as never)
      },
    },
  }
}
