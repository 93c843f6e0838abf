/**
 * Requests that are not valid HTTP, refused with a problem document before the app sees them. The
 * connection is closed.
 */
import { type IncomingMessage, type RequestListener, ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * Calls `answer` unless the request's `Host` or `Transfer-Encoding` is at fault. For a server with
 * `joinDuplicateHeaders` and without `requireHostHeader`.
 */
export function refuseBadRequests(answer: RequestListener): RequestListener {
  return (incoming, outgoing) => {
    const fault = findFault(incoming)
    if (fault === null) return answer(incoming, outgoing)
    const { status, headers, body } = refusal(400, fault)
    outgoing.writeHead(status, headers).end(body)
  }
}

/**
 * Node accepts two `Host` headers, and each transfer coding before `chunked` without decoding it.
 */
function findFault({ headers, httpVersion }: IncomingMessage): string | null {
  const { host } = headers
  // RFC 9112 §3.2. Node joins several with a comma (`joinDuplicateHeaders`), which no host name
  // contains.
  if (host?.includes(','))
    return `The request has the Host ${JSON.stringify(host)}. Send one host name.`
  if (host === undefined && httpVersion === '1.1')
    return 'The request has no Host header. Send one.'
  // RFC 9112 §6.1 suggests 501. 400, because nobody can tell where such a request ends, as with two
  // lengths.
  const coding = headers['transfer-encoding']
  if (coding === undefined || coding.toLowerCase() === 'chunked') return null
  return `The request has the Transfer-Encoding ${JSON.stringify(coding)}. Send chunked, or a Content-Length.`
}

/** For errors that the parser finds; the other statuses are those that Node sends for them. */
const statuses: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    'The request took too long to arrive. Send it again on a new connection.',
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions are too long. Send none.'],
  HPE_HEADER_OVERFLOW: [
    431,
    'The headers are longer than 16 KiB together. Send fewer or shorter ones.',
  ],
}

/**
 * Responds to a request that Node could not parse, or that did not arrive in time. A listener of
 * `clientError`.
 */
export function refuseUnparsed(
  error: Error & { readonly code?: string; readonly reason?: string },
  socket: Duplex,
): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const reason = error.reason === undefined ? '' : ` (${error.reason})`
  const [status, detail] = statuses[error.code ?? ''] ?? [
    400,
    `The request is not valid HTTP/1.1${reason}.`,
  ]
  const { headers, body } = refusal(status, detail)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const text = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`
  // Like Node without a listener: no second response to a request that is answered already, for
  // instance before its body turned out to be invalid.
  const current: unknown = Reflect.get(socket, '_httpMessage')
  const isAnswered = current instanceof ServerResponse && current.headersSent
  socket.end(isAnswered ? '' : text, () => socket.destroy())
}

/** No cache may keep it: the address is not at fault. */
function refusal(status: number, detail: string) {
  const body = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail })
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    Connection: 'close',
  }
  return { status, headers, body }
}
