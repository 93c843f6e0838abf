/**
 * `fetch` for addresses of strangers on Node, with a server on this machine that stands for one:
 * where it connects, what it reads.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askThrough } from '../src/ask-web.ts'
import { createGuardedFetch } from '../src/guarded-fetch.ts'

let closed = 0
const server = createServer((request, response) => {
  request.socket.on('close', () => {
    closed += 1
  })
  const coded = (coding: string, body: Buffer) =>
    response.writeHead(200, { 'Content-Encoding': coding }).end(body)
  if (request.url === '/gzip') return coded('gzip', gzipSync('text'))
  if (request.url === '/br') return coded('br', brotliCompressSync('text'))
  if (request.url === '/broken') return coded('gzip', Buffer.from('no gzip'))
  // 10 GB after decompression would be 10 MB: this is enough to go over the limit, and is sent as
  // it is.
  if (request.url === '/bomb') return coded('gzip', bomb)
  if (request.url === '/moved')
    return response.writeHead(302, { Location: '/gzip', 'Set-Cookie': ['a=1', 'b=2'] }).end()
  if (request.url === '/silent') return undefined
  return response
    .writeHead(200, { 'Content-Type': 'text/plain' })
    .end(JSON.stringify(request.headers))
})
const bomb = gzipSync(Buffer.alloc(20_000_000))
let port: number
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

const isPublic = (ip: string) => ip === '127.0.0.1'
const ask = askThrough(
  createGuardedFetch(async () => ['127.0.0.1'], isPublic),
  { maxBytes: 5_000_000, timeLimitMs: 1000 },
)
const at = (path: string) => ask(`http://news.example.org:${port}${path}`)

it('reads compressed bodies, follows no redirect, and sends what it is given', async () => {
  expect([(await at('/gzip')).text, (await at('/br')).text]).toEqual(['text', 'text'])
  const moved = await at('/moved')
  expect([moved.status, moved.headers.get('Location'), moved.headers.getSetCookie()]).toEqual([
    302,
    '/gzip',
    ['a=1', 'b=2'],
  ])
  const { text } = await ask(`http://news.example.org:${port}/`, {
    'User-Agent': 'Check',
    Accept: '*/*',
  })
  expect(JSON.parse(text)).toEqual({
    'user-agent': 'Check',
    accept: '*/*',
    host: `news.example.org:${port}`,
    connection: 'close',
  })
  expect((await ask(`http://news.example.org:${port}/gzip`, {}, 'HEAD')).status).toBe(200)
})

it('stops a gzip bomb at five megabytes, and closes the connection', async () => {
  expect(bomb.byteLength).toBeLessThan(50_000)
  const before = closed
  expect((await at('/bomb')).failure).toMatch(/more than 5 MB/)
  await expect.poll(() => closed).toBeGreaterThan(before)
})

it('fails for a broken body and for silence', async () => {
  expect((await at('/broken')).failure).toMatch(/header|incorrect/)
  expect((await at('/silent')).failure).toMatch(/in time/)
})

it('connects to no name that leads to a private address, whatever else it leads to', async () => {
  const guarded = askThrough(createGuardedFetch(async () => ['93.184.216.34', '10.0.0.1']))
  expect((await guarded(`http://news.example.org:${port}/`)).failure).toMatch(
    /news\.example\.org leads to 10\.0\.0\.1/,
  )
})
