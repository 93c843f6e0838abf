/**
 * Sends requests to strangers on Node: only to public addresses, which it checks at the moment of
 * the connection, without following redirects, and with limits of time and of what it reads.
 */
import { lookup as lookUpInSystem } from 'node:dns'
import * as http from 'node:http'
import * as https from 'node:https'
import type { LookupFunction } from 'node:net'
import { networkOf } from 'candor-check/ip-address.ts'
import { createResolve, lookUpPublic, type Resolve } from 'candor-check/look-up.ts'
import { isPublicIp, RefusedAddress, refusalOfAddress } from 'candor-check/public-address.ts'
import { generatorName, generatorVersion } from '../../core/feed/feed.ts'
import { BusyAddress, type Outgoing, type Reply, replyBytes, type Send } from '../../core/host.ts'

type NodeSendOptions = {
  readonly allowPrivate: boolean
  /** By default, the DNS servers of this machine. */
  readonly resolve?: Resolve
  readonly isPublic?: (ip: string) => boolean
  /**
   * Requests that may be on their way to one IPv4 address or IPv6 network /64, whatever names lead
   * there.
   */
  readonly atOnceOfAddress?: number
  /** For the whole exchange: name, connection, request and reply. */
  readonly timeoutMs?: number
}

const usualTimeoutMs = 10_000
/** A reply's status line and headers. */
const maxHeaderBytes = 16_384
/** How long a connection without a request stays open. */
const idleMs = 4000

/** The connections stay open for a while, to addresses that were checked. */
export function createSend({
  allowPrivate,
  resolve = createResolve(),
  isPublic = isPublicIp,
  timeoutMs = usualTimeoutMs,
  atOnceOfAddress = Number.POSITIVE_INFINITY,
}: NodeSendOptions): Send {
  const options = {
    keepAlive: true,
    timeout: idleMs,
    maxFreeSockets: 16,
    scheduling: 'lifo',
  } as const
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }
  // Private addresses can have names that only this machine knows.
  const lookup = allowPrivate ? (lookUpInSystem as LookupFunction) : lookUpPublic(resolve, isPublic)

  /** On their way, by network. */
  const busy = new Map<string, number>()

  /**
   * Counts the request from the moment of its connection, at which nothing is sent yet, to its end.
   */
  function take(request: http.ClientRequest, network: string): void {
    const count = busy.get(network) ?? 0
    if (count >= atOnceOfAddress)
      return void request.destroy(new BusyAddress(`${count} requests are on their way there`))
    busy.set(network, count + 1)
    request.on('close', () => {
      const left = (busy.get(network) ?? 1) - 1
      if (left > 0) busy.set(network, left)
      else busy.delete(network)
    })
  }

  return (outgoing) =>
    new Promise<Reply>((resolveReply, reject) => {
      const refusal = refusalOfAddress(outgoing.url, allowPrivate)
      if (refusal !== null) return reject(new RefusedAddress(refusal))
      const url = new URL(outgoing.url)
      const request = (url.protocol === 'https:' ? https : http).request(url, {
        method: outgoing.method,
        headers: headersOf(outgoing),
        agent: agents[url.protocol as keyof typeof agents],
        lookup,
        maxHeaderSize: maxHeaderBytes,
      })
      let late: () => unknown = () =>
        request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`))
      const timer = setTimeout(() => late(), timeoutMs)
      request.on('close', () => clearTimeout(timer))
      request.on('error', reject)
      request.on('socket', (socket) => {
        const count = () => take(request, networkOf(socket.remoteAddress ?? null))
        if (socket.connecting) socket.once('connect', count)
        else count()
      })
      // A connection that changes its protocol has no response: without this, nothing would ever
      // end the request.
      request.on('upgrade', ({ statusCode = 101 }, socket) => {
        socket.destroy()
        resolveReply({ status: statusCode, retryAfter: null, text: '' })
      })
      request.on('response', (response) => {
        late = () => response.destroy()
        readReply(response, resolveReply)
      })
      request.end(outgoing.body)
    })
}

function headersOf({ headers, body }: Outgoing): Record<string, string | number> {
  const length =
    body === undefined
      ? undefined
      : typeof body === 'string'
        ? Buffer.byteLength(body)
        : body.byteLength
  return {
    'User-Agent': `${generatorName}/${generatorVersion}`,
    ...headers,
    ...(length !== undefined && { 'Content-Length': length }),
  }
}

/** The status counts also if the body never ends. */
function readReply(response: http.IncomingMessage, done: (reply: Reply) => void): void {
  const chunks: Buffer[] = []
  let bytes = 0
  const end = () => {
    const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, replyBytes))
    done({
      status: response.statusCode ?? 0,
      retryAfter: response.headers['retry-after'] ?? null,
      text,
    })
  }
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > replyBytes) response.destroy()
  })
  response.on('error', () => {})
  response.on('close', end)
}
