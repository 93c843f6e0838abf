/** Asks a running service over a real socket and shows what came back as it was sent: nothing is followed or decompressed. */
import { once } from 'node:events'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Question = { readonly method?: string; readonly headers?: Readonly<Record<string, string>> }

/** The body is what stood on the wire: gzip stays gzip. `Host` may be set, which `fetch` would refuse. */
export async function ask(origin: string, path: string, { method = 'GET', headers = {} }: Question = {}) {
  const { hostname, port } = new URL(origin)
  const sent = request({ hostname, port, path, method, headers, agent: false }).end()
  const [answer] = await once(sent, 'response')
  const body: Buffer<ArrayBuffer> = await buffer(answer)
  const pairs = Object.entries<string | string[] | undefined>(answer.headers)
  const received = new Headers(
    pairs.flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as const)).map(([a, b]) => [a, b]),
  )
  const bodyless = [204, 304].includes(answer.statusCode)
  return new Response(bodyless ? null : body, { status: answer.statusCode, headers: received })
}
