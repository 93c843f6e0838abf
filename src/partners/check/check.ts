/** Checks a finished feed as the partner would, and whether two readings of it agree. */
import type { PartnerName } from '../../settings/partners.ts'
import type { Partner } from '../partner.ts'
import { checkers, ownChecker } from './checkers.ts'
import { type Rss, readRss, textOf } from './read-rss.ts'
import { type Checked, type Finding, whereIs } from './rules.ts'

/** All that is wrong with the document; nothing if the partner would take all of it. `now` is the time of the reading. */
export function checkFeed(partner: Partner, bytes: Uint8Array, now: Date): readonly Finding[] {
  const rss = read(bytes)
  if ('what' in rss) return [rss]
  const feed: Checked = { ...rss, bytes: bytes.byteLength, now }
  const isPreset = Object.hasOwn(checkers, partner.name)
  const rules = isPreset ? checkers[partner.name as PartnerName] : ownChecker(partner)
  return [
    ...rules.feed.flatMap((rule) => rule(feed)).map((what) => ({ where: 'feed', what })),
    ...feed.items.flatMap((item) =>
      rules.item.flatMap((rule) => rule(item, feed)).map((what) => ({ where: whereIs(item), what })),
    ),
  ]
}

/** Of a feed that was read twice, as a partner that polls: its items, and all that is wrong with either reading. */
export function checkPolls(partner: Partner, first: Uint8Array, second: Uint8Array, now: Date) {
  const [fault] = [read(first), read(second)].flatMap((reading) => ('what' in reading ? [reading] : []))
  if (fault) return { items: 0, findings: [fault] }
  const findings = [...checkFeed(partner, first, now), ...comparePolls(first, second)]
  return { items: readRss(first).items.length, findings }
}

function read(bytes: Uint8Array): Rss | Finding {
  try {
    return readRss(bytes)
  } catch (error) {
    return { where: 'feed', what: `It cannot be read: ${error instanceof Error ? error.message : String(error)}.` }
  }
}

/**
 * What changed between two readings that must not: the id and the date of publication of an article, and its date of change
 * where nothing else changed.
 */
export function comparePolls(first: Uint8Array, second: Uint8Array): readonly Finding[] {
  const earlier = readRss(first).items
  const by = (name: string) => new Map(earlier.map((item) => [textOf(item, name), item]))
  const [byId, byAddress] = [by('guid'), by('link')]
  return readRss(second).items.flatMap((item) => {
    // Several articles can have one address.
    const before = byId.get(textOf(item, 'guid')) ?? byAddress.get(textOf(item, 'link'))
    if (!before) return []
    const changed = (name: string) => textOf(before, name) !== textOf(item, name)
    const isSame = !['title', 'description', 'content:encoded'].some(changed)
    const moved = ['guid', 'pubDate', ...(isSame ? ['dcterms:modified'] : [])].filter(changed)
    return moved.map((name) => ({
      where: whereIs(item),
      what: `<${name}> was "${textOf(before, name)}" in the first reading, and is "${textOf(item, name)}" in the second.`,
    }))
  })
}
