/** Asks a callback whether it means a request to the hub (WebSub §5.3), or tells it that the hub denies it (§5.2). */

import type { WriterDatabase } from '../writer/database.ts'
import type { ClaimedDelivery } from '../writer/push-deliveries.ts'
import { confirmRequest, giveUpRequest } from '../writer/push-subscriptions.ts'
import { type Courier, type Outcome, RefusedAddress, type Reply, type Send } from './courier.ts'

export type VerifyParts = { readonly send: Send; readonly db: () => WriterDatabase }

type Request = Extract<ClaimedDelivery, { kind: 'verify' }>['request']

/** Attempts to reach a callback, this one included, and the pause before the next: it asked just now, so it should be there. */
const mostAttempts = 3
const pauseSeconds = 20

/** A courier of deliveries of the kind `verify`: it ends each request that it does not ask to try again. */
export function createVerifyCourier({ send, db }: VerifyParts): Courier {
  return async (delivery) => {
    if (delivery.kind !== 'verify') throw new Error(`a verification is no ${delivery.kind}`)
    const { request, attempts } = delivery
    const challenge = request.reason === null ? toHex(crypto.getRandomValues(new Uint8Array(32))) : null
    const reply = await sendTo(send, request, challenge)
    if (reply instanceof Error) {
      const error = reply.message
      if (attempts < mostAttempts && !(reply instanceof RefusedAddress)) {
        return { result: 'failed', status: null, error, retryAfterSeconds: pauseSeconds }
      }
      await giveUpRequest(db(), request.id)
      return { result: 'refused', status: null, error }
    }
    return settle(db(), request, challenge, reply)
  }
}

async function settle(db: WriterDatabase, request: Request, challenge: string | null, reply: Reply): Promise<Outcome> {
  const { status, text } = reply
  const ok = status >= 200 && status < 300
  if (challenge !== null && ok && text === challenge) {
    await confirmRequest(db, request.id)
    return { result: 'arrived', status }
  }
  await giveUpRequest(db, request.id)
  if (challenge === null) return { result: 'arrived', status }
  const error = ok ? 'the body is not the challenge' : `the callback does not confirm (${status})`
  return { result: 'refused', status, error }
}

async function sendTo(send: Send, request: Request, challenge: string | null): Promise<Reply | Error> {
  const url = withParameters(request.callback, parametersOf(request, challenge))
  try {
    return await send({ method: 'GET', url, headers: { Accept: '*/*' } })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function parametersOf(request: Request, challenge: string | null): Readonly<Record<string, string>> {
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

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
