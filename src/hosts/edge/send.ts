/**
 * Sends requests to strangers from a Worker. The platform resolves names itself, and its network
 * has no private addresses of anybody
 * (https://developers.cloudflare.com/workers/reference/security-model/); addresses without a name
 * are refused.
 */

import { isIpAddress, RefusedAddress, refusalOfAddress } from 'candor-check/public-address.ts'
import { type Reply, replyBytes, type Send, type SendOptions } from '../../core/host.ts'

const timeoutMs = 10_000

export function createSend({ allowPrivate }: Pick<SendOptions, 'allowPrivate'>): Send {
  return async ({ method, url, headers, body }) => {
    const refusal = refusalOfAddress(url, allowPrivate)
    if (refusal !== null) throw new RefusedAddress(refusal)
    if (!allowPrivate && isIpAddress(new URL(url).hostname)) {
      throw new RefusedAddress('The address must have a host name: an IP address is refused here.')
    }
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
      signal,
    })
    return {
      status: response.status,
      retryAfter: response.headers.get('Retry-After'),
      text: await beginningOf(response),
    }
  }
}

/** The status counts also if the body breaks off, or never ends. */
async function beginningOf({ body }: Response): Promise<Reply['text']> {
  if (body === null) return ''
  const reader = body.getReader()
  let bytes = new Uint8Array()
  try {
    while (bytes.byteLength < replyBytes) {
      const { done, value } = await reader.read()
      if (done) break
      bytes = new Uint8Array([...bytes, ...value.subarray(0, replyBytes - bytes.byteLength)])
    }
  } catch {
    // The part that came counts.
  }
  await reader.cancel().catch(() => {})
  return new TextDecoder().decode(bytes)
}
