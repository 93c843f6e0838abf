/**
 * How a feed is delivered: what readers and caches need of its responses. The doctor asks the same
 * of a deployment.
 */
import type { AskWeb, WebAnswer } from './ask-web.ts'
import type { Code } from './codes.ts'

/** What was seen, and whether it is as it should be: if not, it is the finding of this code. */
export type CheckedDelivery = {
  readonly code: Code
  readonly holds: boolean
  readonly detail: string
}

/** User agents of readers. A bot check that blocks one of them locks out its users. */
const readers = [
  'FreshRSS/1.24.0 (Linux; https://freshrss.org)',
  'Miniflux/2.1 (https://miniflux.app)',
  'NetNewsWire (RSS Reader; https://netnewswire.com/)',
  'Feedly/1.0 (+https://feedly.com/poller.html; like FeedFetcher-Google)',
] as const

/** Headers that readers and caches need. */
const needed: readonly (readonly [code: Code, name: string, holds: (value: string) => boolean])[] =
  [
    ['etag-missing', 'ETag', (value) => value !== ''],
    ['last-modified-missing', 'Last-Modified', (value) => !Number.isNaN(Date.parse(value))],
    ['caching-missing', 'Cache-Control', (value) => /\bmax-age=\d/.test(value)],
    ['cors-missing', 'Access-Control-Allow-Origin', (value) => value === '*'],
  ]

/** What the first response should be asked with: uncompressed, by a script of another site. */
export const firstHeaders = {
  Accept: '*/*',
  Origin: 'https://example.org',
  'Accept-Encoding': 'identity',
}
const plain = { 'Accept-Encoding': 'identity' }

const gotten = ({ status, failure }: WebAnswer) => failure ?? String(status)

/**
 * `first` is the response to a GET with `firstHeaders`. Sends about ten requests. `again` is the
 * answer to a second GET.
 */
export async function observeDelivery(
  ask: AskWeb,
  url: string,
  { headers }: WebAnswer,
): Promise<{ readonly observations: readonly CheckedDelivery[]; readonly again: WebAnswer }> {
  const [etag, date] = [headers.get('ETag'), headers.get('Last-Modified')]
  const validators: Record<string, string>[] = [
    ...(etag === null ? [] : [{ 'If-None-Match': etag }]),
    ...(etag === null && date !== null ? [{ 'If-Modified-Since': date }] : []),
  ]
  const [same, other, head, again, page, ...byReaders] = await Promise.all([
    validators[0] ? ask(url, { ...plain, ...validators[0] }) : null,
    date === null
      ? null
      : ask(url, { ...plain, 'If-None-Match': '"of-another-text"', 'If-Modified-Since': date }),
    ask(url, plain, 'HEAD'),
    ask(url, { 'Accept-Encoding': 'gzip' }),
    ask(url, { ...plain, Accept: 'text/html' }),
    ...readers.map((reader) => ask(url, { ...plain, 'User-Agent': reader })),
  ])
  const observations = [
    ...needed.map(([code, name, holds]): CheckedDelivery => {
      const value = headers.get(name)
      return {
        code,
        holds: holds(value ?? ''),
        detail: value === null ? `It has no ${name}.` : `Its ${name} is ${value}.`,
      }
    }),
    ...observe(
      same,
      'not-modified-ignored',
      ({ status }) => status === 304,
      `its ${etag === null ? 'date' : 'ETag'}`,
    ),
    ...observe(
      other,
      'etag-after-date',
      ({ status }) => status !== 304,
      'another ETag, and its date,',
    ),
    ...observe(head, 'head-refused', ({ status }) => status === 200, 'the method HEAD'),
    ...observe(
      page,
      'accept-refused',
      ({ status }) => ![404, 406, 415].includes(status),
      'Accept: text/html',
    ),
    ...observeCompression(again),
    observeReaders(byReaders, headers.get('Content-Type')),
  ]
  return { observations, again }
}

/** `fetch` has unpacked the body once. A body that cannot be unpacked has no answer. */
function observeCompression({ headers, bytes, failure }: WebAnswer): CheckedDelivery[] {
  const encoding = headers.get('Content-Encoding') ?? 'no compression'
  const isTwice = bytes[0] === 0x1f && bytes[1] === 0x8b
  const detail = isTwice
    ? 'A request for gzip gets a body that was compressed twice.'
    : `A request for gzip gets ${failure === null ? 'a body that can be read' : `no body that can be read: ${failure}`}.`
  const broken: CheckedDelivery = {
    code: 'compression-broken',
    holds: failure === null && !isTwice,
    detail,
  }
  if (!broken.holds) return [broken]
  return [
    broken,
    {
      code: 'compression-missing',
      holds: encoding === 'gzip',
      detail: `A request for gzip gets ${encoding}.`,
    },
  ]
}

/** Nothing where nothing was asked. */
function observe(
  answer: WebAnswer | null,
  code: Code,
  holds: (answer: WebAnswer) => boolean,
  request: string,
): CheckedDelivery[] {
  return answer
    ? [{ code, holds: holds(answer), detail: `A request with ${request} gets ${gotten(answer)}.` }]
    : []
}

function observeReaders(answers: readonly WebAnswer[], usual: string | null): CheckedDelivery {
  const code = 'reader-blocked'
  const at = answers.findIndex(
    ({ status, headers }) => status !== 200 || headers.get('Content-Type') !== usual,
  )
  const answer = answers[at]
  if (answer === undefined)
    return { code, holds: true, detail: `${readers.length} well-known feed readers get it.` }
  const challenge =
    answer.headers.get('cf-mitigated') === 'challenge' ? ' with a Cloudflare challenge' : ''
  const name = readers[at]?.split(/[ /]/)[0]
  const detail = `The feed reader ${name} is blocked: it gets ${gotten(answer)} (${answer.headers.get('Content-Type')})${challenge}.`
  return { code, holds: false, detail }
}
