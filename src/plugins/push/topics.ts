/** Topics of the hub: the feeds of this site, each format by itself. */

import { families } from '../../core/families/families.ts'
import { hideTokens } from '../../core/log/log.ts'
import {
  allFormats,
  type Format,
  parseAddress,
  tokenAddressPrefix,
} from '../../core/request/address.ts'
import { needsToken } from '../../core/request/feed-names.ts'
import { SelectionError } from '../../core/request/parameter.ts'
import { canSubscribe, type FeedRequest } from '../../core/request/selection.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { WrongRequest } from './hub-request.ts'

type HubTopic = { readonly request: FeedRequest; readonly format: Format }

/** Path of a feed or of a part of its archive, below the base path. */
const feedPath =
  /^\/(?:([a-z]+)\/)?(?:([^/]+)\/)?(?:archive\/(?<month>\d{4}-\d{2})\/(?<part>[1-9]\d{0,6})\/)?(?<file>[^/]+)$/

/**
 * The feed at this canonical address; `null` if it has none that has subscribers, or that needs the
 * token of a partner.
 */
export function topicAt(site: Site, address: string): HubTopic | null {
  const root = rootOf(site)
  if (!address.startsWith(`${root}/`)) return null
  const match = feedPath.exec(new URL(address).pathname.slice(site.basePath.length))
  const [, path = '', member] = match ?? []
  const family = families.find(
    (each) => each.path === path && (each.member === null) === (member === undefined),
  )
  const format = allFormats.find(({ file }) => file === match?.groups?.['file'])
  if (!family || !format) return null
  const { month, part } = match?.groups ?? {}
  const segments = { ...(member && { member }), ...(month && part && { month, part }) }
  try {
    const parsed = parseAddress(site, family, segments, address, 'all')
    if (!('request' in parsed) || !canSubscribe(site, parsed.request)) return null
    return needsToken(site.partnerFeeds, parsed.request)
      ? null
      : { request: parsed.request, format }
  } catch (error) {
    if (error instanceof SelectionError) return null
    throw error
  }
}

/**
 * Canonical address and family, or why there are no subscriptions, as a sentence for subscribers.
 */
type ParsedTopic = { readonly topic: string; readonly family: string } | { readonly reason: string }

/** The service cannot tell now whether there is such a feed. */
export class Busy extends Error {
  override readonly name = 'Busy'
}

/** Redirects in a row: from an old address to a topic that moved, in another spelling. */
const maxRedirects = 4

/**
 * The feed to which an address leads, in whatever way. `ask` answers a GET of an address as this
 * site does.
 *
 * @throws {Busy}
 * @throws {WrongRequest} for an address with the token of a partner, which is kept nowhere.
 */
export async function findTopic(
  site: Site,
  ask: (url: string) => Response | Promise<Response>,
  text: string,
): Promise<ParsedTopic> {
  let url = URL.parse(text)
  for (let step = 0; step <= maxRedirects; step += 1) {
    if (url !== null && hasToken(site, url))
      throw new WrongRequest('hub.topic must not have the token of a partner.')
    if (url === null || !isOurs(site, url))
      return { reason: `This hub serves only feeds of ${rootOf(site)}/.` }
    if (asksForPart(site, url))
      return { reason: 'This hub serves whole feeds: no searches, and none with limit or since.' }
    const response = await ask(`${site.origin}${url.pathname}${url.search}`)
    const { status, headers } = response
    const location = headers.get('Location')
    if (status >= 300 && status < 400 && location !== null) {
      url = URL.parse(location, site.origin)
      continue
    }
    if (status >= 500) throw new Busy('the topic could not be read')
    if (status !== 200) return { reason: await reasonOf(response) }
    await response.body?.cancel()
    const topic = headers.get('Content-Location') ?? ''
    const found = topicAt(site, topic)
    return found
      ? { topic, family: found.request.family }
      : { reason: `This is not a feed. All feeds: ${rootOf(site)}/feeds/` }
  }
  return { reason: 'This address leads to no feed.' }
}

/** http and https count as equal, because sites move from one to the other. */
const isOurs = (site: Site, url: URL): boolean =>
  /^https?:$/.test(url.protocol) &&
  url.host === new URL(site.origin).host &&
  `${url.pathname}/`.startsWith(`${site.basePath}/`)

/**
 * In any spelling that a router or a redirect could take for an address with a token, below any
 * base path.
 */
function hasToken({ basePath, partnerFeeds }: Site, { href, pathname }: URL): boolean {
  if (hideTokens(decoded(href)) !== decoded(href)) return true
  const path = decoded(pathname)
    .toLowerCase()
    .replace(/[/\\]+/g, '/')
  const isBelow = (base: string) => path.startsWith(`${base.toLowerCase()}${tokenAddressPrefix}`)
  return partnerFeeds !== null && (isBelow('') || isBelow(basePath))
}

/** Percent-encoded characters of ASCII as themselves: tokens and paths of ours have no others. */
const decoded = (text: string) =>
  text.replace(/%([0-7][\da-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )

/** Before it is asked, because searches are expensive. */
const asksForPart = ({ basePath }: Site, { pathname, searchParams }: URL): boolean =>
  searchParams.has('limit') ||
  searchParams.has('since') ||
  /^\/+search\b/i.test(pathname.slice(basePath.length))

/** The site's answer for an address without a document (RFC 9457). */
async function reasonOf(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => null)
  const isProblem = typeof problem === 'object' && problem !== null && 'detail' in problem
  return isProblem
    ? String(problem.detail)
    : `There is no feed at this address (${response.status}).`
}
