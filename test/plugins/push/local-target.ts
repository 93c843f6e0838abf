/**
 * A stranger on this machine: a server that keeps what it was sent, and answers as it is told. And
 * a `Send` that reaches it.
 */
import type { Send } from '../../../src/core/host.ts'
import { startReceiver } from './receivers.ts'

export async function openTarget() {
  const answer = { status: 204, headers: {} as Readonly<Record<string, string>>, text: '' }
  const { url, arrivals, close } = await startReceiver((response) => {
    response
      .writeHead(answer.status, answer.headers)
      .end(answer.status === 204 ? undefined : answer.text)
  })
  return {
    url: `${url}/`,
    received: arrivals,
    answerWith: (status: number, text = '', headers = {}) =>
      Object.assign(answer, { status, text, headers }),
    close,
  }
}

/** Like the Send of each runtime, without its checks of addresses and limits. */
export const send: Send = async ({ method, url, headers, body = null }) => {
  const response = await fetch(url, { method, headers, body, redirect: 'manual' })
  return {
    status: response.status,
    retryAfter: response.headers.get('Retry-After'),
    text: await response.text(),
  }
}
