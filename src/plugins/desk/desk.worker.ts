/**
 * The Cloudflare entry of the editors' desk: a Worker of its own at DESK_ORIGIN, with a Hyperdrive
 * whose login has the role candor_desk. So the service's Worker stays as small as it is.
 */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { tellAll } from '../../core/documents/observation.ts'
import type { Hyperdrive } from '../../core/host.ts'
import { createLog, type Level } from '../../core/log/log.ts'
import { parseDeliverySettings } from '../../core/settings/delivery.ts'
import { parseLogSettings } from '../../core/settings/log.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { parseSite } from '../../core/settings/site.ts'
import { checkSettings, coreTables } from '../../core/settings/tables.ts'
import { writerOptions } from '../../core/store/connection.ts'
import { inOneRoundTrip } from '../../core/store/round-trip.ts'
import { createAccessLog } from '../metrics/access-log.ts'
import { type AnalyticsDataset, createAnalytics } from '../metrics/analytics.ts'
import { metricsSettings, parseMetricsSettings } from '../metrics/settings.ts'
import { answersFor } from '../partners/api/answers.ts'
import { choosePartners } from '../partners/choose-partners.ts'
import { parsePartnerSettings } from '../partners/settings.ts'
import { createOidc } from './logins/oidc.ts'
import { createDesk } from './pages/desk.ts'
import { deskPlugin } from './plugin.ts'
import { parseDeskSettings } from './settings/desk.ts'
import { parseOidcSettings } from './settings/oidc.ts'

type DeskBindings = Readonly<Record<string, string | undefined>> & {
  readonly HYPERDRIVE: Hyperdrive
  /** Gets the metrics, if it is bound: a dataset of Workers Analytics Engine. */
  readonly METRICS?: AnalyticsDataset
}

const write = (line: string, level: Level) => console[level](line)

/**
 * Created once, because the bindings live as long as the isolate. Requests do not share its
 * connections.
 */
let desk: ReturnType<typeof createDesk> | undefined

function deskFor(env: DeskBindings) {
  checkSettings(env, { ...coreTables(), ...deskPlugin.settings(), metrics: metricsSettings })
  const { deskOrigin: origin, fourEyes } = parseDeskSettings(env)
  if (origin === null)
    throw new SettingsError(['DESK_ORIGIN is not set, but must be the address of this Worker.'])
  const oidc = parseOidcSettings(env)
  const { logLevel } = parseLogSettings(env)
  const { accessLog } = parseMetricsSettings(env)
  const log = createLog({ format: 'json', level: logLevel, write })
  const site = parseSite(env)
  return createDesk({
    site,
    origin,
    partnersOf: answersFor(choosePartners(parsePartnerSettings(env)))(site),
    fourEyes,
    demo: false,
    oidc: oidc && createOidc(oidc, origin),
    db: () => drizzle(inOneRoundTrip(postgres(env.HYPERDRIVE.connectionString, writerOptions))),
    clientAddress: (c) => c.req.header('CF-Connecting-IP') ?? null,
    log,
    hstsSeconds: parseDeliverySettings(env).hstsSeconds,
    listener: tellAll(
      [
        ...(env.METRICS ? [createAnalytics(env.METRICS)] : []),
        ...(accessLog > 0 ? [createAccessLog(log, accessLog)] : []),
      ],
      log,
    ),
  })
}

export default {
  fetch(request: Request, env: DeskBindings): Response | Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/' || pathname === '/desk')
      return Response.redirect(new URL('/desk/', request.url).href, 302)
    try {
      desk ??= deskFor(env)
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error
      for (const problem of error.problems) write(problem, 'error')
      return new Response('The settings of the desk are invalid; its log names them.\n', {
        status: 500,
      })
    }
    return desk.fetch(request)
  },
}
