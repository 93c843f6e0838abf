/**
 * Sends requests to a service over a real socket, without following redirects and without
 * decompression.
 */
import { once } from 'node:events'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Question = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** A list is sent in chunks, without Content-Length. */
  readonly body?: string | Uint8Array | readonly string[]
  /** Drops the connection. */
  readonly signal?: AbortSignal
}

/**
 * Uses `node:http` because `fetch` does not allow the `Host` header. A gzipped body stays gzipped.
 */
export async function ask(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body: sentBody, signal }: Question = {},
) {
  const { hostname, port } = new URL(origin)
  const sent = request({ hostname, port, path, method, headers, signal, agent: false })
  if (typeof sentBody === 'string' || sentBody instanceof Uint8Array) sent.end(sentBody)
  else {
    for (const chunk of sentBody ?? []) sent.write(chunk)
    sent.end()
  }
  // A service that refuses a body may close the connection before it has all of it.
  sent.on('error', () => {})
  const [answer] = await once(sent, 'response')
  const body: Buffer<ArrayBuffer> = await buffer(answer)
  const pairs = Object.entries<string | string[] | undefined>(answer.headers)
  const received = new Headers(
    pairs
      .flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as const))
      .map(([a, b]) => [a, b]),
  )
  const bodyless = [204, 304].includes(answer.statusCode)
  return new Response(bodyless ? null : body, { status: answer.statusCode, headers: received })
}
