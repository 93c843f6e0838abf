/** Evaluates conditional requests (RFC 9110 §13), without I/O. */
import { parseHttpDate } from './headers.ts'

const secondMs = 1000
/** A commit is visible less than this after its change time: see decision 3. */
const visibleWithinMs = 1000
/**
 * HTTP dates cannot tell two changes in one second apart, so ignore them until the last change is
 * this old.
 */
const settledAfterMs = 2000

type Conditions = {
  readonly ifNoneMatch: string | null
  readonly ifModifiedSince: string | null
  /** The header as sent: `W/"…"`. */
  readonly etag: string
  /** When the data last changed, on the database's clock. */
  readonly changedAt: Date
  /** When the data was read, or last found unchanged; never later than the response's `Date`. */
  readonly now: Date
}

/**
 * The response to GET and HEAD, in the order of RFC 9110 §13.2.2: any `If-None-Match`, even an
 * invalid one, disables `If-Modified-Since`. In doubt it is `send`.
 */
export function evaluate({
  ifNoneMatch,
  ifModifiedSince,
  etag,
  changedAt,
  now,
}: Conditions): 'not-modified' | 'send' {
  if (ifNoneMatch !== null) return matches(ifNoneMatch, etag) ? 'not-modified' : 'send'
  if (ifModifiedSince === null) return 'send'
  const since = parseHttpDate(ifModifiedSince.trim(), now)
  if (since === null || since > now) return 'send'
  if (now.getTime() - changedAt.getTime() < settledAfterMs) return 'send'
  return since >= lastModified(changedAt, now) ? 'not-modified' : 'send'
}

/**
 * The `Last-Modified` to send, in whole seconds: the first second at which the change was certainly
 * visible, but never later than `now` (RFC 9110 §8.8.2.1). It never goes backwards while
 * `changedAt` and `now` do not. The proof that no 304 based on it is wrong:
 * decision 3.
 */
export function lastModified(changedAt: Date, now: Date): Date {
  const visible = Math.ceil((changedAt.getTime() + visibleWithinMs) / secondMs) * secondMs
  const thisSecond = Math.floor(now.getTime() / secondMs) * secondMs
  return new Date(Math.min(visible, thisSecond))
}

/**
 * One member of the list with its commas. `etagc` (RFC 9110 §8.8.3) includes commas and obs-text.
 */
const listMember = /[\t ,]*(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")[\t ]*(?:,[\t ,]*|$)/y

/**
 * Weak comparison (RFC 9110 §8.8.3.2) with each tag of `If-None-Match` (§13.1.2). A header with a
 * syntax error matches nothing, because a client that damages one tag may have damaged another.
 */
function matches(ifNoneMatch: string, etag: string): boolean {
  const header = ifNoneMatch.trim()
  if (header === '*' || header === etag) return true
  const opaque = etag.replace(/^W\//, '')
  let found = false
  let position = 0
  while (position < header.length) {
    listMember.lastIndex = position
    const tag = listMember.exec(header)
    if (tag === null) return false
    if (tag[1] === opaque) found = true
    position = listMember.lastIndex
  }
  return found
}
