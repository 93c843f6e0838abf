/** Decides whether a reader already has what it asks for: the rules of conditional requests, with no I/O. */
import { parseHttpDate } from './http-date.ts'

const second = 1000
/** A commit becomes visible less than this after the change time that it carries: `docs/decisions/0003`. */
const visibleWithinMs = 1000
/** Whole seconds cannot tell two quick changes apart, so dates answer nothing while a change is younger than this. */
const settledAfterMs = 2000

export type Conditions = {
  readonly ifNoneMatch: string | null
  readonly ifModifiedSince: string | null
  /** As it is sent: `W/"…"`. */
  readonly etag: string
  /** When the data last changed, on the database's clock. */
  readonly changedAt: Date
  /** When the data was looked at, or last found unchanged; never later than the response's `Date`. */
  readonly now: Date
}

/**
 * What to answer to GET and HEAD, in the order of RFC 9110 §13.2.2: an `If-None-Match`, even one that makes no sense,
 * is the only one asked; without it an `If-Modified-Since` counts where it cannot be wrong. In doubt it is `send`.
 */
export function evaluate({ ifNoneMatch, ifModifiedSince, etag, changedAt, now }: Conditions): 'not-modified' | 'send' {
  if (ifNoneMatch !== null) return matches(ifNoneMatch, etag) ? 'not-modified' : 'send'
  if (ifModifiedSince === null) return 'send'
  const since = parseHttpDate(ifModifiedSince.trim(), now)
  if (since === null || since > now) return 'send'
  if (now.getTime() - changedAt.getTime() < settledAfterMs) return 'send'
  return since >= lastModified(changedAt, now) ? 'not-modified' : 'send'
}

/**
 * The `Last-Modified` to send, in whole seconds: the first second at which the change was certainly visible, but never
 * later than `now` (RFC 9110 §8.8.2.1). It never goes backwards while `changedAt` and `now` do not; why no 304 built on
 * it can be wrong is shown in `docs/decisions/0003-last-modified.md`.
 */
export function lastModified(changedAt: Date, now: Date): Date {
  const visible = Math.ceil((changedAt.getTime() + visibleWithinMs) / second) * second
  const thisSecond = Math.floor(now.getTime() / second) * second
  return new Date(Math.min(visible, thisSecond))
}

/** One member of the list with the commas around it; `etagc` is RFC 9110 §8.8.3, commas and obsolete text included. */
const listedTag = /[\t ,]*(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")[\t ]*(?:,[\t ,]*|$)/y

/**
 * Weak comparison (RFC 9110 §8.8.3.2) with each tag of `If-None-Match` (§13.1.2). A header that breaks the grammar
 * anywhere matches nothing, because a reader that mangles one tag may have mangled another.
 */
function matches(ifNoneMatch: string, etag: string): boolean {
  const header = ifNoneMatch.trim()
  if (header === '*' || header === etag) return true
  const opaque = etag.replace(/^W\//, '')
  let found = false
  let position = 0
  while (position < header.length) {
    listedTag.lastIndex = position
    const tag = listedTag.exec(header)
    if (tag === null) return false
    if (tag[1] === opaque) found = true
    position = listedTag.lastIndex
  }
  return found
}
