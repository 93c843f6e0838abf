/** Metrics on Node, with their page on a port of its own or beside the feeds, and the access log. */
import { performance } from 'node:perf_hooks'
import { tellAll } from '../../core/documents/observation.ts'
import { generatorVersion } from '../../core/feed/feed.ts'
import type { Host } from '../../core/host.ts'
import { counter, gauge, type MetricFamily, names } from '../../core/metrics/metrics.ts'
import type { Opened, Plugin } from '../../core/plugin.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { createAccessLog } from './access-log.ts'
import { createEndpoint } from './endpoint.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { metricsSettings, parseMetricsSettings } from './settings.ts'

export const metrics: Plugin = {
  name: 'metrics',
  settings: () => ({ metrics: metricsSettings }),
  isEarly: true,
  open({ environment, host, log }) {
    const settings = parseMetricsSettings(environment)
    const { metricsPort: port, metricsToken: token, accessLog } = settings
    const isOn = port !== null || token !== null
    if (!isOn && accessLog === 0) return null
    const counted = isOn ? createMetrics() : null
    counted?.addSource(processMetrics)
    const listener = tellAll(
      [
        ...(counted ? [counted.listener] : []),
        ...(accessLog > 0 ? [createAccessLog(log, accessLog)] : []),
      ],
      log,
    )
    if (counted === null) return { listener }
    const page = createEndpoint(counted, token)
    if (port === null) return { ...openedMetrics(counted, page), listener }
    let close = async () => {}
    return {
      listener,
      collect: counted.addSource,
      async start() {
        ;({ close } = await listenAt(host, settings.metricsHost, port, page))
      },
      close: () => close(),
    }
  },
}

/** With the page beside the feeds. */
export const openedMetrics = (
  { listener, addSource }: Metrics,
  page: (request: Request) => Promise<Response>,
): Opened => ({
  listener,
  collect: addSource,
  routes: ({ routes }) => void routes.get('/metrics', (c) => page(c.req.raw)),
})

/** @throws {SettingsError} if METRICS_PORT cannot be used. */
async function listenAt(
  { listen }: Host,
  address: string,
  port: number,
  page: (request: Request) => Promise<Response>,
) {
  if (!listen) throw new SettingsError(['METRICS_PORT is for Node alone.'])
  return listen(address, port, (request) => onlyMetrics(request, page)).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new SettingsError([
      `METRICS_PORT ${port} on METRICS_HOST ${address} cannot be used (${String(error.code)}). Set METRICS_PORT to another port, for example METRICS_PORT=9464.`,
    ])
  })
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
