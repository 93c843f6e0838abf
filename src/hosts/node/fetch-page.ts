/**
 * Gets pages of a feed by HTTP, politely: one at a time, once each, with limits, and one more try
 * where that may help.
 */
import { readAll } from 'candor-check/read-all.ts'
import { type Input, InputError, type OpenPage } from '../../core/tools/output.ts'

export type PageFetcher = {
  /** The global `fetch`, or a test's. */
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>
  readonly sleep: (ms: number) => Promise<void>
  readonly userAgent: string
  readonly timeoutMs?: number
  readonly maxBytes?: number
}

/** Statuses after which another try may succeed (RFC 9110 §15, RFC 6585 §4). */
const transient = [408, 425, 429, 500, 502, 503, 504]

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, ' +
  'text/xml;q=0.9, application/json;q=0.8, */*;q=0.1'

const maxWaitMs = 60_000

export function createPageOpener({
  fetch,
  sleep,
  userAgent,
  timeoutMs = 30_000,
  maxBytes = 64_000_000,
}: PageFetcher): OpenPage {
  return async (address) => {
    for (let isLast = false; ; isLast = true) {
      let failure: unknown
      let status = 0
      let waitMs = 2000
      let mayRecover = true
      try {
        const response = await fetch(address, {
          headers: { accept, 'user-agent': userAgent },
          redirect: 'follow',
          signal: AbortSignal.timeout(timeoutMs),
        })
        if (response.ok) return toInput(address, response, await bodyOf(response, maxBytes))
        await response.body?.cancel()
        status = response.status
        failure = new Error(`it answered ${status}`)
        waitMs = waitOf(response)
        mayRecover = transient.includes(status)
      } catch (error) {
        if (error instanceof InputError) throw error
        failure = error
      }
      if ([404, 410].includes(status)) throw unavailable('page_missing', address, failure, false)
      if (isLast || !mayRecover) throw unavailable('page_unavailable', address, failure, mayRecover)
      await sleep(waitMs)
    }
  }
}

const toInput = (address: string, { url, headers }: Response, bytes: Uint8Array): Input => ({
  address: url === '' ? address : url,
  name: address,
  bytes: bytes.length,
  charset: /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? null,
  async *open() {
    yield bytes
  },
})

function unavailable(
  code: InputError['code'],
  address: string,
  error: unknown,
  mayRecover: boolean,
): InputError {
  // `fetch` has its reason in the cause.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const reason = (cause instanceof Error && cause.message) || String(error)
  const advice = mayRecover ? 'Run the import again later: it goes on.' : 'Check the address.'
  return new InputError(code, `${address} cannot be read: ${reason}. ${advice}`, { cause: error })
}

/** Seconds or a date (RFC 9110 §10.2.3); two seconds without one. */
function waitOf(response: Response): number {
  const after = response.headers.get('retry-after') ?? ''
  return /^\d+$/.test(after) ? Math.min(Number(after) * 1000, maxWaitMs) : 2000
}

const bodyOf = ({ body, url }: Response, maxBytes: number) =>
  readAll(body, (length) => {
    if (length > maxBytes)
      throw new InputError(
        'too_large',
        `${url} has more than ${maxBytes} bytes. Save it to a file and import that.`,
      )
  })
