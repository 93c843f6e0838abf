/**
 * A Worker of a list of plugins: the app, with separate database connections for each request, and
 * the work of the cron trigger and of the queue.
 */
import type { ExecutionContext, Hono } from 'hono'
import { createApp, viewOf } from '../../core/app.ts'
import { webCodec } from '../../core/http/encode.ts'
import { problem } from '../../core/http/problem.ts'
import { createLog, leftOutLog } from '../../core/log/log.ts'
import type { Plugin, QueueMessage } from '../../core/plugin.ts'
import {
  checkPlugins,
  missingOf,
  type OpenedPlugin,
  openPlugins,
  tablesOf,
} from '../../core/plugins.ts'
import { nodeSettings } from '../../core/settings/node.ts'
import { findIncomplete, SettingsError } from '../../core/settings/setting.ts'
import { parseDeliverySettings, parseLogSettings, parseSite } from '../../core/settings/site.ts'
import { checkSettings, coreTables, findUnknown } from '../../core/settings/tables.ts'
import { reportOnce } from '../../core/store/snapshot.ts'
import { createStore } from '../../core/store/store.ts'
import { connectTo, createHost, type Env, write } from './bindings.ts'

type OpenWorker = { readonly app: Hono; readonly opened: readonly OpenedPlugin[] }

/** @throws {SettingsError} */
function open(plugins: readonly Plugin[], env: Env): OpenWorker {
  checkPlugins(plugins)
  const tables = { ...coreTables(), ...tablesOf(plugins) }
  checkSettings(env, tables)
  const log = createLog({ format: 'json', level: parseLogSettings(env).logLevel, write })
  for (const line of findUnknown(env, { ...tables, node: nodeSettings }))
    log(line, undefined, { event: 'setting.unknown', level: 'warn' })
  const leftOut = reportOnce(leftOutLog(log))
  const host = createHost(env)
  const incomplete = [...missingOf(plugins, env, host), ...findIncomplete(env)]
  for (const { problem } of incomplete)
    log(problem, undefined, { event: 'setting.incomplete', level: 'warn' })
  const site = parseSite(env)
  const opened: readonly OpenedPlugin[] = openPlugins(plugins, {
    ...{ environment: env, site, host, log, leftOut },
    ...{ demo: false, serves: true, localOrigin: null, isLocal: false },
    view: () => viewOf(site, false, opened),
    fetch: (request) => app.fetch(request, env),
  })
  const app: Hono = createApp({
    ...{ site, log, incomplete, plugins: opened },
    settings: parseDeliverySettings(env),
    runtime: { codec: webCodec, sharesPromises: false },
    store: () => createStore(connectTo(env.HYPERDRIVE), leftOut),
  })
  return { app, opened }
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

/** The handlers of a Worker. docs/plugins.md says which plugins there are. */
export function createWorker(plugins: readonly Plugin[]) {
  /**
   * Created once, because the bindings live as long as the isolate. Requests do not share its
   * connections.
   */
  let worker: OpenWorker | undefined
  const openOnce = (env: Env): OpenWorker => {
    worker ??= open(plugins, env)
    return worker
  }
  return {
    fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response> {
      try {
        return openOnce(env).app.fetch(withClientEncoding(request), env, context)
      } catch (error) {
        if (!(error instanceof SettingsError)) throw error
        const log = createLog({ format: 'json', level: 'error', write })
        for (const each of error.problems)
          log(each, undefined, { event: 'start.failed', level: 'error' })
        const detail =
          'The settings of this service are invalid; its log names them. Contact the operator.'
        return problem(request, { status: 500, title: 'Invalid settings', detail })
      }
    },

    /** The cron trigger of wrangler.toml. */
    async scheduled(_: unknown, env: Env): Promise<void> {
      for (const { scheduled } of openOnce(env).opened) await scheduled?.()
    },

    /** The consumer of a queue. */
    async queue(
      { messages }: { readonly messages: readonly QueueMessage[] },
      env: Env,
    ): Promise<void> {
      for (const { queue } of openOnce(env).opened) await queue?.(messages)
    },
  }
}
