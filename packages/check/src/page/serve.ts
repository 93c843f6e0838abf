/** Serves the page on Node, in a process of its own: no check of a stranger stops a newsroom. */
import { readdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism, setPriority } from 'node:os'
import { Readable } from 'node:stream'
import { runInThread } from '../run-in-thread.ts'
import { createCheck } from './create-page.ts'
import type { PageSettings } from './settings.ts'

const maxMegabytes = 256
/** Beside it, a newsroom gets nine tenths of a processor that both want. */
const lowPriority = 10
/** One processor stays free for the newsroom, and four checks are enough for anybody. */
const maxAtOnce = Math.max(1, Math.min(4, availableParallelism() - 1))

/** `null` for what the page does not answer: other methods would throw in `Request`, as TRACE does. */
function toRequest(incoming: IncomingMessage): Request | null {
  const { method = 'GET', url = '' } = incoming
  if (!['GET', 'HEAD', 'POST'].includes(method)) return null
  // An address in absolute form, or with two slashes, names another host.
  const address = url.startsWith('/') ? URL.parse(`http://localhost${url}`) : null
  if (address === null) return null
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  if (method !== 'POST') return new Request(address, { method, headers })
  const body = Readable.toWeb(incoming) as ReadableStream
  return new Request(address, { method, headers, body, duplex: 'half' } as RequestInit)
}

/** The last address of the header is the one that the proxy has added. */
const clientOf = ({ headersDistinct, socket }: IncomingMessage, header: string | null) =>
  (header && headersDistinct[header.toLowerCase()]?.join(',').split(',').at(-1)?.trim()) ||
  socket.remoteAddress ||
  null

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(outgoing.req.method === 'HEAD' ? undefined : await response.text())
}

/** Returns the address of the page, and what closes it. */
export async function servePage(settings: PageSettings, timeLimitMs?: number) {
  const { host, port, root, newsroom, basePath, clientHeader } = settings
  const answer = createCheck({
    basePath,
    run: (task, signal) =>
      runInThread({ task, site: { root, newsroom } }, { maxMegabytes, signal }),
    logError: (message, error) =>
      process.stderr.write(
        `${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      ),
    clock: () => performance.now(),
    maxAtOnce,
    ...(timeLimitMs !== undefined && { timeLimitMs }),
  })
  const server = createServer({ requestTimeout: 30_000 }, (incoming, outgoing) => {
    // For health checks, which know no base path.
    if (incoming.url === '/health/live') return void outgoing.writeHead(200).end()
    const request = toRequest(incoming)
    if (request === null) return void outgoing.writeHead(400).end()
    answer(request, clientOf(incoming, clientHeader))
      .then((response) => send(response, outgoing))
      .catch(() => outgoing.destroy())
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, done)
  })
  const { port: bound } = server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return {
    address: `http://${name}:${bound}${basePath}/check/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Linux keeps a priority for each thread, and gives a new one that of the thread that starts it. */
const threads = () => (process.platform === 'linux' ? readdirSync('/proc/self/task') : [0])

/**
 * Serves the page until SIGTERM or SIGINT. As the first process of a container it must listen for
 * these: Linux ends no such process by default. Its checks take the time that readers leave.
 */
export async function runPage(settings: PageSettings, log: (line: string) => void): Promise<void> {
  for (const thread of threads()) setPriority(Number(thread), lowPriority)
  const { address, close } = await servePage(settings)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close())
  log(`The page is at ${address}. Stop with Ctrl-C.\n`)
}
