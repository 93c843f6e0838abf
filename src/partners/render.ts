/** Writes the feed of a partner as RSS 2.0. Same items, same bytes. */
import type { Feed } from '../feed/feed.ts'
import { renderXml, type XmlElement } from '../text/xml.ts'
import { channelWriters, itemWriters, partnerNamespaces, prefixesOf, rfc822 } from './elements.ts'
import type { PartnerItem } from './item.ts'
import type { Partner } from './partner.ts'

/** The newest items that fit in bytes. `feed` has the head of the document; its entries are not written. */
export function fitting(partner: Partner, feed: Feed, items: readonly PartnerItem[]): readonly PartnerItem[] {
  const { mostBytes } = partner.feed
  if (bytesOf(renderPartner(partner, feed, items)) <= mostBytes) return items
  const empty = bytesOf(renderPartner(partner, feed, []))
  let bytes = empty
  return items.filter((item) => {
    const own = bytesOf(renderPartner(partner, feed, [item])) - empty
    if (bytes + own > mostBytes) return false
    bytes += own
    return true
  })
}

const bytesOf = (text: string) => new TextEncoder().encode(text).byteLength

export function renderPartner(partner: Partner, feed: Feed, items: readonly PartnerItem[]): string {
  const declared = prefixesOf(partner).map((prefix) => [`xmlns:${prefix}`, partnerNamespaces[prefix]])
  return renderXml({
    rss: {
      _attributes: { version: '2.0', ...Object.fromEntries(declared) },
      channel: {
        title: feed.title,
        link: feed.homeUrl,
        description: shortened(feed.description === '' ? feed.title : feed.description, partner.feed.mostDescription),
        language: feed.language,
        ...merged(partner.channel.map((name) => channelWriters[name](feed, feed))),
        item: items.map((item) => itemElement(partner, feed, item)),
      },
    },
  })
}

const itemElement = (partner: Partner, feed: Feed, item: PartnerItem): XmlElement => ({
  title: item.title,
  link: item.entry.url,
  pubDate: rfc822(item.entry.published),
  ...merged(partner.item.map((name) => itemWriters[name](item, feed))),
})

const merged = (elements: readonly XmlElement[]): XmlElement => Object.assign({}, ...elements)

/** Ends at a word, with an ellipsis. */
function shortened(text: string, most: number | null): string {
  const characters = Array.from(text)
  if (most === null || characters.length <= most) return text
  const cut = characters.slice(0, most - 1).join('')
  return `${cut.replace(/\s+\S*$/, '') || cut}…`
}
