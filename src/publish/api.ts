/** The publishing API at `/api/1`: every route on one screen. docs/publishing.md describes it. */
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
import { describeApi } from './openapi.ts'
import { createPartnerAnswers } from './partner-answers.ts'
import { createPartnerRoutes } from './partner-routes.ts'
import { readJson } from './read-body.ts'
import { createReadRoutes } from './read-routes.ts'
import { answerReaders } from './reader-routes.ts'
import type { Caller } from './scopes.ts'
import { createShare } from './share.ts'
import { createWebhookRoutes, type PushOfApi } from './webhook-routes.ts'
import { type Asked, createWriteRoutes, refusalOf, type Wrote } from './write-routes.ts'

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
  const authenticate = createAuthenticate({ freshMs, requestsPerMinute, clock: () => performance.now() })
  const share = createShare(() => performance.now())
  const partnersOf = createPartnerAnswers({ site, partners, share })
  const writes = createWriteRoutes({ site, partnersOf, base, mostBytes, wrote })
  const reads = createReadRoutes({ site, partnersOf, base })
  const webhooks = createWebhookRoutes({ base, mostBytes, push })
  const tokens = createPartnerRoutes({ base, mostBytes })

  /** Of a route without parameters: `?dry_run=1` would be done, and not only tried. */
  const plain = (answer: (asked: Asked) => Promise<Answer>) => async (asked: Asked) => {
    refuseStrangers(new URL(asked.c.req.url).searchParams, [])
    return answer(asked)
  }
  const withToken: Record<string, (asked: Asked) => Promise<Answer>> = {
    'GET /articles': (asked) => reads.list(asked),
    'GET /articles/:name': (asked) => reads.one(asked),
    'GET /articles/:name/events': (asked) => reads.events(asked),
    'GET /events': (asked) => reads.events(asked),
    'GET /readers': (asked) => answerReaders(asked, readers),
    'PUT /articles/:name': (asked) => writes.one(asked, 'put'),
    'PATCH /articles/:name': (asked) => writes.one(asked, 'patch'),
    'DELETE /articles/:name': (asked) => writes.one(asked, 'delete', true),
    'POST /articles/:name/corrections': (asked) => writes.one(asked, 'correct'),
    'POST /articles/:name/retraction': (asked) => writes.one(asked, 'retract'),
    'POST /articles/:name/withholding': (asked) => writes.one(asked, 'withhold', true),
    'POST /batch': (asked) => writes.batch(asked),
    'GET /webhooks': (asked) => webhooks.list(asked),
    'POST /webhooks': plain((asked) => webhooks.create(asked)),
    'GET /webhooks/:name': (asked) => webhooks.one(asked),
    'DELETE /webhooks/:name': plain((asked) => webhooks.revoke(asked)),
    'GET /webhooks/:name/deliveries': (asked) => webhooks.deliveries(asked),
    'POST /webhooks/:name/test': plain((asked) => webhooks.test(asked)),
    'POST /webhooks/:name/replay': (asked) => webhooks.replay(asked),
    'POST /webhooks/:name/resumption': plain((asked) => webhooks.resume(asked)),
    'POST /webhooks/:name/secret': plain((asked) => webhooks.newSecret(asked)),
    'GET /partners': (asked) => tokens.list(asked),
    'POST /partners': plain((asked) => tokens.create(asked)),
    'GET /partners/:name': (asked) => tokens.one(asked),
    'DELETE /partners/:name': plain((asked) => tokens.revoke(asked)),
    'POST /partners/:name/token': plain((asked) => tokens.newToken(asked)),
  }
  for (const [route, answer] of Object.entries(withToken)) {
    const [method = '', path = ''] = route.split(' ')
    api.on(method, path, async (c) => {
      const within = createDeadline(patienceMs)
      const work = async () => {
        const db = writer()
        const caller = own ?? (await authenticate(c.req.raw, () => db))
        const answered = await answer({ c, caller, db, read: (most) => within.untimed(readJson(c.req.raw, most)) })
        outages.succeeded(scopeOf(c))
        return answered
      }
      return toResponse(c.req.raw, await within(work()))
    })
  }
  const description = once(() => describeApi(base))
  api.get('/openapi.json', (c) => toResponse(c.req.raw, { status: 200, body: description() }))
  api.get('/errors/:code', (c) => reads.explain(c))

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
    return toProblem(base, { status: 500, detail: 'The service failed; the error is in its log. Nothing was written.' })
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
