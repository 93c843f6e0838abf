/** The publishing API at `/api/1`. Its routes are described in openapi.ts, and docs/publishing.md explains them. */
import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import { createDeadline } from '../delivery/deadline.ts'
import { methodProblem } from '../http/methods.ts'
import { abortedStatus, UploadAborted } from '../http/read-bytes.ts'
import type { Log } from '../log/log.ts'
import type { Partner } from '../partners/partner.ts'
import type { Site } from '../settings/site.ts'
import { rootOf } from '../settings/site.ts'
import { patienceMs as writerMs } from '../store/connection.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { createOutages, isOutage, type Outages } from '../writer/outage.ts'
import { type Answer, toProblem, toResponse } from './answer.ts'
import { apiPath } from './api-path.ts'
import { createAuthenticate, TooMany, Unauthorized } from './authenticate.ts'
import { Refused } from './faults.ts'
import { refuseStrangers } from './filter.ts'
import { Answered } from './idempotency.ts'
import { describeApi, operations } from './openapi.ts'
import { createPartnerAnswers } from './partner-answers.ts'
import { createPartnerRoutes } from './partner-routes.ts'
import { readJson } from './read-body.ts'
import { createReadRoutes, explainRule } from './read-routes.ts'
import { answerReaders } from './reader-routes.ts'
import type { Caller } from './scopes.ts'
import { createShare } from './share.ts'
import { createWebhookRoutes, type PushOfApi } from './webhook-routes.ts'
import { type Asked, createWriteRoutes, refusalOf, Unanswered, type Wrote } from './write-routes.ts'

export type PublishParts = {
  readonly site: Site
  /** Partners that are on: answers about articles say whether they get them. */
  readonly partners?: readonly Partner[]
  readonly freshMs: number
  /** Called for each request: at the edge, requests cannot share connections. */
  readonly writer: () => WriterDatabase
  readonly requestsPerMinute: number
  /** Of a request's body. */
  readonly mostBytes: number
  /** Whether readers are counted in this database. */
  readonly readers?: boolean
  /** What webhooks need: without it there are none. */
  readonly push?: PushOfApi
  readonly log: Log
  /** Shared with what else uses this database for the API. */
  readonly outages?: Outages
  /** Told of each operation's outcome. */
  readonly wrote?: Wrote | undefined
  /** Who asks, on a connection of one's own: no token is needed then. */
  readonly caller?: Caller
  /** Milliseconds after which the database counts as away. A client may send its body slowly. */
  readonly patienceMs?: number
}

/** The whole API, below the base path. It answers every path under `/api/1`. */
export function createPublishApi({
  site,
  partners = [],
  freshMs,
  writer,
  requestsPerMinute,
  mostBytes,
  readers = false,
  log,
  outages = createOutages('api', log),
  push,
  wrote,
  caller: own,
  patienceMs = writerMs.api,
}: PublishParts): Hono {
  const base = `${rootOf(site)}${apiPath}`
  const api = new Hono().basePath(`${site.basePath}${apiPath}`)
  const { authenticate, spend } = createAuthenticate({ freshMs, requestsPerMinute, clock: () => performance.now() })
  const share = createShare(() => performance.now())
  const partnersOf = createPartnerAnswers({ site, partners, share })
  const answers: Readonly<Record<string, (asked: Asked) => Promise<Answer>>> = {
    ...createReadRoutes({ site, partnersOf, base }),
    ...createWriteRoutes({ site, partnersOf, base, mostBytes, wrote }),
    ...createWebhookRoutes({ base, mostBytes, push }),
    ...createPartnerRoutes({ base, mostBytes }),
    getReaders: (asked) => answerReaders(asked, readers),
  }
  for (const [operationId, answer] of Object.entries(answers)) {
    const operation = operations.get(operationId)
    if (!operation) throw new Error(`${operationId} is not described`)
    const { method, path, parameters = [] } = operation
    /** `?dry_run=1` would be done, and not only tried. */
    const isPlain = method !== 'GET' && !parameters.some((each) => each.in === 'query')
    api.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const within = createDeadline(patienceMs)
      const work = async () => {
        const db = writer()
        const caller = own ?? (await authenticate(c.req.raw, () => db))
        if (isPlain) refuseStrangers(new URL(c.req.url).searchParams, [])
        const read = async (most: number) => {
          const sent = await within.untimed(readJson(c.req.raw, most))
          spend(caller, sent.text.length)
          return sent
        }
        const answered = toResponse(c.req.raw, await answer({ c, caller, db, read }))
        spend(caller, Number(answered.headers.get('Content-Length')))
        outages.succeeded(scopeOf(c))
        return answered
      }
      return within(work())
    })
  }
  const description = once(() => describeApi(base))
  api.get('/openapi.json', (c) => toResponse(c.req.raw, { status: 200, body: description() }))
  api.get('/errors/:code', (c) => explainRule(base, c))

  /** The page for people is a route of the app. */
  const page = `${site.basePath}${apiPath}/`
  const refuseMethod = (c: Context) => {
    const allowed = ['GET', 'PUT', 'PATCH', 'DELETE', 'POST'].filter(
      (method) =>
        (method === 'GET' && c.req.path === page) ||
        api.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
    )
    if (allowed.length === 0)
      return toProblem(base, {
        status: 404,
        detail: `There is nothing at this address. The API is described at ${base}/.`,
      })
    return toProblem(base, methodProblem(c.req.method, allowed))
  }
  api.notFound((c) => toResponse(c.req.raw, refuseMethod(c)))
  api.onError(async (error, c) => {
    const answer = await answerError(error, c)
    if (wrote && !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) wrote('request', outcomeOf(answer.status))
    return toResponse(c.req.raw, answer)
  })

  async function answerError(error: unknown, c: Context): Promise<Answer> {
    if (error instanceof Answered) return error.answer
    if (error instanceof Refused) return refusalOf(base, error)
    if (error instanceof UploadAborted) return toProblem(base, { status: abortedStatus, detail: error.message })
    if (error instanceof Unauthorized) {
      return toProblem(base, {
        status: 401,
        detail: error.message,
        headers: { 'WWW-Authenticate': 'Bearer realm="candor"' },
      })
    }
    if (error instanceof TooMany) {
      const detail = `This token may send ${requestsPerMinute} requests a minute. Wait ${error.seconds} seconds, or send several articles in one batch.`
      return toProblem(base, { status: 429, detail, retryAfterSeconds: error.seconds })
    }
    if (isOutage(error)) return toProblem(base, await outages.failed(scopeOf(c), error, writer))
    log(`${c.req.method} ${c.req.path} failed`, error, { event: 'api.failed', request: c.req.raw })
    const written =
      error instanceof Unanswered
        ? 'The request was done, and only its answer failed: do not send it again.'
        : 'Nothing was written.'
    return toProblem(base, { status: 500, detail: `The service failed; the error is in its log. ${written}` })
  }
  return api
}

/** Of a request that was answered before its operations ended. An answer that is repeated has the status it had. */
function outcomeOf(status: number): string {
  if (status < 400) return 'repeated'
  if (status === 401) return 'unauthorized'
  if (status === 429) return 'too_many'
  if (status === abortedStatus) return 'aborted'
  if (status === 503) return 'unavailable'
  return status < 500 ? 'refused' : 'failed'
}

/** The route is of each request that it serves. */
const scopeOf = (c: Context): string => `${c.req.method} ${routePath(c)}`

/** Makes a value on first use. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
