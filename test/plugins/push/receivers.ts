/** Subscribers on this machine: servers that note what arrives, by its path. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Arrival = {
  readonly method: string
  readonly path: string
  readonly atMs: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/**
 * `answer` is called when all of a request is there; by default it answers 204. Each address is a
 * host to a worker.
 */
export async function startReceiver(
  answer: (response: ServerResponse, arrival: Arrival) => void = (response) =>
    void response.writeHead(204).end(),
  address = '127.0.0.1',
) {
  const arrivals: Arrival[] = []
  const open = new Map<string, number>()
  let maxAtOnce = 0
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request
    const count = (open.get(path) ?? 0) + 1
    open.set(path, count)
    maxAtOnce = Math.max(maxAtOnce, count)
    response.on('close', () => open.set(path, (open.get(path) ?? 1) - 1))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const arrival = {
        method,
        path,
        headers,
        atMs: performance.now(),
        body: Buffer.concat(chunks).toString(),
      }
      arrivals.push(arrival)
      answer(response, arrival)
    })
  }).listen(0, address)
  await once(server, 'listening')
  return {
    url: `http://${address}:${(server.address() as AddressInfo).port}`,
    arrivals,
    /** The most requests to one path at the same time. */
    maxAtOnce: () => maxAtOnce,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
