/** `candor partner check`: which articles a partner gets and why not the others, and what is wrong with a feed. */
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWholeBody } from '../fixtures/build-body.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'
import { openCandor } from './running-candor.ts'

const { candor } = openCandor(openMigrated)
const environment = { PARTNERS: 'msn' }
const good = buildWholeBody({ id: 'good', title: 'Bridge over the river reopens after the flood', published_at: null })

beforeAll(async () => {
  const written = [
    good,
    { ...good, id: 'alone', disclosure: { mode: 'ai-autonomous' } },
    { ...good, id: 'draft', status: 'draft' },
  ]
  await candor(['publish', '-'], { input: JSON.stringify(written) })
})

describe('partner check NAME', () => {
  it('says which articles the partner gets, why not the others, and that it takes the feed', async () => {
    const { code, out, err } = await candor(['partner', 'check', 'msn'], { environment })
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('MSN gets 1 of 3 articles.\n')
    expect(out).toMatch(/^ {2}yes {2}good {2}Bridge/m)
    expect(out).toMatch(
      /^ {2}no {3}alone {2}Bridge.*\n {7}The mode is ai-autonomous: written by .*ai-assisted, human-only\.$/m,
    )
    expect(out).toMatch(/^ {2}no {3}draft {2}Bridge/m)
    expect(out).toContain('/partners/msn/rss.xml: 1 items, all of which MSN takes.\n')
  })

  it('prints JSON with counts', async () => {
    const { out } = await candor(['--json', 'partner', 'check', 'msn', '--limit', '2'], { environment })
    expect(JSON.parse(out)).toMatchObject({
      accepted: 0,
      refused: 2,
      articles: [{ name: 'draft' }, { name: 'alone', accepted: false, reasons: [{ code: 'mode_is_refused' }] }],
      feed: { items: 1, findings: [] },
    })
  })

  it('names the partners that there are, and the setting that turns one on', async () => {
    const unknown = await candor(['partner', 'check', 'nobody'], { environment })
    expect([unknown.code, unknown.out]).toEqual([2, ''])
    expect(unknown.err).toMatch(/"nobody".*msn, smartnews, flipboard, newsbreak/)
    const off = await candor(['partner', 'check', 'flipboard'], { environment })
    expect([off.code, off.err]).toEqual([2, expect.stringContaining('PARTNERS=flipboard')])
    expect((await candor(['partner', 'check', 'msn', '--limit', '101'], { environment })).code).toBe(2)
  })

  it('needs no token on the database itself, whatever PARTNER_FEEDS says', async () => {
    const { code, out } = await candor(['partner', 'check', 'msn'], {
      environment: { ...environment, PARTNER_FEEDS: 'all' },
    })
    expect([code, out.includes('/partners/msn/rss.xml: 1 items')]).toEqual([0, true])
  })

  it('knows the partner of a file', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'candor-')), 'partner.yaml')
    writeFileSync(path, 'name: gazette\ntitle: The Gazette\nheadline: { most: 20 }\n')
    const { code, out } = await candor(['partner', 'check', 'gazette'], { environment: { PARTNER_FILE: path } })
    expect(code).toBe(0)
    expect(out).toContain('The Gazette gets 0 of 3 articles.\n')
    expect(out).toContain('The title has 45 characters. The Gazette takes at most 20.')
    expect(out).toMatch(/\/partners\/gazette\/rss\.xml: no items/)
  })
})

describe('the exit code of partner check NAME', () => {
  const answers = { status: 200, feed: '' }
  const refused = { accepted: false, reasons: [{ code: 'mode_is_refused', detail: 'An AI wrote it.' }] }
  const service = createServer((request, response) => {
    if (request.url?.startsWith('/api/1/articles')) {
      response.setHeader('Content-Type', 'application/json')
      response.end(
        JSON.stringify({ articles: [{ guid: 'urn:a', title: 'A', partners: { msn: refused } }], next: null }),
      )
    } else response.writeHead(request.url === '/partners/msn/rss.xml' ? answers.status : 418).end(answers.feed)
  })
  let url = ''
  beforeAll(async () => {
    service.listen(0, '127.0.0.1')
    await once(service, 'listening')
    const address = service.address()
    url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
  })
  afterAll(() => void service.close())

  const channel = '<title>t</title><link>https://news.example.org/</link><description>d</description>'
  it.each([
    [0, 'nothing is wrong with the feed, though the partner refuses all articles', 200, '<language>en</language>'],
    [1, 'there is a fault in the feed', 200, ''],
    [1, 'the feed needs a token', 401, ''],
    [1, 'the token may not read the feed', 403, ''],
    [3, 'the service cannot answer', 503, ''],
    [4, 'there is no such feed', 404, ''],
  ])('is %i if %s', async (expected, _, status, more) => {
    Object.assign(answers, { status, feed: `<rss version="2.0"><channel>${channel}${more}</channel></rss>` })
    const { code, out } = await candor(['partner', 'check', 'msn'], {
      environment: { CANDOR_URL: url, CANDOR_TOKEN: 'candor_x' },
    })
    expect(code).toBe(expected)
    // The articles need no token of a partner, and no feed that can be read.
    expect(out).toContain('MSN gets 0 of 1 articles.\n')
  })

  it('is 2 for a partner that does not exist or is not on, and 3 without a service', async () => {
    const environment = { CANDOR_URL: url, CANDOR_TOKEN: 'candor_x' }
    expect((await candor(['partner', 'check', 'nobody'], { environment })).code).toBe(2)
    expect((await candor(['partner', 'check', 'flipboard'], { environment })).code).toBe(2)
    const away = { ...environment, CANDOR_URL: 'http://127.0.0.1:1' }
    expect((await candor(['partner', 'check', 'msn'], { environment: away })).code).toBe(3)
  })
})

describe('partner check NAME URL', () => {
  const item =
    '<item><title>Bridge over the river reopens</title><link>https://news.example.org/a</link><guid>a</guid><pubDate>Thu, 26 Nov 2026 08:00:00 GMT</pubDate></item>'
  const server = createServer((request, response) => {
    if (request.url === '/broken') response.end('<rss version="2.0"><channel>')
    else if (request.url === '/closed' && request.headers.authorization !== 'Bearer secret')
      response.writeHead(401).end()
    else if (request.url === '/gone') response.writeHead(404).end()
    else response.end(`<rss version="2.0"><channel><title>t</title>${item}</channel></rss>`)
  })
  let base = ''
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    base = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
  })
  afterAll(() => void server.close())

  it('names what the partner would refuse', async () => {
    const { code, out, err } = await candor(['partner', 'check', 'msn', `${base}/feed`])
    expect([code, err]).toEqual([1, expect.stringMatching(/^\d+ faults in the feed\.\n$/)])
    expect(out).toContain(`${base}/feed: 1 items, and MSN would refuse some of it.`)
    expect(out).toContain('feed: The channel has no <language>.')
    expect(out).toContain('There is no <content:encoded>, or it is empty.')
  })

  it('sends CANDOR_PARTNER_TOKEN, and asks for it where a feed needs one', async () => {
    const closed = ['partner', 'check', 'msn', `${base}/closed`]
    expect((await candor(closed)).err).toContain('set CANDOR_PARTNER_TOKEN')
    expect((await candor(closed, { environment: { CANDOR_PARTNER_TOKEN: 'secret' } })).out).toContain(
      '/closed: 1 items',
    )
  })

  it('says so of what is no feed, of no answer and of a wrong address', async () => {
    const broken = await candor(['partner', 'check', 'msn', `${base}/broken`])
    expect([broken.code, broken.out]).toEqual([1, expect.stringContaining('feed: It cannot be read: ')])
    expect((await candor(['partner', 'check', 'msn', `${base}/gone`])).code).toBe(4)
    expect((await candor(['partner', 'check', 'msn', 'http://127.0.0.1:1/'])).code).toBe(3)
    expect((await candor(['partner', 'check', 'msn', 'ftp://127.0.0.1/'])).code).toBe(2)
  })
})
