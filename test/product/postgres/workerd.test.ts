/** Runs the HTTP suites in workerd, and tests what its Worker alone does. */
import { describe, expect, it } from 'vitest'
import { openRunning } from '../../core/app/running.ts'
import { describeHubLimits } from '../../plugins/push/app/hub-off.suite.ts'
import { describeDelivery, describeHttp } from '../app/all-suites.ts'
import { describeAllConditions } from '../app/conditions.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'
import { openInWorkerd } from './runtimes.ts'

const runtime = await openInWorkerd()
const { url, sql } = runtime

it('answers 500 without details in workerd if settings are wrong', async () => {
  const edge = await serveOnWorkerd(url, {
    environment: { SITE_ORIGIN: 'nowhere', FEED_LENGTH: 'many' },
  })
  const answer = await edge.fetch('/rss.xml')
  expect(answer.status).toBe(500)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await answer.text()).not.toMatch(/SITE_ORIGIN|nowhere|many|\.ts/)
  expect(edge.logs().map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', event: 'start.failed', msg: expect.stringContaining('SITE_ORIGIN') },
    { level: 'error', event: 'start.failed', msg: expect.stringContaining('FEED_LENGTH') },
  ])
  await edge.close()
})

it('goes on without what lacks settings, and says so once in the log, and in health', async () => {
  const lacking = { PUSH: 'on', READERS: 'on', AI_RIGHTS: 'licensed', PARTNERS: 'smartnews,msn' }
  const names = ['READERS', 'PUSH', 'partners/smartnews', 'AI_RIGHTS=licensed']
  const edge = await serveOnWorkerd(url, { environment: lacking })
  for (const path of ['/rss.xml', '/atom.xml', '/partners/msn/rss.xml'])
    expect((await edge.fetch(path)).status).toBe(200)
  const { headers } = await edge.fetch('/rss.xml')
  expect([headers.get('Link'), headers.get('tdm-reservation')]).toEqual([
    expect.not.stringContaining('rel="hub"'),
    '1',
  ])
  const missing = [
    (await edge.fetch('/hub', { method: 'POST' })).status,
    (await edge.fetch('/partners/smartnews/rss.xml')).status,
  ]
  expect(missing).toEqual([405, 404])
  expect(await (await edge.fetch('/health/ready')).json()).toMatchObject({
    status: 'ready',
    incomplete: names,
  })
  await edge.cron()
  // A busy machine may render slowly.
  const logs = edge.logs().map((line): { event: string } => JSON.parse(line))
  expect(logs.filter(({ event }) => event !== 'render.slow')).toMatchObject(
    names.map((name) => ({
      level: 'warn',
      event: 'setting.incomplete',
      msg: expect.stringMatching(`^${name} is off: it needs `),
    })),
  )
  await edge.close()
})

it('writes the log of workerd as JSON, with the access log if it is on', async () => {
  const edge = await serveOnWorkerd(url, { environment: { ACCESS_LOG: '1', BASE_PATH: '/news' } })
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  await edge.fetch('/news/rss.xml?key=secret', {
    headers: { traceparent, 'User-Agent': 'Reader/1.0' },
  })
  await expect.poll(() => edge.logs().length).toBe(1)
  expect(edge.logs().map((line) => JSON.parse(line))).toMatchObject([
    {
      event: 'request',
      msg: 'GET /news/rss.xml 200',
      route: '/rss.xml',
      user_agent: 'Reader/1.0',
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    },
  ])
  await edge.close()
})

it('writes data points for metrics, with the names of the page, and no path, slug or header', async () => {
  const edge = await serveOnWorkerd(
    url,
    { environment: { FRESH_MS: '60000' } },
    'test/product/workerd/recording.toml',
  )
  const headers = { 'User-Agent': 'Chosen/1.0', Referer: 'https://chosen.example/' }
  const pointsFor = async (path: string) => {
    await edge.fetch(path, { headers })
    const points: unknown = await (await edge.fetch('/recorded-points')).json()
    expect(JSON.stringify(points)).not.toMatch(/chosen/i)
    return points
  }
  const request = (status: string, cache: string) => ({
    indexes: ['candor_http_requests'],
    blobs: ['candor_http_requests', '/topics/:member/rss.xml', 'topics', 'rss', status, cache],
    doubles: [expect.any(Number), expect.any(Number), expect.any(Number)],
  })
  const work = (name: string, ...blobs: string[]) => ({
    indexes: [name],
    blobs: [name, ...blobs],
    doubles: [expect.any(Number)],
  })
  const slug = String((await sql('select slug from topics limit 1'))[0]?.['slug'])
  const first = await pointsFor(`/topics/${slug}/rss.xml`)
  expect(first).toContainEqual(request('200', 'rendered'))
  expect(first).toContainEqual(work('candor_query_duration_seconds', 'articles', 'done'))
  expect(first).toContainEqual(work('candor_render_duration_seconds', 'feed', 'done'))
  expect(await pointsFor(`/topics/${slug}/rss.xml`)).toEqual([request('200', 'memory')])
  expect(await pointsFor('/topics/chosen/rss.xml?limit=chosen')).toEqual([
    request('400', 'refused'),
  ])
  await edge.close()
})

// Before the suites that write: dates are compared with a newsroom at rest.
describe('HTTP in workerd, at rest', () => {
  describeAllConditions(openRunning(() => runtime.serve()))
})
describeHttp('in workerd', runtime)
describeDelivery('in workerd', runtime)
describeHubLimits(runtime)
