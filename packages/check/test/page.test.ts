/**
 * `/check/`: its form and reports, what it refuses, its limits, and that nothing of a feed becomes
 * markup.
 */
import { scanHtml } from 'candor-disclosure/parse/scan-html.ts'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Fetch } from '../src/ask-web.ts'
import { type CheckParts, createCheck } from '../src/page/create-page.ts'
import { runForPage } from '../src/run-task.ts'
import { byAi, change, rss } from './documents.ts'

const origin = 'https://checker.example.org'
const feed = 'https://news.example.org/rss.xml'

type Sent = { readonly url: string; readonly headers: Headers }
let sent: Sent[]
let ownSent: string[]
let time: number
beforeEach(() => {
  ;[sent, ownSent, time] = [[], [], 1]
})

const answering = (documents: Readonly<Record<string, string | (() => Response)>>): Fetch => {
  return (url, { headers, method }) => {
    sent.push({ url, headers: new Headers(headers) })
    const found = documents[url]
    if (found === undefined) return new Response('', { status: 404 })
    return typeof found === 'string'
      ? new Response(method === 'HEAD' ? null : found, {
          headers: { 'Content-Type': 'application/rss+xml' },
        })
      : found()
  }
}

function openPage(
  documents: Parameters<typeof answering>[0] = { [feed]: rss },
  { fetch = answering(documents), ...parts }: Partial<CheckParts> & { readonly fetch?: Fetch } = {},
  basePath = '',
) {
  const own: Fetch = (url) => {
    ownSent.push(url)
    return new Response(byAi, { headers: { 'Content-Type': 'application/rss+xml' } })
  }
  const answer = createCheck({
    basePath,
    run: (task, signal) => runForPage(task, { root: `${origin}${basePath}`, fetch, own, signal }),
    clock: () => time,
    logError: () => {},
    ...parts,
  })
  const ask = (path: string, init?: RequestInit, client: string | null = null) =>
    answer(new Request(`${origin}${basePath}${path}`, init), client)
  return {
    at: (address: string, client = '192.0.2.1', more = '') =>
      ask(
        `/check/?address=${encodeURIComponent(address)}${more}`,
        { headers: { Cookie: 'secret=1', Authorization: 'Bearer secret' } },
        client,
      ),
    post: (document: string, client = '192.0.2.1') =>
      ask('/check/', { method: 'POST', body: new URLSearchParams({ document }) }, client),
    send: (body: Uint8Array<ArrayBuffer>) => ask('/check/', { method: 'POST', body }),
    get: (path: string) => ask(path),
  }
}

const textOf = async (response: Response | Promise<Response>) =>
  scanHtml(await (await response).text()).text

describe('the page', () => {
  it('has a form, and a report at an address that checks again', async () => {
    const page = openPage()
    const form = await page.get('/check/')
    expect([form.status, form.headers.get('Content-Security-Policy')]).toEqual([
      200,
      expect.stringMatching(
        /default-src 'none'; style-src 'self';.*form-action 'self'; frame-ancestors 'none'/,
      ),
    ])
    expect(form.headers.get('Content-Security-Policy')).not.toContain('script')
    expect((await page.get('/check?address=x')).headers.get('Location')).toBe('/check/?address=x')
    const report = await page.at(feed)
    expect([report.status, await textOf(report)]).toEqual([
      200,
      expect.stringMatching(/2 of 2 items declare.*human-only 2.*etag-missing.*Harbour 1/),
    ])
  })

  it('checks a document that was pasted', async () => {
    const page = openPage()
    expect(await textOf(page.post(change(rss, 'Harbour 1', 'A &amp;amp; B')))).toMatch(
      /title-escaped-twice.*A &amp; B/,
    )
    expect((await page.post('a'.repeat(1_000_001))).status).toBe(413)
    expect((await openPage().get('/check/other')).status).toBe(404)
    expect((await openPage().get('/check/style.css')).headers.get('Content-Type')).toBe('text/css')
    const many = `document=${'&a'.repeat(100)}`
    const body = new TextEncoder().encode(many)
    expect((await openPage().send(body)).status).toBe(413)
    expect(sent).toEqual([])
  })

  it('reads feeds of its own site without a network', async () => {
    const page = openPage({}, {}, '/feeds')
    expect(await textOf(page.at(`${origin}/feeds/rss.xml`))).toContain('ai-assisted 2')
    expect(ownSent).toContain(`${origin}/feeds/rss.xml`)
    expect(sent.map(({ url }) => url)).not.toContainEqual(expect.stringContaining('rss.xml'))
  })

  it('takes an address without a scheme for one with https', async () => {
    const page = openPage()
    expect(await textOf(page.at('news.example.org/rss.xml'))).toMatch(/2 of 2 items declare/)
    expect((await page.at('javascript:alert(1)')).status).toBe(422)
  })

  it('says that nothing was pasted', async () => {
    const empty = await openPage().post(' \n')
    expect([empty.status, await textOf(empty)]).toEqual([
      400,
      expect.stringContaining('Nothing was pasted'),
    ])
  })

  it('keeps no failure', async () => {
    let answer = () => new Response('', { status: 503 })
    const page = openPage({ [feed]: () => answer() })
    expect((await page.at(feed)).status).toBe(422)
    answer = () => new Response(rss, { headers: { 'Content-Type': 'application/rss+xml' } })
    expect((await page.at(feed)).status).toBe(200)
  })

  it('keeps an answer for five minutes, and says when it was made', async () => {
    const page = openPage()
    expect(await textOf(page.at(feed))).toMatch(
      /Checked at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, and kept for five minutes/,
    )
    const before = sent.length
    time += 299_000
    await page.at(feed)
    expect(sent.length).toBe(before)
    time += 2000
    await page.at(feed)
    expect(sent.length).toBe(2 * before)
  })
})

describe('a request to a stranger', () => {
  it('says who asks and why, and has nothing of the visitor', async () => {
    await openPage().at(feed)
    for (const { headers } of sent) {
      expect(headers.get('User-Agent')).toMatch(
        /CandorCheck\/\S+ \(\+https:\/\/checker\.example\.org\/check\/; a visitor asked/,
      )
      expect([
        headers.get('Cookie'),
        headers.get('Authorization'),
        headers.get('X-Client'),
      ]).toEqual([null, null, null])
    }
    expect(sent.filter(({ url }) => url.endsWith('/robots.txt')).length).toBeGreaterThan(0)
  })

  it.each([
    ['http://169.254.169.254/latest/meta-data/', /169\.254\.169\.254 is not/],
    ['http://127.0.0.1:5432/', /127\.0\.0\.1 is not/],
    ['http://[::1]/', /::1 is not/],
    ['http://2130706433/', /127\.0\.0\.1 is not/],
    ['http://10.0.0.1/robots.txt', /10\.0\.0\.1 is not/],
    ['http://router.local/', /private name/],
    ['file:///etc/passwd', /http or https/],
    ['gopher://news.example.org/', /http or https/],
    ['https://me:hush@news.example.org/', /without a user name/],
  ])('is not sent to %s, and the page says why', async (address, message) => {
    const response = await openPage().at(address)
    expect([response.status, await textOf(response)]).toEqual([422, expect.stringMatching(message)])
    expect(sent).toEqual([])
  })

  it('follows no redirect to a private address', async () => {
    const moved = () =>
      new Response(null, { status: 302, headers: { Location: 'http://10.0.0.1/' } })
    const response = await openPage({ [feed]: moved }).at(feed)
    expect([response.status, await textOf(response)]).toEqual([
      422,
      expect.stringMatching(/10\.0\.0\.1 is not/),
    ])
    expect(sent.map(({ url }) => new URL(url).host)).not.toContain('10.0.0.1')
  })

  it('follows no private feed that a page names', async () => {
    const page =
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="http://10.0.0.1/rss.xml"></head></html>'
    const html = () => new Response(page, { headers: { 'Content-Type': 'text/html' } })
    expect(await textOf(openPage({ [feed]: html }).at(feed))).toMatch(/10\.0\.0\.1 is not/)
  })

  it('obeys robots.txt, by name, and where it cannot be read', async () => {
    const robots = (answer: string | (() => Response)) =>
      openPage({ [feed]: rss, 'https://news.example.org/robots.txt': answer })
    expect(await textOf(robots('User-agent: CandorCheck\nDisallow: /').at(feed))).toMatch(
      /robots\.txt keeps CandorCheck out/,
    )
    expect(await textOf(robots(() => new Response('', { status: 503 })).at(feed))).toMatch(
      /robots\.txt cannot be read: 503/,
    )
    const moved = (to: string) => () =>
      new Response(null, { status: 301, headers: { Location: to } })
    const cdn = 'https://cdn.example.org/robots.txt'
    const other = openPage({
      [feed]: rss,
      [cdn]: 'User-agent: *\nDisallow: /',
      'https://news.example.org/robots.txt': moved(cdn),
    })
    expect(await textOf(other.at(feed))).toMatch(/robots\.txt keeps CandorCheck out/)
    expect(await textOf(robots(moved('http://10.0.0.1/robots.txt')).at(feed))).toMatch(
      /robots\.txt cannot be read: .*10\.0\.0\.1 is not/,
    )
    expect(sent.map(({ url }) => url)).not.toContain(feed)
    expect((await robots('User-agent: OtherBot\nDisallow: /').at(feed)).status).toBe(200)
  })

  it('reads five megabytes at most', async () => {
    const large = () =>
      new Response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1_000_000)) }))
    expect(await textOf(openPage({ [feed]: large }).at(feed))).toMatch(/more than 5 MB/)
  })
})

it('reads 30 megabytes at most for one check, and runs four checks at once', async () => {
  const padded = change(rss, '<language>', `${' '.repeat(4_500_000)}<language>`)
  expect(await textOf(openPage({ [feed]: padded }).at(feed))).toMatch(
    /all responses together are too large/,
  )
  const silent: Fetch = (_, { signal }) =>
    new Promise((__, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')))
    })
  const page = openPage({}, { fetch: silent, timeLimitMs: 50 })
  const statuses = async (clients: readonly string[]) => {
    const all = clients.map(
      async (client, number) => (await page.at(`${feed}?${number}`, client)).status,
    )
    return (await Promise.all(all)).toSorted((a, b) => a - b)
  }
  expect(await statuses([1, 2, 3, 4, 5].map((number) => `192.0.2.${number}`))).toEqual([
    422, 422, 422, 422, 429,
  ])
  // Two of one client, so that nobody keeps all others out.
  expect(await statuses(['192.0.2.8', '192.0.2.8', '192.0.2.8', '192.0.2.9', '192.0.2.9'])).toEqual(
    [422, 422, 422, 422, 429],
  )
})

it('has limits for each client and for all', async () => {
  const page = openPage()
  const statuses = async (clients: readonly string[]) => {
    const all: number[] = []
    for (const client of clients)
      all.push((await page.at(`${feed}?${client}${all.length}`, client)).status)
    return all
  }
  const own = await statuses(Array<string>(11).fill('192.0.2.1'))
  expect([own.filter((status) => status === 422).length, own.at(-1)]).toEqual([10, 429])
  const others = await statuses(Array.from({ length: 60 }, (_, number) => `198.51.100.${number}`))
  expect(others.at(-1)).toBe(429)
  const refused = await page.at(`${feed}?last`, '203.0.113.9')
  expect([refused.status, Number(refused.headers.get('Retry-After'))]).toEqual([
    429,
    expect.closeTo(60, -1),
  ])
  expect((await page.at(feed, '192.0.2.1')).status).toBe(429)
  time += 61_000
  expect((await page.at(feed, '192.0.2.1')).status).toBe(200)
})

describe('a refused check counts against its client alone', () => {
  type Page = ReturnType<typeof openPage>
  const clients = Array.from({ length: 65 }, (_, number) => `198.51.100.${number}`)

  it.each<[string, (page: Page, number: number) => Response | Promise<Response>, number]>([
    ['checks over the limit of the client', (page, number) => page.at(`${feed}?${number}`), 429],
    ['pastes over the limit of the client', (page) => page.post(rss), 429],
    ['empty pastes', (page, number) => page.post(' ', clients[number]), 400],
    [
      'pastes that are too large',
      (page, number) => page.post('x'.repeat(1_000_001), clients[number]),
      413,
    ],
    [
      'addresses of no feed',
      (page, number) => page.at(`ftp://news.example.org/${number}`, clients[number]),
      422,
    ],
  ])('%s', async (_, send, status) => {
    const page = openPage()
    let last = 0
    for (let number = 0; number < 65; number += 1) last = (await send(page, number)).status
    expect(last).toBe(status)
    expect((await page.at(feed, '203.0.113.9')).status).toBe(200)
    expect((await page.post(rss, '203.0.113.9')).status).toBe(200)
  })

  it('checks while others run', async () => {
    const silent: Fetch = (url, { signal }) =>
      url.includes('silent')
        ? new Promise((__, reject) =>
            signal?.addEventListener('abort', () => reject(new Error('aborted'))),
          )
        : new Response(rss, { headers: { 'Content-Type': 'application/rss+xml' } })
    const page = openPage({}, { fetch: silent, timeLimitMs: 200 })
    const busy = [1, 2, 3, 4].map(async (number) =>
      page.at(`${feed}?silent${number}`, `192.0.2.${number}`),
    )
    for (const client of clients) expect((await page.at(feed, client)).status).toBe(429)
    await Promise.all(busy)
    expect((await page.at(feed, '203.0.113.9')).status).toBe(200)
  })
})

type Node = DefaultTreeAdapterTypes.Node

/** Elements of a page that run code, or that load something. */
function activeIn(html: string): readonly string[] {
  const elements = (node: Node): DefaultTreeAdapterTypes.Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
  ]
  return elements(parse(html))
    .filter(isActive)
    .map(({ tagName }) => tagName)
}

const isActive = ({ tagName, attrs }: DefaultTreeAdapterTypes.Element) =>
  ['script', 'img', 'iframe'].includes(tagName) ||
  attrs.some(
    ({ name, value }) =>
      name.startsWith('on') || (name === 'href' && /^(javascript|data):/i.test(value)),
  )

it('shows every field of a feed as text', async () => {
  const attack = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
  const xml = attack.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  const fields = [
    ['<title>Example News', '<title>'],
    ['<language>en', '<language>'],
    ['<language>', `<generator>${xml}</generator><language>`],
    ['<title>Harbour 1', '<title>'],
    ['<guid isPermaLink="false">', '<guid isPermaLink="false">'],
    ['<pubDate>', '<pubDate>'],
    ['<link>https://news.example.org/harbour-1', '<link>'],
    [
      'mode="human-only"',
      `mode="ai-assisted" model="${xml}" provider="${xml}" reviewed-by="${xml}"`,
    ],
    [
      '<candor:disclosure',
      `<candor:correction date="${xml}">${xml}</candor:correction><enclosure url="${xml}" type="${xml}" length="${xml}"/><author>${xml}</author><candor:disclosure`,
    ],
  ] as const
  const page = openPage()
  let visible = 0
  for (const [find, replace] of fields) {
    const text = change(rss, find, replace.includes('alert') ? replace : `${replace}${xml}`)
    const html = await (await page.post(text)).text()
    time += 60_001
    expect([find, activeIn(html)]).toEqual([find, []])
    expect(html).not.toContain('<script')
    if (html.includes('&lt;script&gt;')) visible += 1
  }
  expect(visible).toBeGreaterThanOrEqual(6)
  const asked = await (await page.at(`https://news.example.org/${attack}`)).text()
  expect(activeIn(asked)).toEqual([])
})

it('shows the beginning of long texts', async () => {
  const html = await (await openPage().post(change(rss, 'Harbour 1', 'x'.repeat(900_000)))).text()
  expect(html.length).toBeLessThan(20_000)
})

it('says that a check took too long, or that it failed, and never why', async () => {
  const silent: Fetch = (_, { signal }) =>
    new Promise((__, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')))
    })
  const late = await openPage({}, { fetch: silent, timeLimitMs: 20 }).at(feed)
  expect([late.status, await textOf(late)]).toEqual([
    422,
    expect.stringContaining('more than 0.02 seconds'),
  ])
  const failing = openPage({ [feed]: rss }, { run: () => Promise.reject(new Error('a secret')) })
  const response = await failing.at(feed)
  expect([response.status, await textOf(response)]).toEqual([
    500,
    expect.not.stringContaining('secret'),
  ])
})
