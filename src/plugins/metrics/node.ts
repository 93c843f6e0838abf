/**
 * Listeners to requests on Node: metrics, with their page on a port of its own or beside the feeds,
 * and the access log.
 */
import { performance } from 'node:perf_hooks'
import { tellAll } from '../../core/documents/observation.ts'
import { generatorVersion } from '../../core/feed/generator.ts'
import { counter, gauge, type MetricFamily } from '../../core/metrics/family.ts'
import { names } from '../../core/metrics/names.ts'
import { parseLogSettings } from '../../core/settings/log.ts'
import { type Environment, SettingsError } from '../../core/settings/setting.ts'
import { logError } from '../../hosts/node/log.ts'
import { CannotListen, listen } from '../../hosts/node/socket.ts'
import { createAccessLog } from './access-log.ts'
import { createEndpoint } from './endpoint.ts'
import { createMetrics } from './metrics.ts'
import { parseMetricsSettings } from './settings.ts'

export type Listeners = Awaited<ReturnType<typeof openListeners>>

/**
 * The parts of the app that metrics and the access log need; none if both are off.
 *
 * @throws {SettingsError}, also if METRICS_PORT cannot be used.
 */
export async function openListeners(environment: Environment) {
  const { accessLog } = parseLogSettings(environment)
  const metrics = await openMetrics(environment)
  const listener = tellAll([
    ...(metrics ? [metrics.listener] : []),
    ...(accessLog > 0 ? [createAccessLog(logError, accessLog)] : []),
  ])
  const parts = {
    listener,
    ...(metrics && { addSource: metrics.addSource, metrics: metrics.respond }),
  }
  return { parts, close: metrics?.close ?? (async () => {}) }
}

/** `respond` is `null` if metrics have a port of their own. */
async function openMetrics(environment: Environment) {
  const {
    metricsPort: port,
    metricsHost: host,
    metricsToken: token,
  } = parseMetricsSettings(environment)
  if (port === null && token === null) return undefined
  const metrics = createMetrics()
  metrics.addSource(processMetrics)
  const { listener, addSource } = metrics
  const page = createEndpoint(metrics, token)
  if (port === null) return { listener, addSource, respond: page, close: async () => {} }
  const server = await listen(host, port, (request) => onlyMetrics(request, page)).catch(
    (error: unknown) => {
      if (!(error instanceof CannotListen)) throw error
      const problem = `METRICS_PORT ${port} on METRICS_HOST ${host} cannot be used (${error.code}). Set METRICS_PORT to another port, for example METRICS_PORT=9464.`
      throw new SettingsError([problem])
    },
  )
  return { listener, addSource, respond: null, close: server.close }
}

async function onlyMetrics(
  request: Request,
  page: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { pathname } = new URL(request.url)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return pathname === '/metrics' && isRead
    ? page(request)
    : new Response('There is only /metrics.\n', { status: 404 })
}

let idle = performance.eventLoopUtilization()

/** With the names of Prometheus's own clients, where there are some. */
function processMetrics(): readonly MetricFamily[] {
  const one = (value: number, labels = {}) => [{ labels, value }]
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const before = idle
  idle = performance.eventLoopUtilization()
  return [
    gauge('process_resident_memory_bytes', 'Resident memory.', one(rss)),
    gauge('nodejs_heap_size_used_bytes', 'JavaScript heap in use.', one(heapUsed)),
    counter('process_cpu_seconds', 'User and system time.', one((user + system) / 1e6)),
    gauge(
      'process_start_time_seconds',
      'Start of the process, as a Unix time.',
      one(performance.timeOrigin / 1000),
    ),
    gauge(
      'nodejs_eventloop_utilization_ratio',
      'Share of the time since the last reading in which the event loop was busy.',
      one(performance.eventLoopUtilization(idle, before).utilization),
    ),
    gauge(...names.build, one(1, { version: generatorVersion, node: process.version })),
  ]
}
