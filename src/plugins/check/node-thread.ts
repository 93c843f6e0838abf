/**
 * Runs one check in a thread of its own: what strangers wrote can take minutes, and feeds must not
 * wait.
 */
import { once } from 'node:events'
import { MessageChannel, parentPort, workerData } from 'node:worker_threads'
import type { Fetch } from 'candor-check/ask-web.ts'
import { createGuardedFetch } from 'candor-check/guarded-fetch.ts'
import type { CheckStart, OwnAnswer, ThreadMessage } from './node.ts'
import { runCheck } from './run-check.ts'

const post = (message: ThreadMessage) =>
  parentPort?.postMessage(message, message.type === 'own' ? [message.port] : [])

/** The main thread has the app of this site. */
const own: Fetch = async (url, { method = 'GET', headers }) => {
  const { port1, port2 } = new MessageChannel()
  const answered = once(port1, 'message') as Promise<[OwnAnswer]>
  post({ type: 'own', url, method, headers: [...new Headers(headers)], port: port2 })
  const [{ body, ...init }] = await answered
  port1.close()
  const answer = new Response(body, init)
  // Does what fetch does: an answer that only says gzip is read without it.
  if (answer.headers.get('Content-Encoding') !== 'gzip') return answer
  return new Response(answer.body?.pipeThrough(new DecompressionStream('gzip')) ?? null, init)
}

const { task, root } = workerData as CheckStart
post({ type: 'outcome', ...(await runCheck(task, { root, own, fetch: createGuardedFetch() })) })
