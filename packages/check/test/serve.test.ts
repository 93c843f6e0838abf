/** The page as a process serves it on Node: a thread a check, and nothing that a check does stops it. */
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { servePage } from '../src/page/serve.ts'
import { parseSettings } from '../src/page/settings.ts'
import { runInThread } from '../src/run-in-thread.ts'
import { byAi, rss } from './documents.ts'

/** Stands for the newsroom of this machine. */
const newsroom = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end(byAi)
})
let origin: string
beforeAll(async () => {
  await new Promise<void>((done) => newsroom.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(newsroom.address() as AddressInfo).port}`
})
afterAll(() => void newsroom.close())

const open = (environment = {}, timeLimitMs?: number) =>
  servePage(parseSettings({ CHECK_PORT: '0', NEWSROOM: origin, ...environment }), timeLimitMs)

it('checks feeds of its newsroom, also where the site has another address', async () => {
  for (const site of [{}, { SITE_ORIGIN: 'https://news.example.org', BASE_PATH: '/feeds' }]) {
    const { address, close } = await open(site)
    const root = 'SITE_ORIGIN' in site ? `${site.SITE_ORIGIN}${site.BASE_PATH}` : origin
    const response = await fetch(`${address}?address=${root}/rss.xml`)
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining('ai-assisted 2'),
    ])
    const refused = await fetch(`${address}?address=http://127.0.0.1:1/rss.xml`)
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('127.0.0.1 is not'),
    ])
    await close()
  }
})

it('checks what is pasted, and ends a check that takes too long', async () => {
  const page = await open()
  const body = new URLSearchParams({ document: rss })
  expect(await (await fetch(page.address, { method: 'POST', body })).text()).toContain(
    'human-only 2',
  )
  await page.close()
  // A thread alone takes longer to begin.
  const { address, close } = await open({}, 10)
  const late = await fetch(`${address}?address=${origin}/rss.xml`)
  expect([late.status, await late.text()]).toEqual([
    422,
    expect.stringContaining('more than 0.01 seconds'),
  ])
  expect((await fetch(address)).status).toBe(200)
  await close()
})

it('refuses what is no request for a path, and counts clients by the header of a proxy', async () => {
  const { address, close } = await open({ CLIENT_ADDRESS_HEADER: 'X-Forwarded-For' })
  const statusOf = (line: string) =>
    new Promise<string>((done) => {
      const socket = connect(Number(new URL(address).port), '127.0.0.1', () =>
        socket.write(`${line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
      )
      socket.on('data', (data) => done(String(data).slice(9, 12)))
    })
  for (const line of ['GET http://other.example/', 'TRACE /check/', 'DELETE /check/'])
    expect(await statusOf(line)).toBe('400')
  const statuses: number[] = []
  for (let number = 0; number < 11; number += 1) {
    const headers = { 'X-Forwarded-For': '203.0.113.9, 192.0.2.1' }
    statuses.push((await fetch(`${address}?address=ftp://x/${number}`, { headers })).status)
  }
  expect(statuses).toEqual([...Array(10).fill(422), 429])
  const other = { 'X-Forwarded-For': '192.0.2.1, 192.0.2.2' }
  expect((await fetch(`${address}?address=ftp://x/`, { headers: other })).status).toBe(422)
  await close()
})

it.each([
  [{ CHECK_PORT: 'x' }, /CHECK_PORT is "x"/],
  [{ SITE_ORIGIN: 'news.example.org' }, /SITE_ORIGIN is "news/],
  [{ NEWSROOM: 'http://127.0.0.1/feeds' }, /NEWSROOM is "http/],
  [{ BASE_PATH: 'a b' }, /BASE_PATH is "a b"/],
])('refuses settings such as %o with a sentence', (environment, message) => {
  expect(() => parseSettings(environment)).toThrow(message)
})

it('ends a thread that stands still, and one that needs too much memory', async () => {
  const bytes = new TextEncoder().encode(rss)
  const task = { as: 'text', bytes, name: 'rss.xml' } as const
  const start = { task, site: null }
  await expect(runInThread(start, { maxMegabytes: 2000, stuckMs: 10 })).rejects.toThrow(/too long/)
  await expect(runInThread(start, { maxMegabytes: 4 })).rejects.toThrow(/too large/)
})
