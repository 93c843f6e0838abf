/**
 * Subscribers on this machine, as a separate program: `receiver.ts HOSTS NETWORK DELAY_MS` listens
 * on so many addresses 127.NETWORK.x.y, each a host of its own to the worker, and prints their
 * origins. A POST is a delivery and is answered 204, after the delay, when all of it is there. A
 * GET returns when each arrived since the last `/forget`, or the body of the last one.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const [hosts = 0, network = 0, delayMs = 0] = process.argv.slice(2).map(Number)

/** Callback → milliseconds since 1970. */
const arrivals = new Map<string, number>()
let last: Buffer[] = []

function take(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    arrivals.set(request.url ?? '', performance.timeOrigin + performance.now())
    last = chunks
    setTimeout(() => response.writeHead(204).end(), delayMs)
  })
}

function tell({ url }: IncomingMessage, response: ServerResponse): void {
  if (url === '/forget') arrivals.clear()
  response.end(url === '/body' ? Buffer.concat(last) : JSON.stringify([...arrivals.values()]))
}

const servers = Array.from({ length: hosts }, (_, number) =>
  createServer((request, response) =>
    (request.method === 'POST' ? take : tell)(request, response),
  ).listen(0, `127.${network}.${Math.floor(number / 250)}.${(number % 250) + 1}`),
)
await Promise.all(servers.map((server) => once(server, 'listening')))
const originOf = ({ address, port }: AddressInfo) => `http://${address}:${port}`
console.log(JSON.stringify(servers.map((server) => originOf(server.address() as AddressInfo))))
