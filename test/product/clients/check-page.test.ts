/** The page that checks feeds behind deploy/nginx.conf, and as the first process of a container. */
import { request } from 'node:http'
import { servePage } from 'candor-check/page/serve.ts'
import { parseSettings } from 'candor-check/page/settings.ts'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { freePort, killAll, run } from '../processes/candor.ts'
import { prepareNginx } from './running-nginx.ts'

let page: Awaited<ReturnType<typeof servePage>>
let proxy: Awaited<ReturnType<typeof prepareNginx>>
let stop: (() => Promise<void>) | undefined
beforeAll(async () => {
  page = await servePage(
    parseSettings({ CHECK_PORT: '0', CLIENT_ADDRESS_HEADER: 'X-Forwarded-For' }),
  )
  proxy = await prepareNginx(await freePort(), { '127.0.0.1:8788': new URL(page.address).host })
  stop = await proxy.start()
})
afterAll(async () => {
  await stop?.()
  await page?.close()
  await proxy?.remove()
})
afterEach(killAll)

/** The status of a check that is refused, for a client at `localAddress`, which claims another. */
const check = (localAddress: string, number: number) =>
  new Promise<number>((resolve, reject) => {
    const headers = { 'X-Forwarded-For': `192.0.2.${number}` }
    request(
      `${proxy.origin}/check/?address=ftp://candor_secret/`,
      { localAddress, headers },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
      },
    )
      .on('error', reject)
      .end()
  })

it('nginx leads to the page, and caches nothing of it', async () => {
  for (const path of ['/check/', '/check/style.css', '/check/']) {
    const response = await fetch(`${proxy.origin}${path}`)
    expect([path, response.status, response.headers.get('X-Cache')]).toEqual([path, 200, null])
  }
  const response = await fetch(`${proxy.origin}/check?address=x`, { redirect: 'manual' })
  expect(response.headers.get('Location')).toBe('/check/?address=x')
  // All else is the service's, and that does not run here.
  for (const path of ['/checks/', '/topics/check/', '/'])
    expect([path, (await fetch(`${proxy.origin}${path}`)).status]).toEqual([path, 502])
})

it('nginx passes the address of each client, whatever it claims, and logs none that is checked', async () => {
  const statuses: number[] = []
  for (let number = 1; number <= 11; number += 1) statuses.push(await check('127.0.0.1', number))
  expect(statuses).toEqual([...Array(10).fill(422), 429])
  expect(await check('127.0.0.2', 1)).toBe(422)
  await fetch(`${proxy.origin}/logged`)
  await expect.poll(proxy.logged).toContain('GET /logged ')
  expect(await proxy.logged()).not.toContain('candor_secret')
})

it.each([
  [['packages/check/src/main.ts', '--serve']],
  [['src/hosts/cli/main.ts', 'check', '--serve']],
])('%j answers at /health/live, and ends without an error on SIGTERM', async (command) => {
  const port = String(await freePort())
  const started = run(command, { CHECK_PORT: port, BASE_PATH: '/news' })
  await vi.waitUntil(() => started.printed.errors.includes('/news/check/'), { timeout: 20_000 })
  expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200)
  expect((await started.end('SIGTERM')).code).toBe(0)
})
