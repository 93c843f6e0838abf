/**
 * Checks the feed at an address, or the first feed that the page there names, and how it is
 * delivered.
 */

import { findEncoding } from 'candor-disclosure/parse/encoding.ts'
import { type AskWeb, askFollowing, isRedirect, type Reached } from './ask-web.ts'
import {
  CannotCheck,
  type CheckedDocument,
  type CheckOptions,
  type Examined,
  examine,
  toFindings,
} from './check-document.ts'
import { firstHeaders, observeDelivery } from './delivery.ts'
import { type FeedFault, ofDocument, when } from './fault.ts'
import { observeRights } from './observe-rights.ts'
import { refusalOfAddress } from './public-address.ts'
import { compareOutlines } from './read-feed.ts'
import type { Report } from './report.ts'
import { verifyItems } from './signed-items.ts'

const maxRedirects = 10

/** Follows redirects. @throws {CannotCheck} without a response of status 200. */
async function reach(ask: AskWeb, start: string): Promise<Reached> {
  const reached = await askFollowing(ask, start, maxRedirects, firstHeaders)
  const { answer, address, statuses } = reached
  if (answer.status === 200) return reached
  if (isRedirect(answer) && statuses.length === maxRedirects)
    throw new CannotCheck(`${start} redirects more than ${maxRedirects} times.`)
  const reason = answer.failure?.replace(/\.$/, '') ?? `it answers ${answer.status}`
  throw new CannotCheck(`${address} cannot be read: ${reason}.`)
}

/** The text of bytes, with all its faults. `charset` is that of the media type. */
export async function decodeDocument(bytes: Uint8Array, charset: string | null = null) {
  const open = async function* () {
    yield bytes
  }
  const { label, guessed } = await findEncoding({ charset, open })
  return {
    text: new TextDecoder(label).decode(bytes),
    isMisencoded: guessed || !isEncoded(bytes, label),
  }
}

function isEncoded(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

async function toDocument({
  answer: { bytes, headers },
  address,
}: Reached): Promise<CheckedDocument> {
  const mediaType = headers.get('Content-Type') ?? ''
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(mediaType)?.[1] ?? null
  return {
    ...(await decodeDocument(bytes, charset)),
    mediaType,
    address,
    headers: Object.fromEntries(headers),
  }
}

/**
 * Sends about fifteen requests through `ask`, which follows no redirects.
 *
 * @throws {CannotCheck}
 */
export async function checkAddress(
  start: string,
  ask: AskWeb,
  options: CheckOptions,
): Promise<Report> {
  const examined = async (reached: Reached) => examine(await toDocument(reached), options)
  const first = await reach(ask, start)
  const page = await examined(first)
  if (page.report.format !== 'html') return withDelivery(ask, first, page, examined)
  const [feed] = page.report.feeds
  if (feed === undefined) return page.report
  const reached = await reach(ask, feed)
  const report = await withDelivery(ask, reached, await examined(reached), examined)
  const links = page.report.findings.filter(({ code }) => code === 'feed-link-malformed')
  return { ...report, feeds: page.report.feeds, findings: [...links, ...report.findings] }
}

const mediaTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  'json-feed': 'application/feed+json',
}
const generic = /^(application|text)\/(xml|json)\b/

async function withDelivery(
  ask: AskWeb,
  { address, answer, statuses }: Reached,
  { report, outline, signed }: Examined,
  examined: (reached: Reached) => Promise<Examined>,
): Promise<Report> {
  const { format } = report
  if (format === null || format === 'html' || format === 'ninjs') return report
  const [{ observations, again }, rights, { items, found }] = await Promise.all([
    observeDelivery(ask, address, answer),
    observeRights(ask, address, answer),
    verifyItems(ask, report, signed),
  ])
  const isOther = again.status === 200 && again.text !== answer.text
  const later = isOther ? (await examined({ address, answer: again, statuses })).outline : null
  const type = answer.headers.get('Content-Type') ?? ''
  const isRight = type.toLowerCase().startsWith(mediaTypes[format])
  const faults: FeedFault[] = [
    ...when(statuses.length > 3, 'redirect-long', `There are ${statuses.length} redirects.`),
    ...when(
      /30[237]/.test(statuses.join()),
      'redirect-temporary',
      `It answers ${statuses.join(', ')}.`,
    ),
    ...when(
      address.startsWith('http:') && refusalOfAddress(address, false) === null,
      'not-encrypted',
      'It is served over HTTP.',
    ),
    ...when(
      !isRight,
      generic.test(type) ? 'type-generic' : 'type-wrong',
      `It is ${mediaTypes[format]}, and served as ${type || 'nothing'}.`,
    ),
    ...[...observations, ...rights].flatMap(({ code, holds, detail }) =>
      when(!holds, code, detail),
    ),
    ...(outline === null || later === null ? [] : compareOutlines(outline, later)),
  ]
  return {
    ...report,
    items,
    findings: [...report.findings, ...toFindings(report, [...found, ...ofDocument(faults)])],
  }
}
