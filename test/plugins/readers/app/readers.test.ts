/** From the requests of readers to the report: the API, the command line and the page /stats. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from '../../../../src/core/store/store.ts'
import { runCandor } from '../../../../src/hosts/cli/run-candor.ts'
import { createCounter } from '../../../../src/plugins/readers/count.ts'
import { createKeeper } from '../../../../src/plugins/readers/keep.ts'
import type { ReadershipReport } from '../../../../src/plugins/readers/report.ts'
import { askerByHeaders, toListener } from '../../../../src/plugins/readers/seen.ts'
import {
  shareSalt,
  tidyReaders,
  writeReaders,
} from '../../../../src/plugins/readers/store/reader-counts.ts'
import { openNewsroom } from '../../../core/app/newsroom.ts'
import type { Running } from '../../../core/app/running.ts'
import { serveOnNode } from '../../../product/app/on-node.ts'
import { mistakesOf } from '../../publish/app/described-answer.ts'
import { makeToken } from '../../publish/app/publish-client.ts'

describe('readers of a service', () => {
  let newsroom: Awaited<ReturnType<typeof openNewsroom>>
  let running: Running
  let off: Running
  const log: string[] = []
  const today = new Date().toISOString().slice(0, 10)

  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { db } = newsroom
    const counter = createCounter({
      ownHost: 'news.example.org',
      clock: Date.now,
      log: (message) => log.push(message),
    })
    const keep = createKeeper({
      counter,
      clock: Date.now,
      write: (rows) => writeReaders(db, rows),
      shareSalt: (date) => shareSalt(db, date, '0123456789abcdef'),
      tidy: (now) => tidyReaders(db, now),
      log: (message) => log.push(message),
    })
    const parts = { writer: () => db }
    const store = createStore(db, () => {})
    // Tests of src/hosts/node/client-address.ts and of the whole process are elsewhere: here, a header stands for
    // the address.
    const { request } = toListener(counter.count, (asked) => {
      const client = { address: () => asked.request.headers.get('Test-Address'), connection: null }
      return { ...askerByHeaders(asked), client }
    })
    running = await serveOnNode(() => store, { ...parts, readers: true, listener: { request } })
    off = await serveOnNode(() => store, parts)
    await keep()
    const get = async (path: string, headers: Record<string, string>) => {
      const response = await running.fetch(path, { headers })
      await response.text()
      return response
    }
    const feedly = {
      'User-Agent': 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; )',
    }
    const { headers } = await get('/rss.xml', feedly)
    const etag = headers.get('ETag') ?? ''
    await get('/rss.xml', { ...feedly, 'If-None-Match': etag })
    await get('/atom.xml', { 'User-Agent': 'Feedbin feed-id:1 - 8 subscribers' })
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.2']) {
      await get('/topics/http/feed.json', {
        'User-Agent': 'NetNewsWire (RSS Reader)',
        'Test-Address': address,
      })
    }
    await get('/feed', { 'User-Agent': 'curl/8.5.0', Accept: 'application/atom+xml' })
    await get('/embed/', { Referer: 'https://partner.example/page?visitor=secret' })
    await get('/feed.json', { Origin: 'https://partner.example' })
    await get('/topics/nothing-there/rss.xml', feedly)
    await get('/', feedly)
    await keep()
  })
  afterAll(async () => {
    await running?.close()
    await off?.close()
    await newsroom?.close()
  })

  const ask = async (path: string, may: readonly string[] = ['stats'], service = running) =>
    service.fetch(path, {
      headers: { Authorization: `Bearer ${await makeToken(newsroom.sql, { may })}` },
    })

  it('are in the report of the API, as it is described', async () => {
    const response = await ask('/api/1/readers?days=7')
    const report: ReadershipReport = await response.json()
    expect([response.status, log]).toEqual([200, []])
    expect(mistakesOf('GET', '/readers', 200, report)).toEqual([])
    expect(report.days).toHaveLength(7)
    expect(report.days.at(-1)).toMatchObject({
      day: today,
      subscribers: 470,
      direct_readers: 2,
      requests: 7,
    })
    expect(report.feeds).toMatchObject([
      {
        family: 'all',
        readers: 470,
        subscribers: 470,
        direct_readers: 0,
        requests: 4,
        not_modified: 1,
        aggregators: [
          { name: 'Feedly', subscribers: 462, as_of: today, requests: 2, not_modified: 1 },
          { name: 'Feedbin', subscribers: 8, as_of: today, requests: 1 },
          { name: 'curl', subscribers: null, as_of: null, requests: 1 },
        ],
      },
      {
        family: 'topics/http',
        readers: 2,
        direct_readers: 2,
        requests: 3,
        aggregators: [{ name: 'NetNewsWire', subscribers: null }],
      },
    ])
    expect(report.embeds).toEqual([{ host: 'partner.example', family: 'all', requests: 2 }])
    expect(report.errors).toEqual([{ route: '/topics/:member/rss.xml', status: 404, requests: 1 }])
  })

  it('can be asked for by feed', async () => {
    const report: ReadershipReport = await (await ask('/api/1/readers?feed=topics/http')).json()
    expect(report.feeds.map(({ family }) => family)).toEqual(['topics/http'])
    expect(report.days.at(-1)).toMatchObject({ subscribers: 0, direct_readers: 2, requests: 3 })
    expect([report.days.length, report.embeds, report.errors]).toEqual([30, [], []])
  })

  it.each(['days=0', 'days=401', 'days=x', 'weeks=1', 'feed=%00'])('refuses ?%s', async (query) => {
    expect((await ask(`/api/1/readers?${query}`)).status).toBe(400)
    expect((await ask(`/stats/?${query}`)).status).toBe(400)
  })

  it('are for tokens with the scope stats only', async () => {
    const others = ['draft', 'publish', 'correct', 'retract', 'delete', 'read']
    for (const path of ['/api/1/readers', '/stats/']) {
      expect((await running.fetch(path)).status).toBe(401)
      const refused = await ask(path, others)
      expect([refused.status, await refused.text()]).toEqual([
        403,
        expect.stringContaining('the scope \\"stats\\"'),
      ])
    }
    expect((await ask('/api/1/articles')).status).toBe(403)
  })

  it('are a page that a browser asks a password for, without a script', async () => {
    const asked = await running.fetch('/stats/', { headers: { Accept: 'text/html' } })
    expect(asked.headers.get('WWW-Authenticate')).toMatch(/^Basic realm=/)
    const token = await makeToken(newsroom.sql, { may: ['stats'] })
    const withPassword = (password: string) =>
      running.fetch('/stats/', {
        headers: { Authorization: `Basic ${btoa(`anyone:${password}`)}` },
      })
    const page = await withPassword(token)
    const text = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('Cache-Control')).toBe('no-store')
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(text).toContain('<svg class="chart"')
    expect(text).toContain('partner.example')
    expect(text).toContain('<a href="/topics/http/">HTTP and caching</a>')
    expect(text).not.toMatch(/<script|secret/)
    const [, sheet = ''] = /href="(\/stats\.\w+\.css)"/.exec(text) ?? []
    expect((await running.fetch(sheet)).status).toBe(200)
    for (const wrong of ['', 'x', token.slice(1), `${token}x`])
      expect((await withPassword(wrong)).status).toBe(401)
    const odd = await running.fetch('/stats/', { headers: { Authorization: 'Basic ====' } })
    expect(odd.status).toBe(401)
  })

  it('show nothing where they are not counted', async () => {
    expect((await off.fetch('/stats/')).status).toBe(404)
    const answer = await ask('/api/1/readers', ['stats'], off)
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('READERS=on'),
    ])
  })

  describe('candor readers', () => {
    async function candor(...args: string[]) {
      const printed = { out: '', err: '' }
      const code = await runCandor(args, {
        environment: {},
        out: (text) => {
          printed.out += text
        },
        send: async () => {},
        err: (text) => {
          printed.err += text
        },
        terminal: { isTTY: false, write: () => true },
        readInput: async () => new Uint8Array(),
        openDatabase: async () => ({ db: newsroom.db, name: 'test', close: async () => {} }),
      })
      return { code, ...printed }
    }

    it('prints lines, JSON and CSV', async () => {
      const lines = await candor('readers')
      expect(lines.out).toContain(
        'all: 470 readers (470 subscribers, 0 direct), 4 requests, 25 % unchanged\n',
      )
      expect(lines.out).toContain('  Feedly  462 subscribers, 2 requests\n')
      expect(lines.out).toContain('embed of all on partner.example: 2\n')
      const json = await candor('readers', '--json', '--days', '1')
      expect(JSON.parse(json.out)).toMatchObject({ from: today, to: today, complete: true })
      const csv = await candor('readers', '--csv', '--feed', 'topics/http')
      expect(csv.out.split('\r\n').slice(0, 2)).toEqual([
        'feed,product,subscribers,as_of,requests,not_modified,bytes',
        'topics/http,(direct readers),2,,,,',
      ])
      expect(csv.out.split('\r\n')[2]).toMatch(/^topics\/http,NetNewsWire,,,3,0,\d+$/)
    })

    it('says what is wrong with its options', async () => {
      expect(await candor('readers', '--days', '4000')).toMatchObject({
        code: 1,
        err: expect.stringContaining('days must be a whole number from 1 to 400'),
      })
    })
  })
})
