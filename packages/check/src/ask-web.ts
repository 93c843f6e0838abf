/**
 * Sends a request to a deployment or a feed, with limits of time and size, and reads the response
 * to its end.
 */
import { readAll } from './read-all.ts'

export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>

export type WebAnswer = {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array<ArrayBuffer>
  /** In UTF-8. Decoded when it is read. */
  readonly text: string
  /** Why there is no response, with `status` 0. `null` if there is one. */
  readonly failure: string | null
}

/**
 * `signal` ends all requests. Bytes are those after decompression: of one response, and what is
 * `left` for all together.
 */
type AskLimits = {
  readonly timeLimitMs?: number
  readonly maxBytes?: number
  readonly budget?: { left: number }
  readonly signal?: AbortSignal
}

export type AskWeb = (
  url: string,
  headers?: Readonly<Record<string, string>>,
  method?: 'GET' | 'HEAD' | 'POST',
) => Promise<WebAnswer>

/**
 * Does not follow redirects, because their targets are checked. Never throws: see `failure`.
 * Readers have time limits too.
 */
export const askThrough =
  (
    fetch: Fetch,
    { timeLimitMs = 15_000, maxBytes = 64_000_000, budget, signal }: AskLimits = {},
  ): AskWeb =>
  async (url, headers = {}, method = 'GET') => {
    const limit = AbortSignal.timeout(timeLimitMs)
    try {
      const init = {
        method,
        headers,
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      } as const
      const response = await fetch(url, init)
      const bytes = await readBody(response, maxBytes, budget)
      const { status, headers: received } = response
      return {
        ...{ status, headers: received, bytes, failure: null },
        get text() {
          return new TextDecoder().decode(bytes)
        },
      }
    } catch (error) {
      const late = limit.aborted || signal?.aborted === true
      const failure = late ? 'there was no whole answer in time' : reasonFor(error)
      return { status: 0, headers: new Headers(), bytes: new Uint8Array(), text: '', failure }
    }
  }

/** Words of Node for programmers, and ours. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/\bquery[A-Z]+ E|ENOTFOUND|EAI_AGAIN/i, 'its name cannot be looked up'],
  [/EPROTO|\b(?:SSL|TLS)\b|certificate|CERT_/i, 'no encrypted connection is possible'],
  [/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/, 'nothing answers there'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|socket hang up/, 'the connection broke off'],
]

/** An error and its causes in one line. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.message === '' && 'code' in error ? String(error.code) : error.message
  return error.cause === undefined ? own : `${own} (${messageOf(error.cause)})`
}

function reasonFor(error: unknown): string {
  const reason = messageOf(error).replace(/\s+/g, ' ')
  return reasons.find(([pattern]) => pattern.test(reason))?.[1] ?? reason
}

/** `statuses` are those of the redirects that were followed. */
export type Reached = {
  readonly answer: WebAnswer
  readonly address: string
  readonly statuses: readonly number[]
}

/**
 * The answer after redirects. It is one itself if there are more than `max`, or if it names no
 * address.
 */
export async function askFollowing(
  ask: AskWeb,
  start: string,
  max: number,
  headers?: Readonly<Record<string, string>>,
): Promise<Reached> {
  const statuses: number[] = []
  for (let address = start; ; ) {
    const answer = await ask(address, headers)
    const target = isRedirect(answer) ? answer.headers.get('Location') : null
    const next = target === null ? null : URL.parse(target, address)
    if (next === null || statuses.length === max) return { answer, address, statuses }
    statuses.push(answer.status)
    address = next.href
  }
}

export const isRedirect = ({ status }: WebAnswer): boolean =>
  [301, 302, 303, 307, 308].includes(status)

/** RFC 9309 §2.3.1.2: at least five redirects. */
export const askRobots = async (
  ask: AskWeb,
  origin: string,
  headers?: Readonly<Record<string, string>>,
) => (await askFollowing(ask, `${origin}/robots.txt`, 5, headers)).answer

const readBody = ({ body }: Response, maxBytes: number, budget?: { left: number }) =>
  readAll(body, (length, added) => {
    if (budget) budget.left -= added
    if (budget && budget.left < 0) throw new Error('all responses together are too large')
    if (length > maxBytes) throw new Error(`it has more than ${maxBytes / 1_000_000} MB`)
  })
