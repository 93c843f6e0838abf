/**
 * Tells other hubs which feeds have changed (PubSubHubbub 0.3 §7.1, which the Recommendation leaves to hubs and publishers):
 * `hub.mode=publish`, and `hub.url` once for each feed, as pubsubhubbub.appspot.com and Superfeedr document it.
 */
import { familyPath } from '../families/families.ts'
import { covers } from '../request/feed-names.ts'
import { formatUrls } from '../request/formats.ts'
import { ownHubUrl, rootOf, type Site } from '../settings/site.ts'
import { noteAddresses, readNote } from '../writer/push-notes.ts'
import { attempt, described } from './attempt.ts'
import type { Courier, Send } from './courier.ts'
import type { Note } from './find-changes.ts'
import { toOutcome } from './retry.ts'

/** Addresses in one request. Hubs limit the bodies of requests, and say nothing of numbers. */
export const maxPinged = 100

/** Notes the feeds of families, in all formats, for each hub of HUB_URL but our own. `null` if there is none. */
export function createPingNote(site: Site, windowMs: number): Note | null {
  const hubs = site.hubUrls.filter((url) => url !== ownHubUrl(site))
  if (hubs.length === 0) return null
  return async (tx, { families }) => {
    // Other hubs have no token.
    const open = families.filter((family) => !covers(site.partnerFeeds ?? [], family))
    const addresses = open.flatMap((family) => Object.values(formatUrls(`${rootOf(site)}${familyPath(family)}`)))
    for (const to of hubs) {
      await noteAddresses(tx, { kind: 'ping', to, first: 'publish', addresses, most: maxPinged, delayMs: windowMs })
    }
  }
}

export function createPingCourier(send: Send): Courier<'ping'> {
  return async (delivery) => {
    const { first, addresses } = readNote(delivery.body)
    const form = new URLSearchParams([['hub.mode', first], ...addresses.map((url) => ['hub.url', url])])
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const request = { method: 'POST', url: delivery.address, headers, body: form.toString() } as const
    return await attempt(send, request, (reply) => described(toOutcome(reply, new Date()), reply))
  }
}
