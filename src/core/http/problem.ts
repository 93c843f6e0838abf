/** Errors as problem documents (RFC 9457), all of the type `about:blank`. */
import { dataSafety } from './safety.ts'

/**
 * These errors depend only on the address, so caches may keep them; others may be gone on retry.
 */
const cacheableStatuses: readonly number[] = [400, 404, 410]

export type Problem = {
  /** 400–599. */
  readonly status: number
  /** Short; the same for all problems of one type. */
  readonly title: string
  /** Sentences that name the fault and the remedy. */
  readonly detail: string
  /** Set it only if a retry can help; rounded up to whole seconds. */
  readonly retryAfterSeconds?: number
  /** More headers, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The response to `request`: HEAD gets no body. */
export function problem(request: Request, described: Problem): Response {
  const { status, title, detail, retryAfterSeconds, headers } = described
  const body = new TextEncoder().encode(JSON.stringify({ title, status, detail }))
  const allHeaders = new Headers({
    ...headers,
    'Content-Type': 'application/problem+json',
    'Content-Length': String(body.byteLength),
    'Cache-Control': cacheableStatuses.includes(status) ? 'public, max-age=60' : 'no-store',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After',
    ...dataSafety,
  })
  if (retryAfterSeconds !== undefined)
    allHeaders.set('Retry-After', String(Math.ceil(retryAfterSeconds)))
  return new Response(request.method === 'HEAD' ? null : body, { status, headers: allHeaders })
}
