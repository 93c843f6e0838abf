/** The Cloudflare entry: the same app, with separate database connections for each request. */
import { drizzle } from 'drizzle-orm/postgres-js'
import type { ExecutionContext } from 'hono'
import postgres from 'postgres'
import { createApp } from './app.ts'
import { webCodec } from './http/codec.ts'
import { problem } from './http/problem.ts'
import { choosePartners } from './partners/presets.ts'
import { parseDeliverySettings } from './settings/delivery.ts'
import { parsePartnerSettings } from './settings/partners.ts'
import { parsePublishSettings } from './settings/publish.ts'
import { SettingsError } from './settings/setting.ts'
import { parseSite } from './settings/site.ts'
import { connectionOptions, writerOptions } from './store/connection.ts'
import { reportOnce } from './store/left-out.ts'
import { reasonOf } from './store/reason-of.ts'
import { inOneRoundTrip } from './store/round-trip.ts'
import { createStore } from './store/store.ts'

type Hyperdrive = { readonly connectionString: string }

type Env = Readonly<Record<string, string | undefined>> & {
  readonly HYPERDRIVE: Hyperdrive
  /** The same database, with a role that may write. Without it, there is no publishing API. */
  readonly WRITER_HYPERDRIVE?: Hyperdrive
}

type App = ReturnType<typeof createApp>

/** Created once, because the bindings live as long as the isolate. Requests do not share its connections. */
let app: App | undefined

const leftOut = reportOnce((id, reason) => console.warn(`article ${id} is left out of the feeds: ${reason}`))

function appFor(env: Env): App {
  // Nothing ends a client: Cloudflare closes its connections when the request ends, also if it was abandoned
  // (https://developers.cloudflare.com/hyperdrive/concepts/connection-lifecycle/).
  const store = () =>
    createStore(drizzle(inOneRoundTrip(postgres(env.HYPERDRIVE.connectionString, connectionOptions))), leftOut)
  const { WRITER_HYPERDRIVE: hyperdrive } = env
  const writer = hyperdrive && (() => drizzle(inOneRoundTrip(postgres(hyperdrive.connectionString, writerOptions))))
  const site = parseSite(env)
  return createApp({
    site,
    partners: choosePartners(parsePartnerSettings(env), site),
    settings: parseDeliverySettings(env),
    runtime: { codec: webCodec, sharesPromises: false, cacheTags: true },
    store,
    ...(writer && { publish: { writer, ...parsePublishSettings(env) } }),
    log: (message, error) =>
      error === undefined ? console.warn(message) : console.error(`${message}: ${reasonOf(error)}`),
  })
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
}
