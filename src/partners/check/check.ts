/** Checks a finished feed as the partner would. */
import type { PartnerName } from '../../settings/partners.ts'
import type { Partner } from '../partner.ts'
import { checkers, ownChecker } from './checkers.ts'
import { readRss } from './read-rss.ts'
import { type Checked, type Finding, whereIs } from './rules.ts'

/** The items of the document, and all that is wrong with it; nothing if the partner would take all of it. `now` is the time of the reading. */
export function checkFeed(
  partner: Partner,
  bytes: Uint8Array,
  now: Date,
): { items: number; findings: readonly Finding[] } {
  let feed: Checked
  try {
    feed = { ...readRss(bytes), bytes: bytes.byteLength, now }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { items: 0, findings: [{ where: 'feed', what: `It cannot be read: ${reason}.` }] }
  }
  const isPreset = Object.hasOwn(checkers, partner.name)
  const rules = isPreset ? checkers[partner.name as PartnerName] : ownChecker(partner)
  const findings = [
    ...rules.feed.flatMap((rule) => rule(feed)).map((what) => ({ where: 'feed', what })),
    ...feed.items.flatMap((item) =>
      rules.item.flatMap((rule) => rule(item, feed)).map((what) => ({ where: whereIs(item), what })),
    ),
  ]
  return { items: feed.items.length, findings }
}
