/**
 * The Worker of `/check/` with a stand-in of its network: names are resolved before they are
 * fetched, and its own feeds by a binding.
 */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import worker from '../src/page/worker.ts'
import { byAi, rss } from './documents.ts'

const origin = 'https://checker.example.org'
const asked: string[] = []
const addresses: Readonly<Record<string, string>> = {
  'good.example.org': '93.184.216.34',
  'evil.example.org': '169.254.169.254',
}
beforeAll(() => {
  vi.stubGlobal('fetch', (url: string) => {
    const { hostname, searchParams } = new URL(url)
    asked.push(url)
    const address = addresses[searchParams.get('name') ?? '']
    const isA = searchParams.get('type') === 'A'
    if (hostname === 'cloudflare-dns.com')
      return Response.json(
        address && isA
          ? {
              Answer: [
                { type: 5, data: 'alias.' },
                { type: 1, data: address },
              ],
            }
          : {},
      )
    return new Response(rss, { headers: { 'Content-Type': 'application/rss+xml' } })
  })
})
// Other files share this process.
afterAll(() => void vi.unstubAllGlobals())
afterEach(() => void asked.splice(0))

let clients = 0
async function check(address: string) {
  const own = {
    fetch: async () => new Response(byAi, { headers: { 'Content-Type': 'application/rss+xml' } }),
  }
  const env = { SITE_ORIGIN: origin, CANDOR: own } as never
  const headers = { 'CF-Connecting-IP': `192.0.2.${++clients}` }
  const response = await worker.fetch(
    new Request(`${origin}/check/?address=${encodeURIComponent(address)}`, { headers }),
    env,
  )
  return [response.status, await response.text()] as const
}

it('checks a feed of a public address', async () => {
  expect(await check('https://good.example.org/rss.xml')).toEqual([
    200,
    expect.stringContaining('human-only 2'),
  ])
})

it.each([
  ['https://evil.example.org/rss.xml', 'leads to 169.254.169.254'],
  ['https://nowhere.example.org/', 'has no address'],
  ['http://10.0.0.1/', '10.0.0.1 is not'],
])('refuses %s without asking it', async (address, message) => {
  expect(await check(address)).toEqual([422, expect.stringContaining(message)])
  expect(asked.filter((url) => !url.startsWith('https://cloudflare-dns.com/'))).toEqual([])
})

it('reads feeds of the site by the binding', async () => {
  expect(await check(`${origin}/rss.xml`)).toEqual([200, expect.stringContaining('ai-assisted 2')])
  expect(asked).toEqual([])
})
