/**
 * Asks a callback whether it means a request to the hub (WebSub §5.3), or tells it that the hub
 * denies it (§5.2).
 */

import { toHex } from 'candor-disclosure/text/hex.ts'
import type { Reply, Send } from '../../core/host.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { type AttemptResult, attempt, type Courier } from './courier.ts'
import type { VerifyRequest } from './store/deliveries.ts'
import { confirmRequest } from './store/subscriptions.ts'

/**
 * Attempts to reach a callback, and the pause between two: it asked just now, so it should be
 * there.
 */
const maxAttempts = 3
const pauseSeconds = 20

/**
 * Any reply ends a request, and so does the last attempt. A request that is not confirmed counts
 * for its host until it is old.
 */
export function createVerifyCourier(send: Send, db: () => WriterDatabase): Courier<'verify'> {
  return async ({ request, attempts, url: callback }) => {
    const challenge =
      request.reason === null ? toHex(crypto.getRandomValues(new Uint8Array(32))) : null
    // Keeps the callback's own query string as it is.
    const separator = !callback.includes('?') ? '?' : /[?&]$/.test(callback) ? '' : '&'
    const url = `${callback}${separator}${parametersOf(request, challenge)}`
    const outcome = await attempt(
      send,
      { method: 'GET', url, headers: { Accept: '*/*' } },
      (reply) => judge(reply, challenge),
    )
    if (outcome.result === 'failed') {
      return attempts < maxAttempts
        ? { ...outcome, retryAfterSeconds: pauseSeconds }
        : { ...outcome, result: 'refused' }
    }
    if (outcome.result === 'arrived' && challenge !== null) await confirmRequest(db(), request.id)
    return outcome
  }
}

function judge({ status, text }: Reply, challenge: string | null): AttemptResult {
  const ok = status >= 200 && status < 300
  if (challenge === null || (ok && text === challenge)) return { result: 'arrived', status }
  const error = ok ? 'the body is not the challenge' : `the callback does not confirm (${status})`
  return { result: 'refused', status, error }
}

function parametersOf(
  { mode, askedTopic, reason, leaseSeconds, verifyToken }: VerifyRequest,
  challenge: string | null,
) {
  return new URLSearchParams([
    ['hub.mode', challenge === null ? 'denied' : mode],
    ['hub.topic', askedTopic],
    challenge === null ? ['hub.reason', reason ?? ''] : ['hub.challenge', challenge],
    ...(challenge !== null && mode === 'subscribe'
      ? [['hub.lease_seconds', String(leaseSeconds)]]
      : []),
    ...(verifyToken === null ? [] : [['hub.verify_token', verifyToken]]),
  ])
}
