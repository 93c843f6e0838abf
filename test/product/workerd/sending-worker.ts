/**
 * A Worker that makes one attempt for each request, with the `Send` of the edge, and answers with
 * its outcome; or counts the request at the time that it names, and answers how long to wait.
 */

import { createRateLimit } from '../../../src/core/http/rate-limit.ts'
import { createSend } from '../../../src/hosts/edge/send.ts'
import { attempt, toOutcome } from '../../../src/plugins/push/courier.ts'

/** Hosts that were asked: a request that is refused asks none. Nothing leaves this machine. */
const asked: string[] = []
const own = globalThis.fetch
globalThis.fetch = async (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input)
  asked.push(hostname)
  if (hostname !== '127.0.0.1') throw new Error('tests ask this machine only')
  return await own(input, init)
}

let nowMs = 0
const countRequest = createRateLimit(60_000, () => nowMs)

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/limit') {
      nowMs = Number(searchParams.get('now'))
      return Response.json(countRequest('client', 1))
    }
    const url = searchParams.get('url') ?? ''
    const send = createSend({ allowPrivate: searchParams.get('private') === 'on' })
    const outgoing = {
      method: 'POST',
      url,
      headers: { 'Content-Type': 'text/plain' },
      body: 'body',
    } as const
    const outcome = await attempt(send, outgoing, (reply) => toOutcome(reply, new Date()))
    return Response.json({ outcome, asked: asked.splice(0) })
  },
}
