/**
 * docs/self-host.md, "More than one core": two Candors on two ports and one database, behind nginx.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../../core/app/ask.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { codeBlocks, readDoc, section } from '../../fixtures/read-docs.ts'
import { freePort, killAll, type Process, start } from '../processes/candor.ts'
import { prepareNginx } from './running-nginx.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
let proxy: Awaited<ReturnType<typeof prepareNginx>>
let stop: (() => Promise<void>) | undefined
let ports: number[]
let candors: Process[]

const origins = () => ports.map((port) => `http://127.0.0.1:${port}`)

beforeAll(async () => {
  fresh = await openFresh()
  ports = [await freePort(), await freePort()]
  const common = {
    DATABASE_URL: fresh.url,
    SITE_ORIGIN: 'https://feeds.example.org',
    METRICS_TOKEN: 'x'.repeat(32),
  }
  candors = await Promise.all(ports.map((port) => start({ ...common, PORT: String(port) })))
  const [block = ''] = codeBlocks(
    section(readDoc('docs/self-host.md'), '## More than one core'),
    'nginx',
  )
  const [first, second] = ports
  const documented = block
    .replace('127.0.0.1:8787', `127.0.0.1:${first}`)
    .replace('127.0.0.1:8789', `127.0.0.1:${second}`)
  const [shipped = ''] = /^upstream candor \{[^}]*\}\n/m.exec(readDoc('deploy/nginx.conf')) ?? []
  proxy = await prepareNginx(first ?? 0, { [shipped.replace('8787', String(first))]: documented })
  stop = await proxy.start()
})
afterAll(async () => {
  await stop?.()
  await proxy?.remove()
  await killAll()
  await fresh?.close()
})

/** Past nginx's cache: each address is another one. */
const askOnce = async (limit: number) => (await ask(proxy.origin, `/rss.xml?limit=${limit}`)).status

async function answersOf(origin: string): Promise<number> {
  const headers = { Authorization: `Bearer ${'x'.repeat(32)}` }
  const text = await (await ask(origin, '/metrics', { headers })).text()
  const pattern = /^candor_http_requests_total\{[^}]*format="rss",status="200"[^}]*\} (\d+)$/gm
  return [...text.matchAll(pattern)].reduce((all, [, value]) => all + Number(value), 0)
}

it('sends readers to both, which give the same bytes and confirm the ETags of each other', async () => {
  for (let limit = 1; limit <= 10; limit += 1) expect(await askOnce(limit)).toBe(200)
  const counts = await Promise.all(origins().map(answersOf))
  expect(counts.filter((count) => count > 0)).toHaveLength(2)
  const [one, other] = await Promise.all(origins().map((origin) => ask(origin, '/rss.xml')))
  expect(await one?.text()).toBe(await other?.text())
  const headers = { 'If-None-Match': one?.headers.get('ETag') ?? '' }
  for (const origin of origins())
    expect((await ask(origin, '/rss.xml', { headers })).status).toBe(304)
})

it('asks the other one when one is killed', async () => {
  await candors[0]?.end('SIGKILL')
  for (let limit = 11; limit <= 30; limit += 1) expect(await askOnce(limit)).toBe(200)
})
