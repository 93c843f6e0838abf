/**
 * A subscriber of WebSub for tests: a server on this machine that notes what it is asked, and
 * answers as told.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll } from 'vitest'

export type Received = {
  readonly method: string
  /** Path and query string as they were sent. */
  readonly target: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: Buffer
}

/** `null` drops the connection. */
type Answer = {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
} | null

/** Confirms everything, as WebSub §5.3.1 has it. */
const confirm = ({ query }: Received): Answer => ({
  status: 200,
  body: query.get('hub.challenge') ?? '',
})

export type Subscriber = {
  /** Without a slash at the end. */
  readonly origin: string
  /** What came for a path, in its order. */
  received(path: string): readonly Received[]
  /** From now on, requests for a path are answered so. */
  answer(path: string, how: (request: Received) => Answer): void
  close(): Promise<void>
}

async function openSubscriber(): Promise<Subscriber> {
  const all: Received[] = []
  const answers = new Map<string, (request: Received) => Answer>()
  const pathOf = ({ target }: Received) => target.replace(/\?.*/, '')
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = '', url: target = '' } = incoming
      const headers = new Headers(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      )
      const { searchParams: query } = new URL(target, 'http://subscriber')
      const request = { method, target, query, headers, body: await buffer(incoming) }
      all.push(request)
      const answer = (answers.get(pathOf(request)) ?? confirm)(request)
      if (answer === null) return outgoing.destroy()
      outgoing.writeHead(answer.status, { ...answer.headers }).end(answer.body ?? '')
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    received: (path) => all.filter((request) => pathOf(request) === path),
    answer: (path, how) => void answers.set(path, how),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Runs during the tests of the current `describe` block. */
export function withSubscriber(): () => Subscriber {
  let subscriber: Subscriber | undefined
  beforeAll(async () => {
    subscriber = await openSubscriber()
  })
  afterAll(() => subscriber?.close())
  return () => {
    if (!subscriber) throw new Error('the subscriber runs only while its tests do')
    return subscriber
  }
}
