/** Runs a check on Node in a thread, which ends whatever it does. */
import { Worker } from 'node:worker_threads'
import { CannotCheck } from './check-document.ts'
import type { CheckOutcome, CheckTask } from './run-task.ts'

/** The site whose page checks: it asks public addresses only. */
export type CheckSite = {
  /** The address that people use, with its base path, without a slash at the end. */
  readonly root: string
  /** Where this machine reaches the newsroom at `root`; `null` if as everybody does. */
  readonly newsroom: string | null
}

/** `site` is `null` for a command: it asks any address, as its user could. */
export type ThreadStart = { readonly task: CheckTask; readonly site: CheckSite | null }

export type ThreadMessage =
  | { readonly type: 'outcome'; readonly outcome: CheckOutcome }
  | { readonly type: 'refusal'; readonly text: string }
  | { readonly type: 'turn' }

export type ThreadLimits = {
  readonly maxMegabytes: number
  /** Ends the check. */
  readonly signal?: AbortSignal
  /** How long the thread may stand still. Waiting for a network is no standstill. */
  readonly stuckMs?: number
}

/** @throws {CannotCheck} */
export async function runInThread(start: ThreadStart, limits: ThreadLimits): Promise<CheckOutcome> {
  const { maxMegabytes, signal, stuckMs = 30_000 } = limits
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    ...{ workerData: start, resourceLimits: { maxOldGenerationSizeMb: maxMegabytes } },
  })
  const { promise, resolve, reject } = Promise.withResolvers<CheckOutcome>()
  const end = () => reject(new CannotCheck('The check took too long, and was ended.'))
  let timer = setTimeout(end, stuckMs)
  signal?.addEventListener('abort', end, { once: true })
  thread.on('error', reject).on('exit', end)
  thread.on('message', (message: ThreadMessage) => {
    if (message.type === 'outcome') resolve(message.outcome)
    else if (message.type === 'refusal') reject(new CannotCheck(message.text))
    clearTimeout(timer)
    timer = setTimeout(end, stuckMs)
  })
  try {
    return await promise
  } catch (error) {
    throw isTooLarge(error)
      ? new CannotCheck('The document is too large to be examined here.', { cause: error })
      : error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
    await thread.terminate()
  }
}

/** Says whether a document needed more memory, or a deeper stack, than the thread has. */
const isTooLarge = (error: unknown) =>
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
