/** The Cloudflare entry: the same app, with separate database connections for each request; and push, by cron trigger and queue. */
import { drizzle } from 'drizzle-orm/postgres-js'
import type { ExecutionContext } from 'hono'
import postgres from 'postgres'
import { createApp } from './app.ts'
import { findAndQueue, type PushMessage, type PushQueue, sendMessage } from './edge/push.ts'
import { createSend } from './edge/send.ts'
import { webCodec } from './http/codec.ts'
import { problem } from './http/problem.ts'
import { choosePartners } from './partners/presets.ts'
import { assembleWorker } from './push/assemble-worker.ts'
import type { PushParts } from './push/hub.ts'
import { createSecretBox } from './push/secret-box.ts'
import { parseDeliverySettings } from './settings/delivery.ts'
import { parsePartnerSettings } from './settings/partners.ts'
import { parsePublishSettings } from './settings/publish.ts'
import { parsePushSettings } from './settings/push.ts'
import { SettingsError } from './settings/setting.ts'
import { parseSite } from './settings/site.ts'
import { checkSettings, findUnknown } from './settings/tables.ts'
import { connectionOptions, pushOptions, writerOptions } from './store/connection.ts'
import { reportOnce } from './store/left-out.ts'
import { reasonOf } from './store/reason-of.ts'
import { inOneRoundTrip } from './store/round-trip.ts'
import { createStore } from './store/store.ts'

type Hyperdrive = { readonly connectionString: string }

type Env = Readonly<Record<string, string | undefined>> & {
  readonly HYPERDRIVE: Hyperdrive
  /** The same database, with a role that may write. Without it, there is no publishing API. */
  readonly WRITER_HYPERDRIVE?: Hyperdrive
  /** The same database, with a role that may keep subscriptions: for PUSH. */
  readonly SERVICE_HYPERDRIVE?: Hyperdrive
  /** Deliveries of push, on their way to the consumer below. */
  readonly PUSH_QUEUE?: PushQueue
}

type PushBatch = { readonly messages: readonly { readonly body: PushMessage; readonly ack: () => void }[] }

type App = ReturnType<typeof createApp>

/** Created once, because the bindings live as long as the isolate. Requests do not share its connections. */
let app: App | undefined

const leftOut = reportOnce((id, reason) => console.warn(`article ${id} is left out of the feeds: ${reason}`))

function appFor(env: Env): App {
  for (const line of findUnknown(env)) console.warn(line)
  checkSettings(env, { without: ['node'] })
  // Nothing ends a client: Cloudflare closes its connections when the request ends, also if it was abandoned
  // (https://developers.cloudflare.com/hyperdrive/concepts/connection-lifecycle/).
  const store = () =>
    createStore(drizzle(inOneRoundTrip(postgres(env.HYPERDRIVE.connectionString, connectionOptions))), leftOut)
  const { WRITER_HYPERDRIVE: hyperdrive } = env
  const writer = hyperdrive && (() => drizzle(inOneRoundTrip(postgres(hyperdrive.connectionString, writerOptions))))
  const site = parseSite(env)
  const push = pushFor(env)
  return createApp({
    site,
    partners: choosePartners(parsePartnerSettings(env), site),
    settings: parseDeliverySettings(env),
    runtime: { codec: webCodec, sharesPromises: false, cacheTags: true },
    store,
    ...(push && { push }),
    ...(writer && { publish: { writer, ...parsePublishSettings(env) } }),
    log,
  })
}

const log = (message: string, error?: unknown) =>
  error === undefined ? console.warn(message) : console.error(`${message}: ${reasonOf(error)}`)

/** @throws {SettingsError} if PUSH is on without what it needs. */
function pushFor(env: Env): PushParts | undefined {
  const settings = parsePushSettings(env)
  const hyperdrive = env.SERVICE_HYPERDRIVE ?? env.WRITER_HYPERDRIVE
  if (settings.push === 'off') return undefined
  if (settings.key === null || !hyperdrive || !env.PUSH_QUEUE) {
    throw new SettingsError([
      'PUSH needs the secret PUSH_KEY, the binding SERVICE_HYPERDRIVE or WRITER_HYPERDRIVE, and the queue PUSH_QUEUE.',
    ])
  }
  return {
    // An invocation has six connections, and deliveries need them.
    db: () => drizzle(inOneRoundTrip(postgres(hyperdrive.connectionString, { ...pushOptions, max: 1 }))),
    box: createSecretBox(settings.key),
    settings,
    clientAddress: (c) => c.req.header('CF-Connecting-IP') ?? null,
  }
}

/** For one invocation, with one connection. `undefined` if push is off. A change waits for the cron trigger: for no window besides. */
function openPush(env: Env) {
  const parts = pushFor(env)
  if (!parts || !env.PUSH_QUEUE) return undefined
  const { box, settings } = parts
  const db = parts.db()
  const worker = assembleWorker({
    db: () => db,
    site: parseSite(env),
    settings: { ...settings, windowMs: 0 },
    box,
    send: createSend(settings.privateCallbacks),
    leftOut,
    log,
  })
  return { worker, db, queue: env.PUSH_QUEUE }
}

/** Cloudflare replaces the client's `Accept-Encoding`, and passes the original in `cf.clientAcceptEncoding`. */
function withClientEncoding(request: Request & { readonly cf?: { readonly clientAcceptEncoding?: string } }): Request {
  const clientEncoding = request.cf?.clientAcceptEncoding
  if (clientEncoding === undefined) return request
  const headers = new Headers(request.headers)
  headers.set('Accept-Encoding', clientEncoding)
  return new Request(request, { headers })
}

export default {
  fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response> {
    try {
      app ??= appFor(env)
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error
      console.error(error.message)
      const detail = 'The settings of this service are invalid; its log names them. Contact the operator.'
      return problem(request, { status: 500, title: 'Invalid settings', detail })
    }
    return app.fetch(withClientEncoding(request), env, context)
  },

  /** The cron trigger of wrangler.toml. */
  async scheduled(_: unknown, env: Env): Promise<void> {
    const push = openPush(env)
    if (push) await findAndQueue(push.worker, push.queue)
  },

  /** The consumer of PUSH_QUEUE. A message that is not acknowledged comes again. */
  async queue({ messages }: PushBatch, env: Env): Promise<void> {
    const push = openPush(env)
    if (!push) return
    for (const message of messages) {
      await sendMessage(push.worker, { ...push, message: message.body })
      message.ack()
    }
  },
}
