/** `candor check`: its sources, outputs and exit codes. What it finds is tested in packages/check/test and test/product/check. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { change, rss } from '../../../packages/check/test/documents.ts'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'
import { buildArticle, buildSite } from '../../fixtures/build-article.ts'
import { signedFeed } from '../../product/app/signed-feed.ts'

let folder: string
const server = createServer((request, response) => {
  agents.push(request.headers['user-agent'] ?? '')
  response
    .writeHead(request.url === '/rss.xml' ? 200 : 404, { 'Content-Type': 'application/rss+xml' })
    .end(rss)
})
const agents: string[] = []
let origin: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-check-'))
  await writeFile(join(folder, 'good.xml'), rss)
  await writeFile(join(folder, 'warned.xml'), change(rss, /<pubDate>.*\n<atom:updated>.*\n/, ''))
  await writeFile(join(folder, 'bad.xml'), change(rss, 'Harbour 1', 'A &amp;amp; B'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

async function candor(args: readonly string[], input = '') {
  const output = { out: '', err: '' }
  const code = await runCandor(args, {
    environment: {},
    out: (text) => {
      output.out += text
    },
    send: async (text) => {
      output.out += text
    },
    err: (text) => {
      output.err += text
    },
    terminal: { isTTY: false, write: () => true },
    readInput: async () => Buffer.from(input),
    openDatabase: () => expect.unreachable('no database is opened'),
  })
  return { code, ...output }
}

it('says of a file that is not there, or a folder, what to give, and has --json in its help', async () => {
  for (const source of ['news.example.org/feed', folder]) {
    const { code, err } = await candor(['check', source])
    expect([code, err]).toEqual([2, expect.stringContaining(JSON.stringify(source))])
    expect(err).toContain('https://')
    expect(err).not.toMatch(/ENOENT|EISDIR/)
  }
  expect((await candor(['check', '--help'])).out).toContain('--json')
})

it('names the item of a saved feed that is not as its statement says', async () => {
  const signed = await signedFeed(buildArticle(), buildSite())
  const codesIn = async (text: string) => {
    const { out } = await candor(['check', '-', '--json'], text)
    return JSON.parse(out).findings.flatMap(({ code, detail }: Record<string, string>) =>
      code === 'statement-fails' ? [detail] : [],
    )
  }
  expect(await codesIn(signed)).toEqual([])
  expect(await codesIn(change(signed, 'carries <em>traffic', 'carries <em>nothing'))).toEqual([
    expect.stringMatching(/changed: text/),
  ])
})

it('ends with 0, 1 or 2, as the findings and --fail-on say', async () => {
  const at = (name: string) => join(folder, name)
  expect((await candor(['check', at('good.xml')])).code).toBe(0)
  expect((await candor(['check', at('warned.xml')])).code).toBe(0)
  expect((await candor(['check', at('warned.xml'), '--fail-on', 'warning'])).code).toBe(1)
  expect(await candor(['check', at('bad.xml')])).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^error +title-escaped-twice$/m),
  })
  for (const source of [
    at('none.xml'),
    'http://127.0.0.1:1/',
    'https://me:hush@news.example.org/',
    `${origin}/missing.xml`,
  ]) {
    const { code, out, err } = await candor(['check', source])
    expect([code, out, err === '', err.includes('hush')]).toEqual([
      2,
      '',
      false,
      source.includes('hush'),
    ])
  }
})

it('ends with 2 for a file that names a feed by a relative address, and for a feed beside --serve', async () => {
  const page = `<!doctype html><html><head><title>News</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>`
  expect(await candor(['check', '-'], page)).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be fetched'),
  })
  expect((await candor(['check', '-', '--serve'], page)).code).toBe(2)
})

it('lists the feeds that a file names, and ends with 2, as for a document that is nested too deep', async () => {
  const link = (path: string) =>
    `<link rel="alternate" type="application/rss+xml" href="https://news.example.org/${path}">`
  const page = `<!doctype html><html><head><title>News</title>${link('a.xml')}${link('b.xml')}</head></html>`
  expect(await candor(['check', '-'], page)).toMatchObject({
    ...{
      code: 2,
      out: expect.stringContaining(
        'It names 2 feeds: https://news.example.org/a.xml, https://news.example.org/b.xml.',
      ),
    },
    err: expect.stringContaining('cannot be fetched'),
  })
  expect(await candor(['check', '-'], '<a>'.repeat(200_000))).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('deep'),
  })
})

it('refuses a file that is too large to be in memory', async () => {
  const large = join(folder, 'large.xml')
  await writeFile(large, rss)
  await truncate(large, 64_000_001)
  expect(await candor(['check', large])).toMatchObject({
    ...{ code: 2, out: '', err: expect.stringContaining('64 MB') },
  })
})

it('reads the standard input, and prints JSON and SARIF', async () => {
  const { out } = await candor(['check', '-', '--json'], rss)
  expect(JSON.parse(out)).toMatchObject({
    address: null,
    format: 'rss',
    items: [{}, {}],
    findings: [],
  })
  expect(JSON.parse((await candor(['check', '-', '--sarif'], rss)).out)).toMatchObject({
    version: '2.1.0',
  })
})

it('checks an address, and says who asks', async () => {
  const { code, out } = await candor(['check', `${origin}/rss.xml`])
  expect([
    code,
    out.match(/^(?:error|warning) +\S+/gm)?.map((line) => line.split(/ +/)[1]),
  ]).toEqual([0, expect.arrayContaining(['self-differs', 'etag-missing', 'cors-missing'])])
  expect(agents).toContainEqual(expect.stringMatching(/^Candor\/\S+ \(check\)$/))
})
