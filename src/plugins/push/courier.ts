/**
 * One attempt to send something to a stranger: the request, what its reply means, and when it is
 * tried again.
 */

import { RefusedAddress } from 'candor-check/public-address.ts'
import { BusyAddress, type Outgoing, type Reply, type Send } from '../../core/host.ts'
import { parseHttpDate } from '../../core/http/headers.ts'
import { reasonOf } from '../../core/store/errors.ts'
import type { Delivery, DeliveryKind } from './store/deliveries.ts'

/** The result of one attempt. */
export type AttemptResult = {
  /** After `failed` it is tried again, after `refused` not. */
  readonly result: 'arrived' | 'failed' | 'refused'
  readonly status: number | null
  /** For the log and for lists: one line, without secrets. */
  readonly error?: string
  /** The next attempt is not before that. */
  readonly retryAfterSeconds?: number
  /** The target took long to answer. */
  readonly slow?: boolean
  /** The subscription ends, as after 410. A webhook is paused instead. */
  readonly ends?: boolean
}

/**
 * Makes one attempt. It throws only for errors of ours, after which the delivery is tried again.
 */
export type Courier<Kind extends DeliveryKind> = (
  delivery: Delivery & { readonly kind: Kind },
) => Promise<AttemptResult>

/** Deliveries without a courier for their kind stay. */
export type Couriers = { readonly [Kind in DeliveryKind]?: Courier<Kind> | undefined }

/**
 * A target that takes longer is slow: for an hour, it gets a place only beside others that are
 * doubtful.
 */
const slowMs = 2000
/** Characters of a stranger's text in an error. */
const maxReplyLength = 200

/** `judge` says what a reply means, if it means more than `toOutcome` says. */
export async function attempt(
  send: Send,
  request: Outgoing,
  judge: (reply: Reply) => AttemptResult = (reply) => toOutcome(reply, new Date()),
): Promise<AttemptResult> {
  const startedMs = performance.now()
  const slowness = () => (performance.now() - startedMs > slowMs ? { slow: true } : {})
  try {
    const reply = await send(request)
    return { ...slowness(), ...judge(reply) }
  } catch (error) {
    if (error instanceof BusyAddress) throw error
    const result = error instanceof RefusedAddress ? 'refused' : 'failed'
    return { ...slowness(), result, status: null, error: reasonOf(error).slice(0, 300) }
  }
}

/**
 * With what a reply says about a failure, for the log and for lists: one line, without control
 * characters.
 */
export function described(outcome: AttemptResult, { text }: Reply): AttemptResult {
  const reply = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, maxReplyLength)
  return outcome.result === 'arrived' || reply === ''
    ? outcome
    : { ...outcome, error: `${outcome.error}: ${reply}` }
}

/** 2xx has arrived, 410 ends a subscription, and all else is tried again. */
export function toOutcome({ status, retryAfter }: Reply, now: Date): AttemptResult {
  if (status >= 200 && status < 300) return { result: 'arrived', status }
  if (status === 410)
    return { result: 'refused', status, error: 'it answered 410 Gone', ends: true }
  const retryAfterSeconds = parseRetryAfter(retryAfter, now)
  const error =
    status >= 300 && status < 400
      ? `it redirects (${status}), which is not followed`
      : `it answered ${status}`
  return {
    result: 'failed',
    status,
    error,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }
}

/** `Retry-After` (RFC 9110 §10.2.3) is a number of seconds or an HTTP date. */
export function parseRetryAfter(text: string | null, now: Date): number | undefined {
  const trimmed = text?.trim() ?? ''
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed)
  const date = parseHttpDate(trimmed, now)
  return date === null ? undefined : Math.max(0, (date.getTime() - now.getTime()) / 1000)
}

/**
 * The first retry is within this time; each one has twice that of the one before, up to `maxMs`.
 */
const firstMs = 5000
export const maxMs = 3_600_000
/** More of a `Retry-After` does not count. */
const maxRetryAfterSeconds = 86_400

/**
 * Full jitter: any time up to the limit, so that many targets that failed at once do not come back
 * at once. Never before `retryAfterSeconds`. `random` is from 0 to 1; `attempts` counts from 1.
 */
export function retryDelayMs(
  attempts: number,
  retryAfterSeconds: number | undefined,
  random: number,
): number {
  const limit = Math.min(maxMs, firstMs * 2 ** Math.min(attempts - 1, 30))
  return Math.max(random * limit, Math.min(retryAfterSeconds ?? 0, maxRetryAfterSeconds) * 1000)
}
