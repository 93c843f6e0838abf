/** Gets pages of a feed by HTTP, politely: one at a time, once each, with limits, and one more try where that may help. */
import { ImportError } from './import-error.ts'
import type { Input, OpenPage } from './input.ts'

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

/** The longest time that a server may ask to wait. */
const maxWaitMs = 60_000

class Refusal extends Error {
  readonly waitMs: number | null

  /** `waitMs` is `null` if another try is of no use. */
  constructor(message: string, waitMs: number | null) {
    super(message)
    this.waitMs = waitMs
  }
}

export function createPageOpener({
  fetch,
  sleep,
  userAgent,
  timeoutMs = 30_000,
  maxBytes = 64_000_000,
}: PageFetcher): OpenPage {
  const request = async (address: string): Promise<Input> => {
    const response = await fetch(address, {
      headers: { accept, 'user-agent': userAgent },
      redirect: 'follow',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) {
      await response.body?.cancel()
      throw new Refusal(`it answered ${response.status}`, transient.includes(response.status) ? waitOf(response) : null)
    }
    const bytes = await bodyOf(response, maxBytes)
    return {
      address: response.url === '' ? address : response.url,
      name: address,
      charset: /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? null,
      async *open() {
        yield bytes
      },
    }
  }
  return async (address) => {
    try {
      return await request(address)
    } catch (error) {
      const waitMs = error instanceof Refusal ? error.waitMs : 2000
      if (error instanceof ImportError || waitMs === null) throw unavailable(address, error)
      await sleep(waitMs)
      return await request(address).catch((last: unknown) => {
        throw unavailable(address, last)
      })
    }
  }
}

function unavailable(address: string, error: unknown): ImportError {
  if (error instanceof ImportError) return error
  // `fetch` has its reason in the cause.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const reason = (cause instanceof Error && cause.message) || String(error)
  const isFinal = error instanceof Refusal && error.waitMs === null
  return new ImportError(
    'page_unavailable',
    `${address} cannot be read: ${reason}. ${isFinal ? 'Check the address.' : 'Run the import again later: it goes on.'}`,
    {
      cause: error,
    },
  )
}

/** Seconds or a date (RFC 9110 §10.2.3); two seconds without one. */
function waitOf(response: Response): number {
  const after = response.headers.get('retry-after') ?? ''
  return /^\d+$/.test(after) ? Math.min(Number(after) * 1000, maxWaitMs) : 2000
}

async function bodyOf(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > maxBytes) {
      throw new ImportError(
        'too_large',
        `${response.url} has more than ${maxBytes} bytes. Save it to a file and import that.`,
      )
    }
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
