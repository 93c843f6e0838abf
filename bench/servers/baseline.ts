/**
 * The baseline of comparisons: a Hono handler that returns one precomputed body, the least work
 * that is possible.
 */
import { Hono } from 'hono'

/** Candor's own response, so that both send the same bytes and headers. */
export type Precomputed = {
  readonly path: string
  readonly etag: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
  readonly headersOf304: Readonly<Record<string, string>>
}

export function createBaseline({ path, etag, body, headers, headersOf304 }: Precomputed) {
  // Without `encodeBody` workerd would compress the bytes a second time.
  const init: ResponseInit & { encodeBody: 'manual' } = { headers, encodeBody: 'manual' }
  const init304 = { status: 304, headers: headersOf304 }
  return new Hono().get(path, (c) =>
    c.req.raw.headers.get('If-None-Match') === etag
      ? new Response(null, init304)
      : new Response(body, init),
  )
}
