/**
 * The publishing API at `/api/1`: serves its routes (routes.ts), which docs/publishing.md explains.
 */
import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import type { AddressOf } from '../../core/article-address.ts'
import { createDeadline } from '../../core/delivery/runtime.ts'
import { createOutages, type Outages } from '../../core/documents/outage.ts'
import { methodProblem } from '../../core/http/problem.ts'
import { abortedStatus, UploadAborted } from '../../core/http/read-body.ts'
import type { Log } from '../../core/log/log.ts'
import type { Core } from '../../core/plugin.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { patienceMs as writerMs } from '../../core/store/connection.ts'
import { isOutage } from '../../core/store/errors.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { type Answer, refusalOf, toProblem, toResponse } from './answer.ts'
import { createAuthenticate } from './authenticate.ts'
import { Refused } from './faults.ts'
import { requireAny } from './holders.ts'
import { Answered, once, toRepeatable, Unanswered } from './idempotency.ts'
import { describeApi } from './openapi.ts'
import { parseParameters } from './parameters.ts'
import { partnerAnswersOf } from './points.ts'
import { readJson } from './read-body.ts'
import { type ApiParts, type ApiRequest, apiPath, type Route, type Wrote } from './route.ts'
import { routesOf } from './routes.ts'
import type { Caller } from './scopes.ts'

export type PublishParts = {
  readonly site: Site
  readonly freshMs: number
  /** Called for each request: at the edge, requests cannot share connections. */
  readonly writer: () => WriterDatabase
  readonly requestsPerMinute: number
  /** Maximum bytes of a request's body. */
  readonly maxBytes: number
  /** What other plugins add to it: without them, routes of articles alone. */
  readonly added?: Core['added']
  /** Gives articles an address that their writer leaves out. */
  readonly addressOf?: AddressOf | null
  readonly log: Log
  /** Shared with what else uses this database for the API. */
  readonly outages?: Outages
  readonly wrote?: Wrote | undefined
  /** The caller of an in-process connection, which needs no token. */
  readonly caller?: Caller
  /** Milliseconds after which the database counts as away. A client may send its body slowly. */
  readonly patienceMs?: number
}

/** The whole API, below the base path. It answers every path under `/api/1`. */
export function createPublishApi(parts: PublishParts): Hono {
  const { site, freshMs, writer, requestsPerMinute, maxBytes, log, wrote, added = () => [] } = parts
  const { outages = createOutages('api', log), patienceMs = writerMs.api, addressOf = null } = parts
  const base = `${rootOf(site)}${apiPath}`
  const api = new Hono().basePath(`${site.basePath}${apiPath}`)
  const { authenticate, spend } = createAuthenticate({
    freshMs,
    requestsPerMinute,
    clock: () => performance.now(),
  })
  const partnersOf = partnerAnswersOf(added, site)
  const shared: ApiParts = { site, base, partnersOf, addressOf, added, wrote }
  const routes = routesOf(added)

  async function serve(c: Context, { scopes, query, ...route }: Route): Promise<Response> {
    const { raw } = c.req
    const { name = c.req.param('code') ?? '' } = c.req.param() as { readonly name?: string }
    // Its handler reads nothing else.
    if (scopes === null)
      return toResponse(raw, await route.handle({ raw, name, api: shared } as ApiRequest<[]>))
    const within = createDeadline(patienceMs)
    const work = async () => {
      const db = writer()
      const caller = parts.caller ?? (await authenticate(raw, () => db))
      requireAny(caller, scopes)
      const read = async () => {
        const sent = await within.untimed(readJson(raw, maxBytes))
        spend(caller, sent.text.length)
        return sent
      }
      const repeatable = async (text: string) =>
        route.headers?.includes('Idempotency-Key') ? toRepeatable(raw, caller, text) : once
      // A reader can add to an address what its cache needs.
      const ignored = query === undefined && route.method === 'GET'
      const values = ignored ? {} : parseParameters(new URL(raw.url).searchParams, query ?? [])
      const request = { raw, name, query: values, caller, db, read, repeatable, api: shared }
      const answered = toResponse(raw, await route.handle(request))
      spend(caller, Number(answered.headers.get('Content-Length')))
      outages.succeeded(scopeOf(c))
      return answered
    }
    return within(work())
  }

  for (const route of Object.values(routes))
    api.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => serve(c, route))
  let description: object | undefined
  api.get('/openapi.json', (c) => {
    description ??= describeApi(base, routes)
    return toResponse(c.req.raw, { status: 200, body: description })
  })

  /** The page for people is a route of the app. */
  const page = `${site.basePath}${apiPath}/`
  api.notFound((c) => {
    const allowed = ['GET', 'PUT', 'PATCH', 'DELETE', 'POST'].filter(
      (method) =>
        (method === 'GET' && c.req.path === page) ||
        api.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
    )
    const detail = `There is nothing at this address. The API is described at ${base}/.`
    const problem =
      allowed.length === 0 ? { status: 404, detail } : methodProblem(c.req.method, allowed)
    return toResponse(c.req.raw, toProblem(base, problem))
  })
  api.onError(async (error, c) => {
    const answer = await answerError(error, c)
    if (wrote && !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method))
      wrote('request', outcomeOf(answer.status))
    return toResponse(c.req.raw, answer)
  })

  async function answerError(error: unknown, c: Context): Promise<Answer> {
    if (error instanceof Answered) return error.answer
    if (error instanceof Refused) return refusalOf(base, error)
    if (error instanceof UploadAborted)
      return toProblem(base, { status: abortedStatus, detail: error.message })
    if (isOutage(error)) return toProblem(base, await outages.failed(scopeOf(c), error, writer))
    log(`${c.req.method} ${c.req.path} failed`, error, { event: 'api.failed', request: c.req.raw })
    const written =
      error instanceof Unanswered
        ? 'The request was done, and only its answer failed: do not send it again.'
        : 'Nothing was written.'
    return toProblem(base, {
      status: 500,
      detail: `The service failed; the error is in its log. ${written}`,
    })
  }
  return api
}

const outcomes: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  429: 'too_many',
  503: 'unavailable',
  [abortedStatus]: 'aborted',
}

/**
 * Tells of a request that was answered before its operations ended. A repeated answer has the
 * status it had.
 */
const outcomeOf = (status: number): string =>
  status < 400 ? 'repeated' : (outcomes[status] ?? (status < 500 ? 'refused' : 'failed'))

const scopeOf = (c: Context): string => `${c.req.method} ${routePath(c)}`
