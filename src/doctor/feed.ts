/** Checks a feed of a deployment: one finding for each thing that readers and caches need. */
import type { Format } from '../request/formats.ts'
import type { Answer, AskWeb } from './ask-web.ts'
import { type FeedDocument, readDocument } from './document.ts'
import { expect, type Finding, fault, ok, warning } from './finding.ts'
import { demoFinding, isDemo, newestFinding } from './newsroom.ts'

/** User agents of readers. A bot check that blocks one of them locks out its users. */
const readers = [
  'FreshRSS/1.24.0 (Linux; https://freshrss.org)',
  'Miniflux/2.1 (https://miniflux.app)',
  'NetNewsWire (RSS Reader; https://netnewswire.com/)',
  'Feedly/1.0 (+https://feedly.com/poller.html; like FeedFetcher-Google)',
] as const

const proxyTodo = 'A proxy or CDN may remove or change it: check its configuration.'

/** `self` is the URL that the feed should state as its own. */
type Expected = { readonly self: string; readonly now: Date }

/** All findings about the feed at `url`. Sends several requests, one after the other. */
export async function examineFeed(ask: AskWeb, format: Format, url: string, expected: Expected): Promise<Finding[]> {
  const name = `${format.name} (${url})`
  // Uncompressed, so that the text has the bytes that Candor wrote.
  const answer = await ask(url, { Accept: '*/*', Origin: 'https://example.org', 'Accept-Encoding': 'identity' })
  // PARTNER_FEEDS.
  const isClosed = answer.headers.get('WWW-Authenticate')?.startsWith('Basic realm="Candor: ')
  if (answer.status === 401 && isClosed) return [ok(`${url} needs the token of a partner.`)]
  if (answer.status !== 200) return [fault(`${name} ${said(answer)}.`, 'Check the log of the service.')]
  const type = answer.headers.get('Content-Type')
  const document = readDocument(format.key, answer.text)
  if (document === null)
    return [fault(`${name} is not ${format.name}, but ${type}.`, 'Check which service answers at this address.')]
  const findings = [
    expect(type === format.mediaType, `It is served as ${type}.`, `It should be ${format.mediaType}. ${proxyTodo}`),
    ...examineDocument(document, expected),
    ...(await examineHeaders(ask, url, answer)),
    await examineReaders(ask, url, format),
  ]
  return [ok(`${name} answers 200.`), ...findings.map((finding) => ({ ...finding, text: about(format, finding.text) }))]
}

const about = ({ name }: Format, text: string) => `${name}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`

const said = ({ status, failure }: Answer) => (failure === null ? `answers ${status}` : `does not answer: ${failure}`)

/** Findings about the content of a feed. */
export function examineDocument(
  { self, ids, disclosed, undisclosed, newest }: FeedDocument,
  expected: Expected,
): Finding[] {
  const findings = [
    expect(
      self === expected.self,
      `Its link to itself is ${self}.`,
      'Set SITE_ORIGIN and BASE_PATH to the address that readers use.',
    ),
    ids.length > 0
      ? ok(`It has ${ids.length} items.`)
      : warning('It is empty.', 'Check the database: candor doctor, without an address.'),
  ]
  if (ids.length === 0) return findings
  return [
    ...findings,
    ids.every(isDemo) ? demoFinding : newestFinding(newest, expected.now),
    new Set(ids).size === ids.length
      ? ok('All items have different guids.')
      : fault('Several items have the same guid.', 'Readers show only one of them. Please report this as a bug.'),
    expect(
      undisclosed === 0,
      `${disclosed} of ${ids.length} items have a disclosure.`,
      'Every item since 2 August 2026 must have one: check what rewrites the feed.',
    ),
  ]
}

/** Headers that readers and caches need, with what each should be. */
const needed: readonly (readonly [name: string, holds: (value: string) => boolean, should: string])[] = [
  ['ETag', (value) => value !== '', 'there, or every poll transfers the whole feed'],
  ['Last-Modified', (value) => !Number.isNaN(Date.parse(value)), 'a date'],
  ['Cache-Control', (value) => /\bmax-age=\d/.test(value), 'with max-age'],
  ['Access-Control-Allow-Origin', (value) => value === '*', '*, for readers that run in a browser'],
]

async function examineHeaders(ask: AskWeb, url: string, { headers }: Answer): Promise<Finding[]> {
  const plain = { 'Accept-Encoding': 'identity' }
  const etag = headers.get('ETag')
  const again = etag === null ? null : await ask(url, { ...plain, 'If-None-Match': etag })
  const head = await ask(url, plain, 'HEAD')
  const encoding = (await ask(url, { 'Accept-Encoding': 'gzip' })).headers.get('Content-Encoding')
  return [
    ...needed.map(([name, holds, should]) => {
      const value = headers.get(name)
      return expect(holds(value ?? ''), `Its ${name} is ${value}.`, `It should be ${should}. ${proxyTodo}`)
    }),
    ...(again
      ? [
          expect(
            again.status === 304,
            `A request with its ETag gets ${again.failure ?? again.status}.`,
            `It should be 304. ${proxyTodo}`,
          ),
        ]
      : []),
    expect(
      head.status === 200,
      `A HEAD request gets ${head.failure ?? head.status}.`,
      `It should be 200. ${proxyTodo}`,
    ),
    encoding === 'gzip'
      ? ok('It is compressed on request.')
      : warning(
          `A request for gzip gets ${encoding ?? 'no compression'}.`,
          'Uncompressed feeds are several times larger: check the configuration of the proxy.',
        ),
  ]
}

async function examineReaders(ask: AskWeb, url: string, format: Format): Promise<Finding> {
  for (const reader of readers) {
    const answer = await ask(url, { 'User-Agent': reader })
    const type = answer.headers.get('Content-Type') ?? ''
    if (answer.status === 200 && type === format.mediaType) continue
    const challenge = answer.headers.get('cf-mitigated') === 'challenge' ? ' with a Cloudflare challenge' : ''
    const todo = 'Exempt the feeds from bot checks: docs/deploy-cloudflare.md, "Never challenge a reader".'
    return fault(
      `The feed reader ${reader.split(/[ /]/)[0]} is blocked: the feed ${said(answer)} (${type})${challenge}.`,
      todo,
    )
  }
  return ok(`${readers.length} well-known feed readers get it.`)
}
