/** When a delivery that failed is tried again, and what a reply means. Pure. */
import { parseHttpDate } from '../http/http-date.ts'
import type { Outcome, Reply } from './courier.ts'

/** The first retry is within this time; each one has twice that of the one before, up to `maxMs`. */
export const firstMs = 5000
export const maxMs = 3_600_000
/** More of a `Retry-After` does not count. */
const maxRetryAfterSeconds = 86_400

/**
 * Full jitter: any time up to the limit, so that many targets that failed at once do not come back at once. Never before
 * `retryAfterSeconds`. `random` is from 0 to 1; `attempts` counts from 1.
 */
export function retryDelayMs(attempts: number, retryAfterSeconds: number | undefined, random: number): number {
  const limit = Math.min(maxMs, firstMs * 2 ** Math.min(attempts - 1, 30))
  return Math.max(random * limit, Math.min(retryAfterSeconds ?? 0, maxRetryAfterSeconds) * 1000)
}

/** `Retry-After` (RFC 9110 §10.2.3) is a number of seconds or an HTTP date. */
export function parseRetryAfter(text: string | null, now: Date): number | undefined {
  const trimmed = text?.trim() ?? ''
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed)
  const date = parseHttpDate(trimmed, now)
  return date === null ? undefined : Math.max(0, (date.getTime() - now.getTime()) / 1000)
}

/** 2xx has arrived, 410 ends a subscription, and all else is tried again. */
export function toOutcome({ status, retryAfter }: Reply, now: Date): Outcome {
  if (status >= 200 && status < 300) return { result: 'arrived', status }
  if (status === 410) return { result: 'refused', status, error: 'it answered 410 Gone', ends: true }
  const retryAfterSeconds = parseRetryAfter(retryAfter, now)
  const error =
    status >= 300 && status < 400 ? `it redirects (${status}), which is not followed` : `it answered ${status}`
  return { result: 'failed', status, error, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
}
