/** What is counted of requests in memory: bounded, day by day, without addresses. */
import { describe, expect, it, vi } from 'vitest'
import { createCounter } from '../../../src/plugins/readers/count.ts'
import { limits } from '../../../src/plugins/readers/day.ts'
import { type Seen, type SeenConnection, unknownClient } from '../../../src/plugins/readers/seen.ts'
import { estimate } from '../../../src/plugins/readers/sketch.ts'

const from = (address: string, connection: SeenConnection | null = null) => ({
  address: () => address,
  connection,
})

const noon = Date.parse('2026-11-26T12:00:00Z')
const hourMs = 3_600_000

function open(most = limits) {
  const log: string[] = []
  let now = noon
  const counter = createCounter({
    ownHost: 'news.example.org',
    clock: () => now,
    log: (message) => log.push(message),
    most,
  })
  counter.setSalt('2026-11-26', '0123456789abcdef')
  return {
    counter,
    log,
    wait: (ms: number) => {
      now += ms
    },
    see: (seen: Partial<Seen> = {}) =>
      counter.count({
        family: 'all',
        format: 'rss',
        route: '/rss.xml',
        status: 200,
        bytes: 1000,
        url: 'https://news.example.org/rss.xml',
        userAgent: 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers)',
        referer: null,
        client: from('192.0.2.1'),
        ...seen,
      }),
    rows: () => counter.days().map((day) => day.take().rows),
  }
}

const inoreader = (count: number) => `Mozilla/5.0 (compatible; inoreader.com; ${count} subscribers)`

describe('the counter', () => {
  it('counts requests by feed, format and product', () => {
    const { see, rows } = open()
    see()
    see({ status: 304, bytes: 0 })
    see({ format: 'atom' })
    see({ userAgent: 'Feedly/2.0 (poller; 463 subscribers)' })
    expect(rows()[0]).toMatchObject({
      day: '2026-11-26',
      requests: [
        { family: 'all', format: 'rss', name: 'Feedly', requests: 3, notModified: 1, bytes: 2000 },
        { family: 'all', format: 'atom', name: 'Feedly', requests: 1, notModified: 0, bytes: 1000 },
      ],
      direct: [],
      embeds: [],
      errors: [],
    })
  })

  it('keeps the newest figure of each aggregator, feed and list', () => {
    const { see, rows, wait } = open()
    see({ userAgent: inoreader(5) })
    wait(1000)
    see({ userAgent: inoreader(4) })
    see({ userAgent: inoreader(9), url: 'https://news.example.org/rss.xml?limit=10' })
    see({ userAgent: 'Feedbin feed-id:1 - 2 subscribers' })
    see({ userAgent: 'Feedbin feed-id:2 - 3 subscribers' })
    see({ userAgent: 'Feedbin feed-id:1 - 1 subscribers' })
    const figures = rows()[0]?.figures ?? []
    expect(figures.map(({ name, list, subscribers }) => [name, list, subscribers])).toEqual([
      ['inoreader.com', '', 4],
      ['inoreader.com', expect.stringMatching(/^\?[0-9a-f]{8}$/), 9],
      ['Feedbin', '1', 1],
      ['Feedbin', '2', 3],
    ])
    expect(figures[0]?.atMs).toBe(noon + 1000)
  })

  it('counts those that fetch a feed themselves once a day, and no crawlers', () => {
    const { see, rows } = open()
    const userAgent = 'NetNewsWire (RSS Reader; https://netnewswire.com/)'
    for (const address of ['192.0.2.1', '192.0.2.1', '2001:db8::1'])
      see({ userAgent, client: from(address) })
    see({ userAgent: 'FreshRSS/1.28.0 (Linux; https://freshrss.org)' })
    see({ userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' })
    see({ userAgent, client: unknownClient })
    const [day] = rows()
    expect(day?.direct.map(({ family, sketch }) => [family, estimate(sketch)])).toEqual([
      ['all', 3],
    ])
    expect(JSON.stringify(day)).not.toMatch(/192\.0\.2|2001:db8|0123456789/)
  })

  it('hashes nothing again on a connection of one reader, unless it asks for another feed or the day ends', () => {
    const { see, rows, wait, counter } = open()
    const asked = vi.fn<() => string>(() => '192.0.2.1')
    const userAgent = 'NetNewsWire (RSS Reader; https://netnewswire.com/)'
    const client = { address: asked, connection: { agent: null, counted: null } }
    for (let time = 0; time < 5; time += 1) see({ userAgent, client })
    expect(asked).toHaveBeenCalledTimes(1)
    see({ userAgent, client, family: 'topics/science' })
    expect(asked).toHaveBeenCalledTimes(2)
    counter.setSalt('2026-11-27', 'fedcba9876543210')
    wait(24 * hourMs)
    see({ userAgent, client, family: 'topics/science' })
    expect(asked).toHaveBeenCalledTimes(3)
    expect(
      rows().map(({ direct }) => direct.map(({ family, sketch }) => [family, estimate(sketch)])),
    ).toEqual([
      [
        ['all', 1],
        ['topics/science', 1],
      ],
      [['topics/science', 1]],
    ])
  })

  it('tells several agents on one connection apart, also if one of them is too long to be remembered', () => {
    const { see, rows } = open()
    const client = { address: () => '192.0.2.1', connection: { agent: null, counted: null } }
    const long = `Reader/1.0 ${'x'.repeat(600)}`
    for (const userAgent of [
      'Miniflux/2.2',
      'Feedbin feed-id:1 - 8 subscribers',
      long,
      'Miniflux/2.2',
    ]) {
      see({ userAgent, client })
      expect(client.connection.agent).not.toMatchObject({ userAgent: long })
    }
    expect(rows()[0]?.requests.map(({ name, requests }) => [name, requests])).toEqual([
      ['Miniflux', 2],
      ['Feedbin', 1],
      ['Reader', 1],
    ])
  })

  it('remembers 10,000 User-Agents at most, and none that is longer than 512 characters', () => {
    const { see } = open()
    const agentOf = (userAgent: string) => {
      const connection: SeenConnection = { agent: null, counted: null }
      see({ userAgent, client: from('192.0.2.1', connection) })
      return connection.agent
    }
    const first = agentOf('Miniflux/2.2')
    expect(first).not.toBeNull()
    for (let number = 1; number < 10_000; number += 1) agentOf(`Reader/${number}`)
    expect(agentOf('Miniflux/2.2')).toBe(first)
    agentOf('Reader/10000')
    expect(agentOf('Miniflux/2.2')).not.toBe(first)
    expect(agentOf('x'.repeat(512))).not.toBeNull()
    expect(agentOf('x'.repeat(513))).toBeNull()
  })

  it('keeps 10,000 products and 10,000 feeds apart in a day, and counts further ones together', () => {
    const { see, rows } = open()
    for (let number = 0; number < 10_020; number += 1) {
      const reader = `Reader-${String(number).padStart(5, '0')}x`
      see({ userAgent: `${reader}/1.0`, family: `topics/t${number}` })
    }
    const requests = rows()[0]?.requests ?? []
    expect(new Set(requests.map(({ name }) => name)).size).toBe(10_001)
    expect(new Set(requests.map(({ family }) => family)).size).toBe(10_001)
    expect(
      requests.filter(({ name }) => name === 'other').reduce((sum, each) => sum + each.requests, 0),
    ).toBe(20)
  })

  it('counts no direct reader without the salt of the day', () => {
    const { see, rows, wait, counter } = open()
    const direct = { userAgent: 'NetNewsWire (RSS Reader; https://netnewswire.com/)' }
    see(direct)
    wait(24 * hourMs)
    see(direct)
    expect(counter.hasSalt('2026-11-26')).toBe(false)
    expect(rows().map(({ day, direct: sketches }) => [day, sketches.length])).toEqual([
      ['2026-11-26', 1],
      ['2026-11-27', 0],
    ])
    counter.setSalt('2026-11-28', 'fedcba9876543210')
    wait(24 * hourMs)
    see(direct)
    expect(rows().at(-1)?.direct).toHaveLength(1)
  })

  it('counts embeds by the host of the page, and not as readers', () => {
    const { see, rows } = open()
    const browser = {
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
    }
    see({ ...browser, format: 'embed', referer: 'https://Partner.example/news?visitor=1' })
    see({ ...browser, format: 'json', referer: 'https://partner.example/' })
    see({ ...browser, format: 'embed', referer: null })
    see({ ...browser, format: 'embed', referer: 'https://news.example.org/embed/new' })
    see({ ...browser, format: 'embed', referer: 'https://a@b@c/' })
    see({ ...browser, format: 'embed', referer: 'javascript:alert(1)' })
    const [day] = rows()
    expect(day?.embeds.map(({ host, requests }) => [host, requests])).toEqual([
      ['partner.example', 2],
      ['', 3],
    ])
    expect(day?.requests).toEqual([])
  })

  it('counts errors by route and status, and nothing of the API', () => {
    const { see, rows } = open()
    const route = '/topics/:member/rss.xml'
    for (const status of [404, 404, 503]) see({ family: null, route, status })
    see({ family: null, route: '/api/1/*', format: 'api', status: 401 })
    see({ family: null, route: '/desk/', format: 'desk', status: 401 })
    see({ family: null, route: '/', format: 'page' })
    expect(rows()[0]?.errors).toMatchObject([
      { route, status: 404, requests: 2 },
      { route, status: 503, requests: 1 },
    ])
    expect(rows()[0]?.requests).toBeUndefined()
  })

  it('is bounded, and loses no request over it', () => {
    const most = { names: 10, feeds: 10, cells: 50, figures: 20, embeds: 10, errors: 10 }
    const { see, rows } = open(most)
    for (let index = 0; index < 1000; index += 1) {
      see({
        family: `topics/${index % 100}`,
        userAgent: `Agent ${index}-/1.0 (${index} subscribers; feed-id=${index})`,
      })
      see({ format: 'embed', referer: `https://${index}.example` })
      see({ status: 404, route: `/${index}` })
    }
    const [day] = rows()
    expect(day?.requests.length).toBeLessThanOrEqual(most.cells + 3)
    expect(new Set(day?.requests.map(({ name }) => name)).size).toBeLessThanOrEqual(most.names + 1)
    expect(new Set(day?.requests.map(({ family }) => family)).size).toBeLessThanOrEqual(
      most.feeds + 1,
    )
    expect(day?.requests.reduce((sum, { requests }) => sum + requests, 0)).toBe(1000)
    expect(day?.figures.length).toBeLessThanOrEqual(most.figures)
    expect(day?.figures.filter(({ name }) => name === 'other')).toEqual([])
    expect(day?.embeds.length).toBe(most.embeds + 1)
    expect(day?.embeds.reduce((sum, { requests }) => sum + requests, 0)).toBe(1000)
    expect(day?.errors.length).toBe(most.errors)
  })

  it('keeps no figure of aggregators that are counted together: none would be the newest', () => {
    const { see, rows } = open({ ...limits, names: 1 })
    for (const name of ['Feedly', 'Feedbin', 'Inoreader'])
      see({ userAgent: `${name}/1.0 (7 subscribers)` })
    expect(rows()[0]?.figures.map(({ name }) => name)).toEqual(['Feedly'])
  })

  it('keeps what could not be written, for three days', () => {
    const { see, counter, log, wait } = open()
    see()
    counter.days()[0]?.take().failed()
    see()
    const taken = counter.days()[0]?.take()
    expect(taken?.rows.requests).toMatchObject([{ requests: 2 }])
    see()
    expect(counter.days()[0]?.take().rows.requests).toMatchObject([{ requests: 1, bytes: 1000 }])
    for (let day = 0; day < 5; day += 1) {
      see()
      wait(24 * hourMs)
    }
    see()
    expect(counter.days()).toHaveLength(4)
    expect(log).toEqual([
      'readers of 2026-11-26 are lost: the database has been away for days',
      'readers of 2026-11-27 are lost: the database has been away for days',
    ])
  })
})
