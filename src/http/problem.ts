/** Errors as RFC 9457 problem documents: what went wrong, and what the caller can do about it. */
import { dataSafety } from './safety.ts'

/** These depend on the address alone, so a cache may spare us the repeats; other errors may be gone at the next try. */
const cacheableStatuses: readonly number[] = [400, 404, 410]

export type Problem = {
  /** 400–599. */
  readonly status: number
  /** Short, and the same for every problem of this kind. */
  readonly title: string
  /** Whole sentences about this case that say what to do. */
  readonly detail: string
  /** A URI that explains this kind of problem; none means `about:blank` (RFC 9457 §4.2.1). */
  readonly type?: string
  /** Only where waiting helps; rounded up to whole seconds. */
  readonly retryAfterSeconds?: number
  /** More headers, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The request decides only whether there is a body: HEAD gets the headers alone. */
export function problem(request: Request, described: Problem): Response {
  const { status, title, detail, type, retryAfterSeconds, headers } = described
  const body = new TextEncoder().encode(JSON.stringify({ type, title, status, detail }))
  const all = new Headers({
    ...headers,
    'Content-Type': 'application/problem+json',
    'Content-Length': String(body.byteLength),
    'Cache-Control': cacheableStatuses.includes(status) ? 'public, max-age=60' : 'no-store',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After',
    ...dataSafety,
  })
  if (retryAfterSeconds !== undefined) all.set('Retry-After', String(Math.ceil(retryAfterSeconds)))
  return new Response(request.method === 'HEAD' ? null : body, { status, headers: all })
}
