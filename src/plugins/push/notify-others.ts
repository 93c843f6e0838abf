/**
 * Notifies other hubs of feeds that changed (PubSubHubbub 0.3 §7.1, which the Recommendation leaves
 * to hubs and publishers), and search engines of articles that are new, changed or gone
 * (https://www.indexnow.org/documentation).
 */

import { refusalOfAddress } from 'candor-check/public-address.ts'
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import { familyPath } from '../../core/families/families.ts'
import type { Reply, Send } from '../../core/host.ts'
import { formatUrls } from '../../core/request/address.ts'
import { covers } from '../../core/request/feed-names.ts'
import { ownHubUrl, rootOf, type Site } from '../../core/settings/site.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { type AttemptResult, attempt, type Courier, described, toOutcome } from './courier.ts'
import { noteAddresses } from './store/notes.ts'

/**
 * Called in the transaction that finds changes. `urls` are those of articles that changed or are
 * gone; `families` those that show them, or did.
 */
export type QueueNotes = (
  tx: WriterDatabase,
  found: { readonly families: readonly string[]; readonly urls: readonly string[] },
) => Promise<void>

/** Addresses in one ping. Hubs limit the bodies of requests, and document no number. */
const maxPinged = 100

/**
 * Notes the feeds of families, in all formats, for each hub of HUB_URL but our own. `null` if there
 * is none.
 */
export function createPingNote(site: Site, windowMs: number): QueueNotes | null {
  const hubs = site.hubUrls.filter((url) => url !== ownHubUrl(site))
  if (hubs.length === 0) return null
  return async (tx, { families }) => {
    // Other hubs have no token.
    const open = families.filter((family) => !covers(site.partnerFeeds ?? [], family))
    const addresses = open.flatMap((family) =>
      Object.values(formatUrls(`${rootOf(site)}${familyPath(family)}`)),
    )
    for (const to of hubs) {
      await noteAddresses(tx, {
        kind: 'ping',
        to,
        first: 'publish',
        addresses,
        max: maxPinged,
        delayMs: windowMs,
      })
    }
  }
}

/**
 * `hub.mode=publish`, and `hub.url` once for each feed, as pubsubhubbub.appspot.com and Superfeedr
 * document it.
 */
export const createPingCourier =
  (send: Send): Courier<'ping'> =>
  ({ url, body }) => {
    const [mode = '', ...feeds] = body.split('\n')
    const form = new URLSearchParams([
      ['hub.mode', mode],
      ...feeds.map((feed) => ['hub.url', feed]),
    ])
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const request = { method: 'POST', url, headers, body: form.toString() } as const
    return attempt(send, request, (reply) => described(toOutcome(reply, new Date()), reply))
  }

/** It passes addresses on to all search engines that take part. */
const indexNowEndpoint = 'https://api.indexnow.org/indexnow'

/** Addresses in one request: the limit of the protocol. */
const maxSubmitted = 10_000

/** Search engines ask for few requests, so what changes within this time is one. */
const delayMs = 5000

/**
 * The folder of the key file for this article. A key counts for addresses below the folder of its
 * file. Where articles are below our own addresses, we serve it; elsewhere it is at the root of the
 * host.
 */
export function keyFolder(site: Site, url: string): string {
  const own = `${rootOf(site)}/`
  return url.startsWith(own) ? own : `${new URL(url).origin}/`
}

export const keyFileName = (key: string): string => `${key}.txt`

/** Search engines cannot read private addresses, such as those of the demo on this machine. */
export function createIndexNowNote(site: Site, endpoint = indexNowEndpoint): QueueNotes {
  return async (tx, { urls }) => {
    const open = urls
      .flatMap((url) => webAddress(url) ?? [])
      .filter((url) => refusalOfAddress(url, false) === null)
    const byFolder = Map.groupBy(open, (url) => keyFolder(site, url))
    for (const [first, addresses] of byFolder) {
      await noteAddresses(tx, {
        kind: 'indexnow',
        to: endpoint,
        first,
        addresses,
        max: maxSubmitted,
        delayMs,
      })
    }
  }
}

export const createIndexNowCourier =
  (send: Send, key: string): Courier<'indexnow'> =>
  (delivery) => {
    const [folder = '', ...urlList] = delivery.body.split('\n')
    const keyLocation = `${folder}${keyFileName(key)}`
    const body = JSON.stringify({ host: new URL(folder).host, key, keyLocation, urlList })
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    const request = { method: 'POST', url: delivery.url, headers, body } as const
    return attempt(send, request, (reply) => described(judge(reply, folder, keyLocation), reply))
  }

/** 202 has arrived too: search engines fetch the key file later. */
function judge(reply: Reply, folder: string, keyLocation: string): AttemptResult {
  const refusals: Readonly<Record<number, string>> = {
    400: 'IndexNow cannot read the request (400)',
    403: `IndexNow does not find the key at ${keyLocation} (403)`,
    422: `IndexNow says that the key is not one for addresses below ${folder} (422)`,
  }
  const error = refusals[reply.status]
  return error ? { result: 'refused', status: reply.status, error } : toOutcome(reply, new Date())
}
