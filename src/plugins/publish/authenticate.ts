/** The caller of a request, by its token, and how often it may ask. */
import { timingSafeEqual } from 'hono/utils/buffer'
import { LRUCache } from 'lru-cache'
import { createRateLimit } from '../../core/http/rate-limit.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { digestOfToken, isToken } from '../../core/text/token.ts'
import { Refused } from './faults.ts'
import type { Caller } from './scopes.ts'
import { findToken, type StoredToken } from './store/tokens.ts'

type AuthenticateParts = {
  /** Milliseconds for which a token is believed without a query. */
  readonly freshMs: number
  /** Requests of one token in a minute, for each process. */
  readonly requestsPerMinute: number
  /** Milliseconds, from any start. */
  readonly clock: () => number
  /** How a token is sent (RFC 9110 §11.6.1). */
  readonly challenge?: string
}

const bearer = 'Bearer realm="candor"'
const maxTokens = 1000
const minuteMs = 60_000
/**
 * Each so many, sent or answered, count as one request more: the time that a request takes grows
 * with them.
 */
const bytesOfRequest = 100_000

/** Makes the check of tokens, once for an app. */
export function createAuthenticate({
  freshMs,
  requestsPerMinute,
  clock,
  challenge = bearer,
}: AuthenticateParts) {
  const known = new LRUCache<string, { readonly token: StoredToken; readonly until: number }>({
    max: maxTokens,
  })
  const countRequest = createRateLimit(minuteMs, clock)
  const unauthorized = (message: string) =>
    new Refused(401, message, [], { 'WWW-Authenticate': challenge })
  const tooMany = (seconds: number) =>
    new Refused(
      429,
      `This token may send ${requestsPerMinute} requests a minute. Wait ${seconds} seconds, or send several articles in one batch.`,
      [],
      { 'Retry-After': String(seconds) },
    )

  async function findKnown(
    digest: string,
    db: () => WriterDatabase,
  ): Promise<StoredToken | undefined> {
    const kept = known.get(digest)
    if (kept && clock() < kept.until) return kept.token
    const token = await findToken(db(), digest)
    if (token) known.set(digest, { token, until: clock() + freshMs })
    else known.delete(digest)
    return token
  }

  /** @throws {Refused} 401 or 429, or the database's error. */
  async function authenticate(request: Request, db: () => WriterDatabase): Promise<Caller> {
    const [scheme = '', text = ''] = (request.headers.get('Authorization') ?? '').split(/ +/)
    if (text === '') throw unauthorized('Send a token: "Authorization: Bearer candor_…".')
    if (scheme.toLowerCase() !== 'bearer')
      throw unauthorized('Send the token as "Authorization: Bearer candor_…".')
    if (!isToken(text))
      throw unauthorized(
        'The text in Authorization is no token of Candor: a character may be missing.',
      )
    const digest = await digestOfToken(text)
    const token = await findKnown(digest, db)
    if (!token || !(await timingSafeEqual(token.digest, digest))) {
      throw unauthorized(
        'The token is unknown, revoked or expired. "candor token create" makes a new one.',
      )
    }
    const waitSeconds = countRequest(String(token.id), requestsPerMinute)
    if (waitSeconds > 0) throw tooMany(waitSeconds)
    const { id: tokenId, name, scopes, modes, reviewers, prefixes } = token
    return { tokenId, name, scopes, modes, reviewers, prefixes }
  }

  return {
    authenticate,
    /** Counts what a request sent, or what it was answered. */
    spend({ tokenId }: Caller, bytes: number): void {
      countRequest(String(tokenId), Number.POSITIVE_INFINITY, Math.floor(bytes / bytesOfRequest))
    },
  }
}
