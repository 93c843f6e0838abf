/**
 * Subscribers on this machine, as a separate program: `receiver.ts HOSTS` listens on so many ports of 127.0.0.1, each a host
 * of its own to the worker, and prints them. A POST is a delivery and is answered 204 when all of it is there. A GET returns
 * when each arrived since the last `/forget`, or the body of the last one.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Callback → milliseconds since 1970. */
const arrivals = new Map<string, number>()
let last: Buffer[] = []

function take(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    arrivals.set(request.url ?? '', performance.timeOrigin + performance.now())
    last = chunks
    response.writeHead(204).end()
  })
}

function tell({ url }: IncomingMessage, response: ServerResponse): void {
  if (url === '/forget') arrivals.clear()
  response.end(url === '/body' ? Buffer.concat(last) : JSON.stringify([...arrivals.values()]))
}

const hosts = Number(process.argv[2])
const servers = Array.from({ length: hosts }, () =>
  createServer((request, response) => (request.method === 'POST' ? take : tell)(request, response)).listen(
    0,
    '127.0.0.1',
  ),
)
await Promise.all(servers.map((server) => once(server, 'listening')))
console.log(JSON.stringify(servers.map((server) => (server.address() as AddressInfo).port)))
