/**
 * `candor publish` of many articles over HTTP: requests that a service takes, and a true last line.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createPublishApi } from '../../../../src/plugins/publish/api.ts'
import { scopes } from '../../../../src/plugins/publish/scopes.ts'
import { buildSite } from '../../../fixtures/build-article.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { openCandor } from '../../../product/cli/running-candor.ts'

const { candor, database } = openCandor(openMigrated)

const article = (id: string, length: number) => ({
  id,
  url: `https://news.example.org/${id}`,
  title: id,
  language: 'en',
  disclosure: { mode: 'human-only' },
  body_html: 'x'.repeat(length),
})
const articles = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => article(`a${index}`, length))

function environmentOf(server: { address(): unknown }) {
  const { port } = server.address() as AddressInfo
  return { CANDOR_URL: `http://127.0.0.1:${port}`, CANDOR_TOKEN: 'any' }
}

it('sends less at once to a service that takes less, and names what is too large alone', async () => {
  const caller = { tokenId: 0, name: 'test', scopes, modes: null, reviewers: null, prefixes: null }
  const parts = {
    site: buildSite(),
    freshMs: 0,
    requestsPerMinute: 1000,
    maxBytes: 1000,
    log: () => {},
    caller,
  }
  const api = createPublishApi({ ...parts, writer: database })
  const server = serve({ fetch: api.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const input = JSON.stringify([...articles(30, 500), article('large', 20_000)])
  const ran = await candor(['publish', '-'], { input, environment: environmentOf(server) })
  server.close()
  expect([ran.code, ran.err]).toEqual([
    1,
    '1 of 31 articles were refused. The others were written.\n',
  ])
  expect(ran.out.match(/^created: a/gm)).toHaveLength(30)
  expect(ran.out).toMatch(/^refused: large: .*413/m)
})

it('says that a dry run wrote nothing', async () => {
  const input = JSON.stringify([...articles(1, 500), { id: 'bad' }, article('new', 5)])
  const ran = await candor(['publish', '-', '--dry-run'], { input })
  expect([ran.code, ran.err]).toEqual([
    1,
    '1 of 3 articles would be refused. Nothing was written.\n',
  ])
  expect(ran.out).toMatch(/^would be unchanged: a0 [\s\S]*^would be created: new /m)
})

/**
 * Stands for a service: takes what comes, and is away from the second request on if `away` is set.
 */
const requests: number[] = []
let away = false
const stub = createServer((request, response) => {
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  request.on('end', () => {
    requests.push(bytes)
    const isAway = away && requests.length > 1
    response.writeHead(isAway ? 503 : 200, { 'Content-Type': 'application/json' })
    response.end(
      JSON.stringify(isAway ? { status: 503, detail: 'Away.' } : { kept: true, results: [] }),
    )
  })
})
beforeAll(async () => {
  stub.listen(0, '127.0.0.1')
  await once(stub, 'listening')
})
beforeEach(() => {
  requests.length = 0
  away = false
})
afterAll(() => stub.close())

const publishThere = (input: readonly object[]) =>
  candor(['publish', '-'], { input: JSON.stringify(input), environment: environmentOf(stub) })

it('sends at most 100 articles and 8 MB at once', async () => {
  expect((await publishThere(articles(20, 900_000))).code).toBe(0)
  expect(requests).toHaveLength(3)
  expect(Math.max(...requests)).toBeLessThan(8_100_000)
  requests.length = 0
  expect((await publishThere(articles(250, 5))).code).toBe(0)
  expect(requests).toHaveLength(3)
})

it('shows its progress on a terminal, and nowhere else', async () => {
  const terminal: string[] = []
  const run = { input: JSON.stringify(articles(150, 5)), environment: environmentOf(stub) }
  await candor(['publish', '-'], { ...run, terminal })
  expect(terminal).toEqual(['\r100 of 150 articles', '\r150 of 150 articles', '\n'])
  expect(await candor(['publish', '-'], run)).toEqual({ code: 0, out: '', err: '' })
})

it('says what was written before the service went away', async () => {
  away = true
  const ran = await publishThere(articles(150, 5))
  expect(ran.code).toBe(3)
  expect(ran.err).toBe(
    'Away.\nBefore that: 0 of 100 articles were refused. The others were written.\n' +
      'The next 50 articles may be written without an answer. Send the file again: what is there stays as it is.\n',
  )
})
