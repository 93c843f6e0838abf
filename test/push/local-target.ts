/** A stranger on this machine: a server that keeps what it was sent, and answers as it is told. And a `Send` that reaches it. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Send } from '../../src/push/courier.ts'

export type Received = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export async function openTarget() {
  const received: Received[] = []
  const answer = { status: 204, headers: {} as Readonly<Record<string, string>>, text: '' }
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request
    void text(request).then((body) => {
      received.push({ method, path, headers, body })
      response.writeHead(answer.status, answer.headers).end(answer.status === 204 ? undefined : answer.text)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the target listens on no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    received,
    answerWith: (status: number, said = '', headers = {}) => Object.assign(answer, { status, text: said, headers }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const send: Send = async ({ method, url, headers, body = null }) => {
  const response = await fetch(url, { method, headers: { ...headers }, body, redirect: 'manual' })
  return { status: response.status, retryAfter: response.headers.get('Retry-After'), text: await response.text() }
}
