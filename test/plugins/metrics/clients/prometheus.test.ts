/** Metrics, alert rules and the dashboard, as Prometheus and promtool read them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { createApp } from '../../../../src/core/app.ts'
import { names, pushSource, signingSource } from '../../../../src/core/metrics/metrics.ts'
import { toToken } from '../../../../src/core/text/token.ts'
import { listen } from '../../../../src/hosts/node/socket.ts'
import { createEndpoint } from '../../../../src/plugins/metrics/endpoint.ts'
import { createMetrics } from '../../../../src/plugins/metrics/metrics.ts'
import { openedMetrics } from '../../../../src/plugins/metrics/node.ts'
import { buildSite, buildSnapshot } from '../../../fixtures/build-article.ts'
import { buildPartner } from '../../../fixtures/build-partner.ts'
import { noFamilies } from '../../../fixtures/no-families.ts'
import { openPlugins } from '../../../product/app/open-plugins.ts'
import { runTool } from '../../../product/clients/run-tool.ts'
import { freePort } from '../../../product/processes/candor.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const rulesFile = join(root, 'deploy/prometheus-alerts.yml')

type Rule = {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly annotations: Record<string, string>
}
type Panel = { readonly title: string; readonly targets: readonly { readonly expr: string }[] }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-prometheus-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const readRules = async (): Promise<readonly Rule[]> =>
  parse(await readFile(rulesFile, 'utf8')).groups[0].rules

/** promtool reads JSON as YAML. */
async function promtool(args: readonly string[], file?: unknown, input = '') {
  const path = join(folder, 'file.yml')
  if (file !== undefined) await writeFile(path, JSON.stringify(file))
  const { code, output, errors } = await runTool(
    'promtool',
    [...args, ...(file === undefined ? [] : [path])],
    input,
  )
  return { code, printed: output + errors }
}

/** A service with metrics of every kind. */
async function serveMetrics() {
  const metrics = createMetrics()
  metrics.addSource(
    pushSource(() => ({
      ...{ depth: 1, oldestSeconds: 2, deliveries: { arrived: 3, failed: 0, refused: 0 } },
    })),
  )
  metrics.addSource(signingSource(async () => ({ waiting: 4, oldestSeconds: 5 })))
  const token = toToken(new Uint8Array(32))
  const wire = await buildPartner(token)
  const app = createApp({
    site: buildSite({ partnerFeeds: [] }),
    store: () => ({
      ...noFamilies,
      latest: async () => buildSnapshot(),
      findMarker: async () => buildSnapshot(),
      findNewest: async () => ({ all: 60 }),
      findPartners: async () => [wire],
    }),
    log: () => {},
    plugins: [
      ...openPlugins(),
      openedMetrics(metrics, createEndpoint(metrics, 'a-token-of-the-operator')),
    ],
  })
  for (const path of ['/rss.xml', '/rss.xml', '/nothing', '/topics']) await app.request(path)
  await app.request('/atom.xml', { headers: { Authorization: `Bearer ${token}` } })
  metrics.listener.write('put', 'created')
  metrics.listener.partner('msn', { too_old: 1 })
  return { metrics, app, server: await listen('127.0.0.1', 0, app.fetch) }
}

describe('the page', () => {
  it('has no fault that promtool finds, and all metrics', async () => {
    const { metrics, server } = await serveMetrics()
    await server.close()
    const text = await (
      await createEndpoint(metrics, null)(new Request('http://127.0.0.1/metrics'))
    ).text()
    expect(await promtool(['check', 'metrics'], undefined, text)).toEqual({ code: 0, printed: '' })
    for (const [name] of Object.values(names).filter((each) => each !== names.build))
      expect(text).toContain(`\n# TYPE ${name}`)
  })

  it('is scraped by Prometheus in both formats, with the token', async () => {
    const { server } = await serveMetrics()
    const port = await freePort()
    const job = (job_name: string, protocol: string) => ({
      job_name,
      scrape_interval: '1s',
      scrape_protocols: [protocol],
      authorization: { credentials: 'a-token-of-the-operator' },
      static_configs: [{ targets: [`127.0.0.1:${server.port}`] }],
    })
    const jobs = [job('candor', 'OpenMetricsText1.0.0'), job('text', 'PrometheusText0.0.4')]
    const config = join(folder, 'prometheus.yml')
    await writeFile(config, JSON.stringify({ scrape_configs: jobs, rule_files: [rulesFile] }))
    const args = [`--config.file=${config}`, `--storage.tsdb.path=${join(folder, 'data')}`]
    const prometheus = spawn('prometheus', [...args, `--web.listen-address=127.0.0.1:${port}`], {
      stdio: 'ignore',
    })
    prometheus.on('error', () => {})
    const ended = once(prometheus, 'close')
    const api = async (path: string) =>
      (await (await fetch(`http://127.0.0.1:${port}/api/v1/${path}`)).json()).data
    try {
      type Target = { readonly health: string; readonly lastError: string }
      await vi.waitFor(
        async () => {
          const { activeTargets }: { activeTargets: Target[] } = await api('targets')
          expect(activeTargets.map(({ health, lastError }) => [health, lastError])).toEqual([
            ['up', ''],
            ['up', ''],
          ])
        },
        { timeout: 20_000, interval: 300 },
      )
      const query = async (expr: string) =>
        (await api(`query?query=${encodeURIComponent(expr)}`)).result
      for (const name of ['candor', 'text']) {
        const requests = await query(
          `candor_http_requests_total{job="${name}",route="/rss.xml",cache="memory"}`,
        )
        expect(requests[0].value[1]).toBe('1')
        const [slow] = await query(
          `histogram_quantile(0.5, candor_served_age_seconds_bucket{job="${name}",cache="memory"})`,
        )
        expect(Number(slow.value[1])).toBeLessThanOrEqual(1)
      }
      expect((await api('rules')).groups[0].rules).toHaveLength(11)
    } finally {
      prometheus.kill('SIGKILL')
      await ended
      await server.close()
    }
  })
})

/** Samples of two hours, one a minute, in promtool's notation: a start and 120 steps. */
const constant = (value: number) => `${value}x120`
const growing = (step: number) => `0+${step}x120`
const requests = (rest: string) => `candor_http_requests_total{job="candor",${rest}}`

/** For each alert: series that fire it, and series that nearly do. */
const cases: Readonly<
  Record<string, readonly [fires: Record<string, string>, silent: Record<string, string>]>
> = {
  CandorDown: [
    { 'up{job="candor"}': constant(0) },
    { 'up{job="candor"}': constant(1), 'up{job="other"}': constant(0) },
  ],
  CandorOutage: [{ candor_outage: constant(1) }, { candor_outage: constant(0) }],
  CandorMemoryRunsOut: [
    { candor_outage_seconds: constant(43_201) },
    { candor_outage_seconds: constant(43_199) },
  ],
  CandorServerErrors: [
    { [requests('status="503"')]: growing(2), [requests('status="200"')]: growing(98) },
    { [requests('status="503"')]: growing(1), [requests('status="404"')]: growing(500) },
  ],
  CandorStale: [
    { [requests('cache="stale"')]: growing(10), [requests('cache="memory"')]: growing(90) },
    { [requests('cache="stale"')]: growing(4), [requests('cache="memory"')]: growing(96) },
  ],
  CandorSlowRenders: [
    {
      'candor_render_duration_seconds_bucket{job="candor",class="feed",le="1"}': growing(90),
      'candor_render_duration_seconds_bucket{job="candor",class="feed",le="+Inf"}': growing(100),
      'candor_render_duration_seconds_bucket{job="candor",class="feed",le="2.5"}': growing(100),
    },
    {
      'candor_render_duration_seconds_bucket{job="candor",class="feed",le="1"}': growing(96),
      'candor_render_duration_seconds_bucket{job="candor",class="feed",le="+Inf"}': growing(100),
    },
  ],
  CandorBusy: [
    { 'nodejs_eventloop_utilization_ratio{job="candor"}': constant(0.95) },
    {
      'nodejs_eventloop_utilization_ratio{job="candor"}': constant(0.85),
      'nodejs_eventloop_utilization_ratio{job="other"}': constant(1),
    },
  ],
  CandorNoNewArticles: [
    { 'candor_newest_article_age_seconds{group="all"}': constant(90_000) },
    {
      'candor_newest_article_age_seconds{group="all"}': constant(80_000),
      'candor_newest_article_age_seconds{group="corrections"}': constant(9e6),
    },
  ],
  CandorWritesFail: [
    { 'candor_api_writes_total{operation="request",outcome="unavailable"}': growing(1) },
    {
      'candor_api_writes_total{operation="put",outcome="refused"}': growing(100),
      'candor_api_writes_total{operation="put",outcome="created"}': growing(100),
      // Strangers without a token, and uploads that the client ends.
      'candor_api_writes_total{operation="request",outcome="unauthorized"}': growing(100),
      'candor_api_writes_total{operation="request",outcome="aborted"}': growing(100),
    },
  ],
  CandorOutboxStuck: [
    { candor_outbox_oldest_seconds: constant(901) },
    { candor_outbox_oldest_seconds: constant(899) },
  ],
  CandorUnsigned: [
    { candor_unsigned_oldest_seconds: constant(901) },
    { candor_unsigned_oldest_seconds: constant(899) },
  ],
}

describe('deploy/prometheus-alerts.yml', () => {
  it('has eleven rules that promtool accepts, each with what to do in docs/operate.md', async () => {
    expect(
      await promtool(['check', 'rules', '--lint=all', '--lint-fatal', rulesFile]),
    ).toMatchObject({ code: 0 })
    const rules = await readRules()
    expect(rules.map(({ alert }) => alert)).toEqual(Object.keys(cases))
    expect(rules).toHaveLength(11)
    const page = await readFile(join(root, 'docs/operate.md'), 'utf8')
    for (const { alert, annotations } of rules) {
      expect(annotations['runbook']).toBe(`docs/operate.md#${alert.toLowerCase()}`)
      expect(page).toContain(`\n### ${alert}\n`)
    }
  })

  it.each(Object.entries(cases))(
    '%s fires when it should, and not before',
    async (alert, [fires, silent]) => {
      const rule = (await readRules()).find((each) => each.alert === alert)
      const expectation = (series: Record<string, string>, count: number) => ({
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: [
          {
            expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`,
            eval_time: '1h',
            exp_samples: [{ labels: '{}', value: count }],
          },
        ],
      })
      expect(rule?.alert).toBe(alert)
      const tests = [expectation(fires, 1), expectation(silent, 0)]
      expect(
        await promtool(['test', 'rules'], {
          rule_files: [rulesFile],
          evaluation_interval: '1m',
          tests,
        }),
      ).toMatchObject({ code: 0, printed: expect.stringContaining('SUCCESS') })
    },
  )
})

describe('deploy/grafana-dashboard.json', () => {
  it('asks only for metrics that there are, in queries that Prometheus can parse', async () => {
    const { panels, annotations }: { panels: Panel[]; annotations: { list: { expr: string }[] } } =
      JSON.parse(await readFile(join(root, 'deploy/grafana-dashboard.json'), 'utf8'))
    const queries = [...panels.flatMap(({ targets }) => targets), ...annotations.list].map(
      ({ expr }) => expr,
    )
    expect(queries.length).toBeGreaterThan(20)
    const rules = queries.map((expr, index) => ({
      record: `query${index}`,
      expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('$job', 'candor'),
    }))
    const checked = await promtool(['check', 'rules'], { groups: [{ name: 'dashboard', rules }] })
    expect(checked).toMatchObject({
      code: 0,
      printed: expect.stringContaining(`${queries.length} rules found`),
    })
    const known = new Set<string>(Object.values(names).map(([name]) => name))
    const asked = new Set(
      queries.flatMap((expr) =>
        [...expr.matchAll(/candor_\w+/g)].map(([name]) =>
          name.replace(/_(total|bucket|sum|count)$/, ''),
        ),
      ),
    )
    expect(asked.size).toBeGreaterThan(10)
    for (const name of asked) expect(known).toContain(name)
  })
})
