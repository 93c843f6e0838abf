/**
 * The Cloudflare entry: the same app, with separate database connections for each request; and
 * push, by cron trigger and queue.
 */
import { drizzle } from 'drizzle-orm/postgres-js'
import type { ExecutionContext } from 'hono'
import postgres from 'postgres'
import { createApp } from './core/app.ts'
import { type Listener, tellAll } from './core/documents/observation.ts'
import { webCodec } from './core/http/codec.ts'
import { problem } from './core/http/problem.ts'
import { createLog, type Level, leftOutLog } from './core/log/log.ts'
import { parseDeliverySettings } from './core/settings/delivery.ts'
import { findIncomplete } from './core/settings/incomplete.ts'
import { parseLogSettings } from './core/settings/log.ts'
import { SettingsError } from './core/settings/setting.ts'
import { parseSite } from './core/settings/site.ts'
import { checkSettings, findUnknown } from './core/settings/tables.ts'
import { connectionOptions, writerOptions } from './core/store/connection.ts'
import { readPublicEditors } from './core/store/editors.ts'
import { reportOnce } from './core/store/left-out.ts'
import { inOneRoundTrip } from './core/store/round-trip.ts'
import { createStore } from './core/store/store.ts'
import { parseDeskSettings } from './plugins/desk/settings/desk.ts'
import { createAccessLog } from './plugins/metrics/access-log.ts'
import { type AnalyticsDataset, createAnalytics } from './plugins/metrics/analytics.ts'
import { choosePartners, incompletePartners } from './plugins/partners/choose-partners.ts'
import { parsePartnerSettings } from './plugins/partners/settings.ts'
import { parsePublishSettings } from './plugins/publish/settings.ts'
import {
  type Hyperdrive,
  lackedByPush,
  openPush,
  type PushBindings,
  pushFor,
} from './plugins/push/edge/open-push.ts'
import { consume, findAndQueue, type PushMessage } from './plugins/push/edge/push.ts'
import { createPointWriter } from './plugins/readers/data-point.ts'
import { askerByHeaders, toListener } from './plugins/readers/seen.ts'
import { parseReaderSettings } from './plugins/readers/settings.ts'

type Env = Readonly<Record<string, string | undefined>> &
  PushBindings & {
    readonly HYPERDRIVE: Hyperdrive
    /** The same database, with a role that may write. Without it, there is no publishing API. */
    readonly WRITER_HYPERDRIVE?: Hyperdrive
    /** Gets the metrics, if it is bound: a dataset of Workers Analytics Engine. */
    readonly METRICS?: AnalyticsDataset
    /** Where readers are counted, with READERS=on. */
    readonly READERS_DATASET?: AnalyticsDataset
  }

type PushBatch = { readonly messages: readonly PushMessage[] }

type App = ReturnType<typeof createApp>

/**
 * Created once, because the bindings live as long as the isolate. Requests do not share its
 * connections.
 */
let app: App | undefined

/** Workers Logs reads the members of a line of JSON. */
const write = (line: string, level: Level) => console[level](line)

const logFor = (env: Env) =>
  createLog({ format: 'json', level: parseLogSettings(env).logLevel, write })

function appFor(env: Env): App {
  checkSettings(env, { without: ['node', 'metrics'] })
  const { accessLog } = parseLogSettings(env)
  const log = logFor(env)
  for (const line of findUnknown(env))
    log(line, undefined, { event: 'setting.unknown', level: 'warn' })
  const leftOut = reportOnce(leftOutLog(log))
  // Nothing ends a client: Cloudflare closes its connections when the request ends, also if it was
  // abandoned (https://developers.cloudflare.com/hyperdrive/concepts/connection-lifecycle/).
  const database = () =>
    drizzle(inOneRoundTrip(postgres(env.HYPERDRIVE.connectionString, connectionOptions)))
  const store = () => createStore(database(), leftOut)
  const { WRITER_HYPERDRIVE: hyperdrive, METRICS: dataset } = env
  const site = parseSite(env)
  const partners = choosePartners(parsePartnerSettings(env))
  const readers = countReaders(env, site.origin)
  const incomplete = [
    ...findIncomplete(env, {
      push: lackedByPush(env),
      readers: [!readers && 'the binding READERS_DATASET (docs/readers.md)'],
    }),
    ...incompletePartners(partners, site),
  ]
  for (const { problem } of incomplete)
    log(problem, undefined, { event: 'setting.incomplete', level: 'warn' })
  const listeners: Listener[] = [
    ...(readers ? [readers] : []),
    ...(dataset ? [createAnalytics(dataset)] : []),
    ...(accessLog > 0 ? [createAccessLog(log, accessLog)] : []),
  ]
  const writer =
    hyperdrive &&
    (() => drizzle(inOneRoundTrip(postgres(hyperdrive.connectionString, writerOptions))))
  const push = pushFor(env)
  return createApp({
    site,
    partners,
    incomplete,
    settings: parseDeliverySettings(env),
    runtime: { codec: webCodec, sharesPromises: false },
    store,
    ...(push && { push }),
    // The desk is another Worker: with DESK=on here, this one names its editors.
    ...(parseDeskSettings(env).desk === true && { editors: () => readPublicEditors(database()) }),
    listener: tellAll(listeners),
    ...(writer && { publish: { writer, ...parsePublishSettings(env) } }),
    log,
  })
}

/** Without a dataset they are not counted. */
function countReaders(env: Env, origin: string) {
  const { READERS_DATASET: dataset } = env
  if (!dataset || !parseReaderSettings(env).readers) return undefined
  // Direct readers are not counted here: no salt is shared, and what is written stays for months.
  return toListener(createPointWriter(dataset, new URL(origin).host), askerByHeaders)
}

const openPushFor = (env: Env) => {
  const log = logFor(env)
  return openPush(env, log, leftOutLog(log))
}

/**
 * Cloudflare replaces the client's `Accept-Encoding`, and passes the original in
 * `cf.clientAcceptEncoding`.
 */
function withClientEncoding(
  request: Request & { readonly cf?: { readonly clientAcceptEncoding?: string } },
): Request {
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
      const log = createLog({ format: 'json', level: 'error', write })
      for (const problem of error.problems)
        log(problem, undefined, { event: 'start.failed', level: 'error' })
      const detail =
        'The settings of this service are invalid; its log names them. Contact the operator.'
      return problem(request, { status: 500, title: 'Invalid settings', detail })
    }
    return app.fetch(withClientEncoding(request), env, context)
  },

  /** The cron trigger of wrangler.toml. */
  async scheduled(_: unknown, env: Env): Promise<void> {
    const push = openPushFor(env)
    if (push) await findAndQueue(push.worker, push.queue)
  },

  /** The consumer of PUSH_QUEUE. */
  async queue({ messages }: PushBatch, env: Env): Promise<void> {
    const push = openPushFor(env)
    if (!push) return
    for (const message of messages) await consume(message, push.worker, push.queue, push.log)
  },
}
