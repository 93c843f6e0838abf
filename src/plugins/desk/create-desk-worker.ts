/**
 * The editors' desk on Cloudflare: a Worker of its own at DESK_ORIGIN, with a Hyperdrive whose login
 * has the role candor_desk. So the service's Worker stays as small as it is.
 */
import { viewOf } from '../../core/app.ts'
import { clock } from '../../core/delivery/runtime.ts'
import { createObservation, tellAll } from '../../core/documents/observation.ts'
import type { Host } from '../../core/host.ts'
import { problem } from '../../core/http/problem.ts'
import { createLog, type Level, leftOutLog } from '../../core/log/log.ts'
import { addedBy, type Plugin } from '../../core/plugin.ts'
import { openPlugins, tablesOf } from '../../core/plugins.ts'
import { createGuard } from '../../core/routes/guard.ts'
import { type Environment, SettingsError } from '../../core/settings/setting.ts'
import { parseDeliverySettings, parseLogSettings, parseSite } from '../../core/settings/site.ts'
import { checkSettings, coreTables } from '../../core/settings/tables.ts'
import { writerOptions } from '../../core/store/connection.ts'
import { partnerAnswersOf } from '../publish/points.ts'
import { createOidc } from './logins/oidc.ts'
import { createDesk } from './pages/desk.ts'
import { deskPlugin } from './plugin.ts'
import { parseDeskSettings } from './settings/desk.ts'
import { parseOidcSettings } from './settings/oidc.ts'

const write = (line: string, level: Level) => console[level](line)

/** @throws {SettingsError} */
function open(plugins: readonly Plugin[], env: Environment, host: Host) {
  checkSettings(env, { ...coreTables(), ...deskPlugin.settings(), ...tablesOf(plugins) })
  const { deskOrigin: origin, fourEyes } = parseDeskSettings(env)
  const connection = host.connect('reader', writerOptions)
  if (origin === null || connection === null)
    throw new SettingsError(['DESK_ORIGIN is not set, but must be the address of this Worker.'])
  const oidc = parseOidcSettings(env)
  const log = createLog({ format: 'json', level: parseLogSettings(env).logLevel, write })
  const site = parseSite(env)
  const opened = openPlugins(plugins, {
    ...{ environment: env, site, host, log, leftOut: leftOutLog(log) },
    ...{ demo: false, serves: true, localOrigin: null, isLocal: false },
    view: () => viewOf(site, false, []),
    fetch: () => new Response(null, { status: 404 }),
  })
  const { request: notify } = tellAll(
    opened.flatMap(({ listener }) => listener ?? []),
    log,
  )
  const { guardPrefix } = createGuard({
    ...{ refuse: problem, log },
    hstsSeconds: parseDeliverySettings(env).hstsSeconds,
    observation: notify && createObservation(notify, '', clock),
  })
  const desk = createDesk({
    ...{ site, origin, fourEyes, demo: false, log, db: connection.db },
    partnersOf: partnerAnswersOf(
      addedBy(() => opened),
      site,
    ),
    oidc: oidc && createOidc(oidc, origin),
    clientAddress: host.clientAddress,
  })
  return guardPrefix((request, _, noteRoute) => desk.fetch(request, { noteRoute }))
}

/**
 * The handlers of the desk's Worker. Of `plugins` it takes the listeners, and what partners get of
 * an article.
 */
export function createDeskWorker<Env extends Environment>(
  plugins: readonly Plugin[],
  createHost: (env: Env) => Host,
) {
  /** Created once, because the bindings live as long as the isolate. */
  let desk: ReturnType<typeof open> | undefined
  return {
    fetch(request: Request, env: Env): Response | Promise<Response> {
      const { pathname } = new URL(request.url)
      if (pathname === '/' || pathname === '/desk')
        return Response.redirect(new URL('/desk/', request.url).href, 302)
      try {
        desk ??= open(plugins, env, createHost(env))
      } catch (error) {
        if (!(error instanceof SettingsError)) throw error
        for (const problem of error.problems) write(problem, 'error')
        return new Response('The settings of the desk are invalid; its log names them.\n', {
          status: 500,
        })
      }
      return desk(request, env)
    },
  }
}
