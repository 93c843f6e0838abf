/** At the edge, each request is one data point, with the columns of docs/readers.md. */
import { describe, expect, it, vi } from 'vitest'
import { createPointWriter } from '../../../src/plugins/readers/data-point.ts'
import worker from '../../../src/worker.ts'

type DataPoint = Parameters<Parameters<typeof createPointWriter>[0]['writeDataPoint']>[0]

function open() {
  const points: DataPoint[] = []
  const dataset = { writeDataPoint: (point: DataPoint) => void points.push(point) }
  return { points, dataset, count: createPointWriter(dataset, 'news.example.org') }
}

const seen = {
  family: 'topics/science',
  format: 'rss',
  route: '/topics/:member/rss.xml',
  status: 200,
  bytes: 1000,
  url: 'https://news.example.org/topics/science/rss.xml',
  userAgent: 'Feedbin feed-id:7 - 102 subscribers',
  referer: null,
  client: { address: () => '192.0.2.1', connection: null },
}

describe('data points', () => {
  it('tell of feeds, embeds and errors, and of no address', () => {
    const { points, count } = open()
    count(seen)
    count({ ...seen, status: 304, bytes: 0, userAgent: 'NetNewsWire (RSS Reader)' })
    count({ ...seen, format: 'embed', referer: 'https://partner.example/a' })
    count({ ...seen, family: null, status: 503 })
    count({ ...seen, format: 'page' })
    count({ ...seen, format: 'api', status: 401 })
    const route = '/topics/:member/rss.xml'
    expect(points).toEqual([
      {
        indexes: ['topics/science'],
        blobs: ['feed', 'topics/science', 'rss', 'Feedbin', '7', route],
        doubles: [1, 102, 0, 1000, 200],
      },
      {
        indexes: ['topics/science'],
        blobs: ['feed', 'topics/science', 'rss', 'NetNewsWire', '', route],
        doubles: [1, -1, 1, 0, 304],
      },
      {
        indexes: ['topics/science'],
        blobs: ['embed', 'topics/science', 'embed', 'partner.example', '', route],
        doubles: [1, 0, 0, 1000, 200],
      },
      { indexes: [''], blobs: ['error', '', 'rss', '', '', route], doubles: [1, 0, 0, 0, 503] },
    ])
    expect(JSON.stringify(points)).not.toContain('192.0.2')
  })

  it('come from the Worker, which says so if it has no dataset', async () => {
    const { points, dataset } = open()
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const fetchFrom = async (fresh: typeof worker, more: object) => {
      const env = { SITE_ORIGIN: 'https://news.example.org', READERS: 'on', ...more }
      const hyperdrive = { HYPERDRIVE: { connectionString: 'postgres://candor@127.0.0.1:9/none' } }
      const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} }
      return fresh.fetch(
        new Request('https://news.example.org/rss.xml'),
        { ...env, ...hyperdrive } as never,
        context,
      )
    }
    expect((await fetchFrom(worker, { READERS_DATASET: dataset })).status).toBe(503)
    expect(points.map(({ blobs, doubles }) => [blobs[0], blobs[5], doubles[4]])).toEqual([
      ['error', '/rss.xml', 503],
    ])
    expect(warn.mock.calls.flat().join()).not.toContain('READERS')
    vi.resetModules()
    const { default: another } = await import('../../../src/worker.ts')
    expect((await fetchFrom(another, {})).status).toBe(503)
    expect(warn.mock.calls.flat().join()).toContain('READERS_DATASET')
    warn.mockRestore()
    error.mockRestore()
  })
})
