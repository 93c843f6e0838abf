/**
 * The WebSub hub (W3C Recommendation of 23 January 2018, §5): takes requests of subscribers at
 * `POST /hub`. A worker asks their callbacks whether they mean it (verify-courier.ts), before
 * anything else is sent there.
 */

import { networkOf } from 'candor-check/ip-address.ts'
import type { Context } from 'hono'
import { clock, createDeadline } from '../../core/delivery/runtime.ts'
import type { Documents } from '../../core/documents/deliver.ts'
import { createOutages } from '../../core/documents/outage.ts'
import { dataSafety } from '../../core/http/headers.ts'
import { respondMethod } from '../../core/http/problem.ts'
import { createRateLimit } from '../../core/http/rate-limit.ts'
import { abortedStatus, maxFields, readForm, UploadAborted } from '../../core/http/read-body.ts'
import type { Log } from '../../core/log/log.ts'
import type { BodyCleaner } from '../../core/sanitize/clean-body.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { patienceMs as standardPatienceMs } from '../../core/store/connection.ts'
import { isOutage } from '../../core/store/errors.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { type HubRequest, parseHubRequest, WrongRequest } from './hub-request.ts'
import type { SecretBox } from './secret-box.ts'
import type { PushSettings } from './settings.ts'
import { keepRequest, type RequestLimits } from './store/subscriptions.ts'
import { Busy, findTopic } from './topics.ts'

/** Renders feeds for readers and for subscribers. */
export type SharedDocuments = {
  readonly documents: Pick<Documents, 'read'>
  readonly clean: BodyCleaner
}

export type PushParts = {
  /** Called for each request: at the edge, requests cannot share connections. */
  readonly db: () => WriterDatabase
  readonly box: SecretBox
  readonly settings: PushSettings
  /** The address of the client, if it is known. */
  readonly clientAddress: (c: Context) => string | null
  /** Gets what the app renders with, for a worker in the same process. */
  readonly share?: (shared: SharedDocuments) => void
  readonly limits?: RequestLimits
  /** Maximum number of requests of one client address in a minute. */
  readonly requestsPerMinute?: number
  /** Milliseconds after which the database counts as away. */
  readonly patienceMs?: number
}

type HubParts = PushParts & {
  readonly site: Site
  /** Answers a GET of an address of this site, as part of a request. */
  readonly ask: (c: Context, url: string) => Response | Promise<Response>
  readonly log: Log
}

/** The scope of its outages: it does one thing. */
const scope = 'hub'

const minuteMs = 60_000

/** Aggregators subscribe to a few feeds a second at most, from one address. */
const standardRequestsPerMinute = 300

/** Maximum bytes of a form: two addresses, percent-encoded, and the rest. */
const maxBytes = 20_000

/** An aggregator has all its callbacks on one host. */
const standardLimits: RequestLimits = {
  requestsOfHost: 1000,
  requests: 20_000,
  subscriptionsOfHost: 20_000,
  variantsOfHost: 100,
}

const variants =
  'subscriptions to feeds with parameters have callbacks on this host: subscribe to feeds without'
const tooMany: Readonly<
  Record<keyof RequestLimits, readonly [status: number, seconds: number, subject: string]>
> = {
  requestsOfHost: [429, 600, 'requests for callbacks on this host are not verified'],
  requests: [503, 600, 'requests are not verified'],
  subscriptionsOfHost: [429, 3600, 'subscriptions have callbacks on this host'],
  variantsOfHost: [429, 3600, variants],
}

/** Returns a function that answers all methods at the hub's address. */
export function createHub(parts: HubParts): (c: Context) => Promise<Response> {
  const { site, db, clientAddress, requestsPerMinute = standardRequestsPerMinute, log } = parts
  const outages = createOutages('hub', log)
  const countRequest = createRateLimit(minuteMs, clock)

  return async (c) => {
    const { method } = c.req
    if (method === 'OPTIONS') return respondMethod(c.req.raw, ['POST'])
    if (method !== 'POST')
      return answer(method === 'HEAD' ? null : usage(site), 405, { Allow: 'POST, OPTIONS' })
    // IPv6 addresses of one network count as one client, and so do all clients without an address.
    const waitSeconds = countRequest(networkOf(clientAddress(c)), requestsPerMinute)
    if (waitSeconds > 0) return later(429, waitSeconds, 'requests come from this address')
    try {
      return await take(parts, c, () => outages.succeeded(scope))
    } catch (error) {
      if (error instanceof WrongRequest) return answer(error.message, 400)
      if (error instanceof UploadAborted) return answer(null, abortedStatus)
      if (error instanceof Busy)
        return answer('The feed cannot be read now. Retry in 10 seconds.', 503, {
          'Retry-After': '10',
        })
      if (!isOutage(error)) throw error
      const { status, detail, retryAfterSeconds } = await outages.failed(scope, error, db)
      return answer(
        detail,
        status,
        retryAfterSeconds ? { 'Retry-After': String(retryAfterSeconds) } : {},
      )
    }
  }
}

/**
 * `kept` is called when the database has kept the request.
 *
 * @throws {WrongRequest | Busy}, or the database's error.
 */
async function take(
  {
    site,
    db,
    box,
    settings,
    limits = standardLimits,
    patienceMs = standardPatienceMs.hub,
    ask,
  }: HubParts,
  c: Context,
  kept: () => void,
): Promise<Response> {
  const type = c.req.header('Content-Type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    return answer(
      'The body must be a form, with Content-Type: application/x-www-form-urlencoded.',
      415,
    )
  }
  const form = await readForm(c.req.raw, maxBytes)
  if (form === null)
    return answer(`The body must have at most ${maxBytes} bytes and ${maxFields} fields.`, 413)
  const request = parseHubRequest(form, settings.privateCallbacks)
  const found = await findTopic(site, (url) => ask(c, url), request.topic)
  const secret = request.secret === null ? null : await box.seal(request.secret)
  const row = { ...request, ...toRow(request, found), secret }
  const limit = await createDeadline(patienceMs)(keepRequest(db(), row, limits))
  kept()
  if (limit !== null) return later(...tooMany[limit])
  return answer('Accepted. The hub asks the callback now.', 202)
}

function toRow(
  { mode, topic: askedTopic }: HubRequest,
  found: Awaited<ReturnType<typeof findTopic>>,
) {
  if (!('reason' in found)) return { askedTopic, ...found, reason: null }
  // Subscribers can leave a feed that is gone by the address that it had.
  if (mode === 'unsubscribe') return { askedTopic, topic: askedTopic, family: null, reason: null }
  return { askedTopic, topic: null, family: null, reason: found.reason }
}

const usage = (site: Site): string =>
  `This is the WebSub hub of ${rootOf(site)}/. Subscribe with a POST of hub.mode=subscribe, hub.topic with the address of a feed, and hub.callback with yours, as a form: https://www.w3.org/TR/websub/#subscribing-and-unsubscribing`

const later = (status: number, seconds: number, subject: string): Response =>
  answer(`Too many ${subject}. Retry in ${seconds} seconds.`, status, {
    'Retry-After': String(seconds),
  })

const answer = (
  text: string | null,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(text === null ? null : `${text}\n`, {
    status,
    headers: {
      ...headers,
      ...dataSafety,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
    },
  })
