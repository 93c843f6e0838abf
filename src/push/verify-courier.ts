/** Asks a callback whether it means a request to the hub (WebSub §5.3), or tells it that the hub denies it (§5.2). */
import { toHex } from '../text/hex.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { confirmRequest, giveUpRequest } from '../writer/push-subscriptions.ts'
import { attempt } from './attempt.ts'
import type { Courier, Outcome, Reply, Send } from './courier.ts'

export type VerifyParts = { readonly send: Send; readonly db: () => WriterDatabase }

type HubRequest = Parameters<Courier<'verify'>>[0]['request']

/** Attempts to reach a callback, and the pause between two: it asked just now, so it should be there. */
const maxAttempts = 3
const pauseSeconds = 20

/** Any reply ends a request, and so does the last attempt. */
export function createVerifyCourier({ send, db }: VerifyParts): Courier<'verify'> {
  return async ({ request, attempts }) => {
    const challenge = request.reason === null ? toHex(crypto.getRandomValues(new Uint8Array(32))) : null
    const url = withParameters(request.callback, parametersOf(request, challenge))
    const outcome = await attempt(send, { method: 'GET', url, headers: { Accept: '*/*' } }, (reply) =>
      judge(reply, challenge),
    )
    if (outcome.result === 'failed' && attempts < maxAttempts) return { ...outcome, retryAfterSeconds: pauseSeconds }
    if (outcome.result === 'arrived' && challenge !== null) {
      await confirmRequest(db(), request.id)
      return outcome
    }
    await giveUpRequest(db(), request.id)
    return outcome.result === 'failed' ? { ...outcome, result: 'refused' } : outcome
  }
}

function judge({ status, text }: Reply, challenge: string | null): Outcome {
  const ok = status >= 200 && status < 300
  if (challenge === null || (ok && text === challenge)) return { result: 'arrived', status }
  const error = ok ? 'the body is not the challenge' : `the callback does not confirm (${status})`
  return { result: 'refused', status, error }
}

function parametersOf(request: HubRequest, challenge: string | null): Readonly<Record<string, string>> {
  const { mode, askedTopic, reason, leaseSeconds, verifyToken } = request
  const token: Readonly<Record<string, string>> = verifyToken === null ? {} : { 'hub.verify_token': verifyToken }
  if (challenge === null) {
    return { 'hub.mode': 'denied', 'hub.topic': askedTopic, 'hub.reason': reason ?? '', ...token }
  }
  const lease: Readonly<Record<string, string>> =
    mode === 'subscribe' ? { 'hub.lease_seconds': String(leaseSeconds) } : {}
  return { 'hub.mode': mode, 'hub.topic': askedTopic, 'hub.challenge': challenge, ...lease, ...token }
}

/** Keeps the callback's own query string as it is. */
function withParameters(callback: string, parameters: Readonly<Record<string, string>>): string {
  const separator = !callback.includes('?') ? '?' : /[?&]$/.test(callback) ? '' : '&'
  return `${callback}${separator}${new URLSearchParams(parameters)}`
}
