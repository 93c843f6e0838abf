/**
 * The warm path: responses to requests for the same URL, for as long as nothing can have changed.
 * Nearly all requests take it, so they need neither a route nor delivery (decision 11).
 */
import type { Hono } from 'hono'
import type { Prepared, ResponseOrPromise } from '../http/respond.ts'
import type { WarmOutcome } from './observation.ts'

/** Right until `untilMs` on the clock. `outcome` is there if requests are observed. */
export type PreparedUrl = Prepared & {
  readonly untilMs: number
  readonly outcome: WarmOutcome | undefined
}

/** Number of URLs and keys of documents. The memory of the documents is that of delivery. */
const maxKnown = 2000

/** `clock` is in milliseconds. After a change of `generation` everything is forgotten. */
export function createWarm(clock: () => number, generation: () => number) {
  const known = new Map<string, PreparedUrl>()
  let valid = generation()

  function forgetOld(): void {
    if (valid === generation()) return
    known.clear()
    valid = generation()
  }

  function find(name: string): PreparedUrl | undefined {
    forgetOld()
    const found = known.get(name)
    return found && clock() < found.untilMs ? found : undefined
  }

  function keep(name: string, prepared: PreparedUrl): void {
    forgetOld()
    if (known.size >= maxKnown) known.clear()
    known.set(name, prepared)
  }

  return {
    /** For GET and HEAD. */
    get: ({ method, url }: Request): PreparedUrl | undefined =>
      method === 'GET' || method === 'HEAD' ? find(url) : undefined,

    /** For other URLs of a document, by its key. A key has no scheme, so it is never a URL. */
    getByKey(key: string): PreparedUrl | undefined {
      return find(key)
    },

    /** Answers `url` too, which alone determines the document, like what `getByKey` found. */
    alias(url: string, prepared: PreparedUrl): void {
      keep(url, prepared)
    },

    /**
     * For a response of the present generation. `url` is `null` if the URL alone does not determine
     * the document.
     */
    set(key: string, url: string | null, prepared: PreparedUrl): void {
      if (prepared.untilMs <= clock()) return
      keep(key, prepared)
      if (url !== null) keep(url, prepared)
    },
  }
}

/**
 * Calls each of `asked`, and lets `serveWarm` answer first, then `prefixes`, then the routes of
 * `app`; where `serveWarm` fails, the routes answer.
 */
export function answerWarm(
  app: Hono,
  serveWarm: (request: Request, env: unknown) => ResponseOrPromise | undefined,
  prefixes: readonly {
    readonly answers: (request: Request) => boolean
    readonly fetch: (request: Request, env: unknown) => ResponseOrPromise
  }[],
  asked: readonly (() => void)[],
): void {
  const { fetch } = app
  app.fetch = (request, ...rest) => {
    for (const each of asked) each()
    const warm = serveWarm(request, rest[0])
    if (warm === undefined) {
      const prefix = prefixes.find(({ answers }) => answers(request))
      return prefix ? prefix.fetch(request, rest[0]) : fetch(request, ...rest)
    }
    return warm instanceof Promise ? warm.catch(async () => fetch(request, ...rest)) : warm
  }
}
