/** Writes the feed of a partner as RSS 2.0. Same items, same bytes. */

import { modes } from 'candor-disclosure/disclosure/modes.ts'
import { plainAsHtml } from 'candor-disclosure/text/markup.ts'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import type { EntryPicture, Feed } from '../../core/feed/feed.ts'
import { entryElements } from '../../core/feed/shared-elements.ts'
import { rfc3339 } from '../../core/text/dates.ts'
import { renderXml, type XmlElement } from '../../core/text/xml.ts'
import { creditOf, type PartnerItem } from './item.ts'
import type { ChannelElement, ItemElement, Partner } from './partner.ts'

/** Namespaces of partners, beside those of all feeds. */
const partnerNamespaces = {
  content: namespaces.content,
  dc: namespaces.dc,
  media: namespaces.media,
  candor: namespaces.candor,
  podcast: namespaces.podcast,
  dcterms: 'http://purl.org/dc/terms/',
  mi: 'http://schemas.ingestion.microsoft.com/common/',
  snf: 'http://www.smartnews.be/snf',
  nb: 'https://www.newsbreak.com/',
} as const

type Writer<Subject> = (subject: Subject, feed: Feed) => XmlElement

/** RFC 822, as RSS 2.0 wants it. */
const rfc822 = (date: Date): string => date.toUTCString()

const channelWriters: Readonly<Record<ChannelElement, Writer<Feed>>> = {
  pubDate: ({ updated }) => ({ pubDate: rfc822(updated) }),
  lastBuildDate: ({ updated }) => ({ lastBuildDate: rfc822(updated) }),
  copyright: ({ rights }) => ({ copyright: rights ?? undefined }),
  ttl: ({ pollMinutes }) => ({ ttl: pollMinutes }),
  image: ({ logoUrl, title, homeUrl }) => ({
    image: logoUrl === null ? undefined : { url: logoUrl, title, link: homeUrl },
  }),
  'snf:logo': ({ logoUrl }) => ({ 'snf:logo': logoUrl === null ? undefined : { url: logoUrl } }),
}

const itemWriters: Readonly<Record<ItemElement, Writer<PartnerItem>>> = {
  guid: ({ entry }) => ({ guid: { _attributes: { isPermaLink: 'false' }, _text: entry.id } }),
  permalink: ({ entry }) => ({ guid: { _attributes: { isPermaLink: 'true' }, _text: entry.url } }),
  summary: ({ summary }) => ({ description: summary === '' ? undefined : plainAsHtml(summary) }),
  abstract: ({ summary }) => ({ description: summary === '' ? undefined : summary }),
  'content:encoded': ({ contentHtml }) => ({ 'content:encoded': { _cdata: contentHtml } }),
  'dc:creator': ({ entry }, { publisher }) => ({
    'dc:creator': entry.author?.name ?? publisher.name,
  }),
  'dcterms:modified': ({ entry }) => ({ 'dcterms:modified': rfc3339(entry.updated) }),
  category: ({ categories }) => ({ category: [...categories] }),
  'media:content': ({ entry }) =>
    mediaContent(entry.picture, (picture) => ({ 'media:credit': creditOf(picture) })),
  'mi:picture': ({ entry }) =>
    mediaContent(entry.picture, (picture) => ({
      'media:credit': creditOf(picture),
      'media:title': picture.alt,
      'media:text': picture.alt,
      'mi:hasSyndicationRights': 1,
    })),
  'media:thumbnail': ({ entry: { picture } }) => ({
    'media:thumbnail':
      picture === null
        ? undefined
        : { _attributes: { url: picture.url, width: picture.width, height: picture.height } },
  }),
  enclosure: ({ entry: { picture } }) => ({
    enclosure:
      picture === null
        ? undefined
        : {
            _attributes: {
              url: picture.url,
              length: picture.byteLength ?? 0,
              type: picture.mediaType,
            },
          },
  }),
  'candor:disclosure': ({ entry }, feed) => {
    const { 'candor:disclosure': element, 'candor:part': parts } = entryElements(entry, feed)
    const { disclosure } = entry
    if (disclosure === null) return {}
    const flag = { _attributes: { purpose: 'ai-content' }, _text: modes[disclosure.mode].podcast }
    return { 'candor:disclosure': element, 'candor:part': parts, 'podcast:txt': flag }
  },
}

function mediaContent(
  picture: EntryPicture | null,
  inside: (picture: EntryPicture) => XmlElement,
): XmlElement {
  if (picture === null) return {}
  const { url, mediaType: type, width, height, byteLength: fileSize } = picture
  return {
    'media:content': {
      _attributes: { url, type, medium: 'image', fileSize, width, height },
      ...inside(picture),
    },
  }
}

/** The prefixes that a partner's documents declare: its own, and those of its elements. */
function prefixesOf({ name, channel, item }: Partner): readonly (keyof typeof partnerNamespaces)[] {
  const used = [...channel, ...item].flatMap((element) => {
    if (element === 'mi:picture') return ['mi', 'media']
    if (element === 'candor:disclosure') return ['candor', 'podcast']
    return element.includes(':') ? [element.split(':')[0] ?? ''] : []
  })
  const all = new Set(name === 'newsbreak' ? [...used, 'nb'] : used)
  return (Object.keys(partnerNamespaces) as (keyof typeof partnerNamespaces)[]).filter((prefix) =>
    all.has(prefix),
  )
}

/**
 * The newest items that fit in bytes. `feed` has the head of the document; its entries are not
 * written.
 */
export function fitting(
  partner: Partner,
  feed: Feed,
  items: readonly PartnerItem[],
): readonly PartnerItem[] {
  const { maxBytes } = partner.feed
  if (bytesOf(renderPartner(partner, feed, items)) <= maxBytes) return items
  const empty = bytesOf(renderPartner(partner, feed, []))
  let bytes = empty
  return items.filter((item) => {
    const own = bytesOf(renderPartner(partner, feed, [item])) - empty
    if (bytes + own > maxBytes) return false
    bytes += own
    return true
  })
}

const bytesOf = (text: string) => new TextEncoder().encode(text).byteLength

export function renderPartner(partner: Partner, feed: Feed, items: readonly PartnerItem[]): string {
  const declared = prefixesOf(partner).map((prefix) => [
    `xmlns:${prefix}`,
    partnerNamespaces[prefix],
  ])
  return renderXml({
    rss: {
      _attributes: { version: '2.0', ...Object.fromEntries(declared) },
      channel: {
        title: feed.title,
        link: feed.homeUrl,
        description: shortened(
          feed.description === '' ? feed.title : feed.description,
          partner.feed.maxDescription,
        ),
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
  return `${cut.replace(/(?<!\s)\s+\S*$/, '') || cut}…`
}
