/** Checks a feed of a deployment: one finding for each thing that readers and caches need. */
import type { Format } from '../../src/request/formats.ts'
import type { Answer, AskWeb } from './ask-web.ts'
import { type FeedDocument, readDocument } from './document.ts'
import { type Finding, fault, ok, warning } from './finding.ts'
import { newestFinding } from './newsroom.ts'

/** User agents of readers. A bot check that blocks one of them locks out its users. */
const readers = [
  'FreshRSS/1.24.0 (Linux; https://freshrss.org)',
  'Miniflux/2.1 (https://miniflux.app)',
  'NetNewsWire (RSS Reader; https://netnewswire.com/)',
  'Feedly/1.0 (+https://feedly.com/poller.html; like FeedFetcher-Google)',
] as const

const proxyTodo = 'Something in between takes it away: see the proxy or CDN.'

/** All findings about the feed at `url`. Sends several requests, one after the other. */
export async function examineFeed(ask: AskWeb, format: Format, url: string, now: Date): Promise<Finding[]> {
  const name = `${format.name} (${url})`
  // Uncompressed, so that the text has the bytes that Candor wrote.
  const answer = await ask(url, { Accept: '*/*', Origin: 'https://example.org', 'Accept-Encoding': 'identity' })
  if (answer.status !== 200) return [fault(`${name} ${said(answer)}.`, 'See the log of the service.')]
  const type = answer.headers.get('Content-Type')
  const document = readDocument(format.key, answer.text)
  if (document === null)
    return [fault(`${name} is no ${format.name} but ${type}.`, 'See what answers at this address.')]
  const findings = [
    expect(type === format.mediaType, `It is served as ${type}.`, `It should be ${format.mediaType}. ${proxyTodo}`),
    ...examineDocument(document, url, now),
    ...(await examineValidators(ask, url, answer)),
    ...(await examineTransport(ask, url, answer)),
    await examineReaders(ask, url, format),
  ]
  return [ok(`${name} answers 200.`), ...findings.map((finding) => ({ ...finding, text: about(format, finding.text) }))]
}

const about = ({ name }: Format, text: string) => `${name}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`

const said = ({ status, failure }: Answer) => (failure === null ? `answers ${status}` : `gives no answer: ${failure}`)

const expect = (holds: boolean, text: string, todo: string) => (holds ? ok(text) : fault(text, todo))

/** Findings about the content of the feed at `url`. */
export function examineDocument({ self, ids, disclosed, newest }: FeedDocument, url: string, now: Date): Finding[] {
  const findings = [
    expect(self === url, `It calls itself ${self}.`, 'Set SITE_ORIGIN and BASE_PATH to the address that readers use.'),
    ids.length > 0 ? ok(`It has ${ids.length} items.`) : warning('It is empty.', 'Run npm run doctor at the database.'),
  ]
  if (ids.length === 0) return findings
  return [
    ...findings,
    newestFinding(newest, now),
    new Set(ids).size === ids.length
      ? ok('No two items share a guid.')
      : fault('Items share a guid.', 'Readers hide all but one of them: please report it.'),
    expect(
      disclosed === ids.length,
      `${disclosed} of ${ids.length} items say how they were made.`,
      'Nothing may leave undisclosed: see what rewrites the feed.',
    ),
  ]
}

async function examineValidators(ask: AskWeb, url: string, { headers }: Answer): Promise<Finding[]> {
  const etag = headers.get('ETag')
  const changed = Date.parse(headers.get('Last-Modified') ?? '')
  const again = etag === null ? undefined : await ask(url, { 'If-None-Match': etag, 'Accept-Encoding': 'identity' })
  return [
    etag === null
      ? fault('It has no ETag: every poll costs a whole feed.', proxyTodo)
      : expect(
          again?.status === 304,
          `Asked again with its ETag it answers ${again?.status}.`,
          `It should be 304. ${proxyTodo}`,
        ),
    Number.isNaN(changed)
      ? fault('It has no Last-Modified.', proxyTodo)
      : ok(`It was last modified ${headers.get('Last-Modified')}.`),
    expect(
      /\bmax-age=\d/.test(headers.get('Cache-Control') ?? ''),
      `Its Cache-Control is ${headers.get('Cache-Control')}.`,
      `It should say max-age. ${proxyTodo}`,
    ),
  ]
}

async function examineTransport(ask: AskWeb, url: string, { headers }: Answer): Promise<Finding[]> {
  const head = await ask(url, { 'Accept-Encoding': 'identity' }, 'HEAD')
  const packed = await ask(url, { 'Accept-Encoding': 'gzip' })
  const encoding = packed.headers.get('Content-Encoding')
  return [
    expect(
      headers.get('Access-Control-Allow-Origin') === '*',
      `Its Access-Control-Allow-Origin is ${headers.get('Access-Control-Allow-Origin')}.`,
      `It should be *, for readers that run in a browser. ${proxyTodo}`,
    ),
    expect(head.status === 200, `To HEAD it ${said(head)}.`, `It should be 200. ${proxyTodo}`),
    encoding === 'gzip'
      ? ok('It is compressed for those who ask.')
      : warning(
          `Asked for gzip it is sent as ${encoding ?? 'it is'}.`,
          'It costs several times the bytes: see the proxy.',
        ),
  ]
}

async function examineReaders(ask: AskWeb, url: string, format: Format): Promise<Finding> {
  for (const reader of readers) {
    const answer = await ask(url, { 'User-Agent': reader })
    const type = answer.headers.get('Content-Type') ?? ''
    if (answer.status === 200 && type === format.mediaType) continue
    const challenge = answer.headers.get('cf-mitigated') === 'challenge' ? ' with a challenge of Cloudflare' : ''
    const todo = 'Exempt the feeds from checks for bots: docs/deploy-cloudflare.md, "Never challenge a reader".'
    return fault(
      `The reader ${reader.split(/[ /]/)[0]} is kept out: the feed ${said(answer)} (${type})${challenge}.`,
      todo,
    )
  }
  return ok(`${readers.length} well-known readers are let in.`)
}
