/**
 * The page that checks feeds, on Node: whether it is on, and what only Node has. All of it is
 * loaded for the first request.
 */
import { type MessagePort, Worker } from 'node:worker_threads'
import { parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { rootOf } from '../../core/settings/site.ts'
import { clientAddressBy } from '../../hosts/node/askers.ts'
import { logError } from '../../hosts/node/log.ts'
import type { Fetch } from '../../packages-to-be/check/ask-web.ts'
import type { CheckParts } from './check-routes.ts'
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

type CheckPageParts = Pick<CheckParts, 'view' | 'timeLimitMs'> & {
  /** Answers for this site. */
  readonly own: Fetch
}

/** `undefined` if it is off. Without CHECK, it is on in the demo newsroom. */
export function openCheck(environment: Environment, { own, ...parts }: CheckPageParts) {
  const { check } = parseCheckSettings(environment)
  if (!(check ?? parts.view.demo)) return undefined
  const path = `${parts.view.site.basePath}/check`
  const load = async () => {
    const { createCheck } = await import('./check-routes.ts')
    const clientAddress = clientAddressBy(parseNodeSettings(environment).clientHeader)
    const clock = () => performance.now()
    const root = rootOf(parts.view.site)
    const run: CheckParts['run'] = (task, signal) => runInThread({ task, root, own }, signal)
    return createCheck({ ...parts, clientAddress, run, clock, log: logError }).fetch
  }
  let loaded: ReturnType<typeof load> | undefined
  return {
    answers: ({ url }: Request) =>
      /^https?:\/\/[^/]+([^?#]*)/.exec(url)?.[1]?.replace(/\/$/, '') === path,
    async fetch(request: Request, env: unknown): Promise<Response> {
      loaded ??= load()
      return (await loaded)(request, env as never)
    },
  }
}
