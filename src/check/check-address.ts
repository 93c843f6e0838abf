/** Checks the feed at an address, or the first feed that the page there names, and how it is delivered. */
import { findEncoding } from '../parse/encoding.ts'
import type { Answer, AskWeb } from './ask-web.ts'
import { type CheckOptions, checkDocument, type Document, readDocument, toFindings } from './check-document.ts'
import { firstHeaders, observeDelivery, observeRights } from './delivery.ts'
import { compareFeeds, readFeed } from './read-feed.ts'
import type { Report } from './report.ts'
import { type Fault, ofDocument, when } from './validity.ts'

/** The address cannot be checked; the message says why, as a sentence. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck'
}

const maxRedirects = 10

type Reached = { readonly answer: Answer; readonly address: string; readonly statuses: readonly number[] }

/** Follows redirects. @throws {CannotCheck} without a response of status 200. */
async function reach(ask: AskWeb, start: string): Promise<Reached> {
  const statuses: number[] = []
  for (let address = start; ; ) {
    const answer = await ask(address, firstHeaders)
    if (answer.status === 200) return { answer, address, statuses }
    const target = [301, 302, 303, 307, 308].includes(answer.status) ? answer.headers.get('Location') : null
    const next = target === null ? null : URL.parse(target, address)
    const reason = answer.failure ?? `it answers ${answer.status}`
    if (next === null) throw new CannotCheck(`${address} cannot be read: ${reason}.`)
    statuses.push(answer.status)
    if (statuses.length > maxRedirects) throw new CannotCheck(`${start} redirects more than ${maxRedirects} times.`)
    address = next.href
  }
}

/** The text of bytes, with all its faults. `charset` is that of the media type. */
export async function decodeDocument(bytes: Uint8Array, charset: string | null = null) {
  const open = async function* () {
    yield bytes
  }
  const { label, guessed } = await findEncoding({ charset, open })
  const text = new TextDecoder(label).decode(bytes)
  const isBroken = text.includes('\ufffd') && !new TextDecoder().decode(bytes.slice()).includes('\ufffd')
  return { text, isMisencoded: guessed || isBroken }
}

type Received = Document & { readonly address: string; readonly mediaType: string }

async function toDocument({ answer: { bytes, headers }, address }: Reached): Promise<Received> {
  const mediaType = headers.get('Content-Type') ?? ''
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(mediaType)?.[1] ?? null
  return { ...(await decodeDocument(bytes, charset)), mediaType, address, headers: Object.fromEntries(headers) }
}

/**
 * Sends about fifteen requests through `ask`, which follows no redirects.
 *
 * @throws {CannotCheck}
 */
export async function checkAddress(start: string, ask: AskWeb, options: CheckOptions): Promise<Report> {
  const first = await reach(ask, start)
  const page = await toDocument(first)
  const ofPage = checkDocument(page, options)
  if (ofPage.format !== 'html') return withDelivery(ask, first, page, ofPage)
  const [feed] = readDocument(page)?.feeds ?? []
  if (feed === undefined) return ofPage
  const reached = await reach(ask, feed.url)
  const document = await toDocument(reached)
  const report = await withDelivery(ask, reached, document, checkDocument(document, options))
  const links = ofPage.findings.filter(({ code }) => code === 'feed-link-malformed')
  return { ...report, findings: [...links, ...report.findings] }
}

const mediaTypes = { rss: 'application/rss+xml', atom: 'application/atom+xml', 'json-feed': 'application/feed+json' }
const generic = /^(application|text)\/(xml|json)\b/

async function withDelivery(ask: AskWeb, reached: Reached, document: Received, report: Report): Promise<Report> {
  const { format } = report
  if (format === null || format === 'html') return report
  const { address, answer, statuses } = reached
  const [{ observations, again }, rights] = await Promise.all([
    observeDelivery(ask, address, answer),
    observeRights(ask, address, answer),
  ])
  const { feed } = readFeed(document.text)
  const type = document.mediaType
  const isRight = type.toLowerCase().startsWith(mediaTypes[format])
  const faults: Fault[] = [
    ...when(statuses.length > 3, 'redirect-long', `There are ${statuses.length} redirects.`),
    ...when(
      statuses.some((status) => [302, 303, 307].includes(status)),
      'redirect-temporary',
      `It answers ${statuses.join(', ')}.`,
    ),
    ...when(address.startsWith('http:'), 'not-encrypted', 'It is served over HTTP.'),
    ...when(
      !isRight,
      generic.test(type) ? 'type-generic' : 'type-wrong',
      `It is served as ${type || 'nothing'}, and is ${mediaTypes[format]}.`,
    ),
    ...[...observations, ...rights].flatMap(({ code, holds, detail }) => when(!holds, code, detail)),
    ...(feed === null ? [] : compareFeeds(feed, readFeed(again.text).feed)),
  ]
  return { ...report, findings: [...report.findings, ...toFindings(report, ofDocument(faults))] }
}
