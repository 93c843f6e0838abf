/** The access log: which requests have a line, and what it says of them. */
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { createLog } from '../../../src/core/log/log.ts'
import { createAccessLog } from '../../../src/plugins/metrics/access-log.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { openPlugins } from '../../product/app/open-plugins.ts'

function buildApp(every: number, random: () => number = () => 0) {
  const lines: Record<string, unknown>[] = []
  const log = createLog({
    format: 'json',
    level: 'info',
    write: (line) => lines.push(JSON.parse(line)),
  })
  const newsroom = { isBroken: false }
  const read = async () => {
    if (newsroom.isBroken) throw new TypeError('a bug')
    return buildSnapshot()
  }
  const app = createApp({
    site: buildSite(),
    store: () => ({ ...noFamilies, latest: read, findMarker: read }),
    log,
    plugins: openPlugins({ listener: createAccessLog(log, every, random) }),
  })
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    await app.request(`https://news.example.org${path}`, { headers })
    return lines.splice(0)
  }
  return { ask, newsroom }
}

it('tells what was asked for and how it was answered', async () => {
  const { ask } = buildApp(1)
  await ask('/rss.xml')
  const headers = {
    'User-Agent': `Reader/1.0 ${'x'.repeat(300)}`,
    Referer: 'https://partner.example/a/secret?page=1',
    'X-Forwarded-For': '203.0.113.7',
    Authorization: 'Bearer secret',
    Cookie: 'secret=1',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  }
  const [line, ...others] = await ask('/rss.xml?key=secret', headers)
  expect(others).toEqual([])
  expect(line).toEqual({
    time: expect.any(String),
    level: 'info',
    event: 'request',
    msg: 'GET /rss.xml 200',
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    method: 'GET',
    route: '/rss.xml',
    status: 200,
    cache: 'memory',
    seconds: expect.any(Number),
    bytes: expect.any(Number),
    age: 0,
    user_agent: `Reader/1.0 ${'x'.repeat(189)}`,
    referer: 'https://partner.example',
    weight: 1,
  })
  expect(JSON.stringify(line)).not.toMatch(/secret|203\.0/)
})

it('samples, but has a line for each failure', async () => {
  const values = [0.005, 0.02, 0.5]
  const { ask, newsroom } = buildApp(100, () => values.shift() ?? 1)
  expect(await ask('/rss.xml')).toMatchObject([{ event: 'request', weight: 100 }])
  expect(await ask('/rss.xml')).toEqual([])
  expect(await ask('/nothing')).toEqual([])
  newsroom.isBroken = true
  const [document, failed, access] = await ask('/atom.xml')
  expect(document).toMatchObject({ event: 'document.failed', why: 'a bug' })
  expect(failed).toMatchObject({ event: 'request.failed', why: 'a bug' })
  expect(access).toMatchObject({
    event: 'request',
    level: 'warn',
    status: 500,
    weight: 1,
    trace_id: failed?.['trace_id'],
  })
})

it('has null for headers that were not sent, or are no address', async () => {
  const { ask } = buildApp(1)
  expect(await ask('/rss.xml', { Referer: 'about:blank' })).toMatchObject([
    { user_agent: null, referer: null },
  ])
})
