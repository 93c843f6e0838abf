/** One document of a feed: its items, its language, and the address of the next one. */
import { isAtomEntry, readAtomEntry } from './atom.ts'
import type { FoundItem, FoundItems } from './found-item.ts'
import { isJsonFeed, readJsonItem } from './json-feed.ts'
import { type JsonObject, objectsIn, textIn } from './json-values.ts'
import type { XmlPart } from './read-xml.ts'
import { isRssItem, readRssItem } from './rss.ts'
import {
  attribute,
  elementsOf,
  hasName,
  readNamespaces as ns,
  resolved,
  rssNamespaces,
  textOf,
  type XmlElement,
} from './xml-element.ts'

export type FeedPage = {
  readonly format: FoundItems['format']
  readonly language: string | null
  readonly items: readonly FoundItem[]
  /** Reasons, one for each item that is no article. */
  readonly leftOut: readonly string[]
  /** Absolute: the archive before it (RFC 5005 §4), or the next page (§3); `null` at the end. */
  readonly next: string | null
}

export const isFeedRoot = (root: XmlElement): boolean =>
  hasName(root, ns.atom, 'feed') || hasName(root, ns.rdf, 'RDF') || (root.local === 'rss' && root.uri === '')

/** `address` is that of the document, or `null`; `site` is the base of relative addresses without one. */
export function toXmlPage(parts: readonly XmlPart[], address: string | null, site: string | null): FeedPage {
  const root = parts[0]?.root
  const isAtom = root !== undefined && hasName(root, ns.atom, 'feed')
  const isItem = isAtom ? isAtomEntry : isRssItem
  const whole = parts.filter(({ element, cut }) => isItem(element) && !cut).map(({ element }) => element)
  const head = parts.filter(({ element }) => !isItem(element)).map(({ element }) => element)
  const base = address ?? selfOf(head) ?? site
  const read = isAtom
    ? whole.map((entry) => withOwnBase(readAtomEntry(entry, head, base), address === null ? site : null))
    : whole.map((item) => withOwnBase(readRssItem(item, base), address ?? site))
  const items = read.filter((item) => item !== null)
  const language = root?.language ?? headText(head, 'language')
  return {
    format: isAtom ? 'atom' : 'rss',
    language,
    // An element inherits xml:lang: only what differs is the item's own.
    items: items.map((item) => (item.language === root?.language ? { ...item, language: null } : item)),
    leftOut: [
      ...parts.filter(({ element, cut }) => isItem(element) && cut).map(() => 'too_large'),
      ...read.filter((item) => item === null).map(() => 'notice'),
    ],
    next: head.some((element) => hasName(element, ns.fh, 'complete')) ? null : nextOf(head, base),
  }
}

/**
 * In RSS only `xml:base` says what texts are relative to, not the address of the feed; in Atom also the address, but not
 * what is assumed instead of it.
 */
const withOwnBase = (item: FoundItem | null, assumed: string | null): FoundItem | null =>
  item !== null && item.base === assumed ? { ...item, base: null } : item

const linkOf = (head: readonly XmlElement[], relation: string): XmlElement | undefined =>
  head.find((element) => hasName(element, ns.atom, 'link') && attribute(element, 'rel') === relation)

function selfOf(head: readonly XmlElement[]): string | null {
  const self = linkOf(head, 'self') ?? linkOf(head, 'alternate')
  const address = self === undefined ? null : resolved(attribute(self, 'href'), self.base)
  const link = head.find((element) => element.local === 'link' && rssNamespaces.includes(element.uri))
  return address ?? (link === undefined ? null : resolved(textOf(link), null))
}

/** In an archived feed, `next` of a page is not wanted beside it. */
function nextOf(head: readonly XmlElement[], base: string | null): string | null {
  const link = linkOf(head, 'prev-archive') ?? linkOf(head, 'next')
  return link === undefined ? null : resolved(attribute(link, 'href'), link.base ?? base)
}

/** `language` of RSS is in the channel, `dc:language` of RSS 1.0 as well. */
function headText(head: readonly XmlElement[], local: string): string | null {
  const isOwn = ({ uri }: XmlElement) => rssNamespaces.includes(uri) || uri === ns.dc
  const element = head.find((each) => each.local === local && isOwn(each) && elementsOf(each).length === 0)
  return element === undefined ? null : textOf(element) || null
}

/** `null` if it is no JSON Feed. */
export function toJsonPage(feed: unknown, address: string | null, site: string | null): FeedPage | null {
  if (!isJsonFeed(feed)) return null
  const base =
    address ?? resolved(textIn(feed, 'feed_url'), null) ?? resolved(textIn(feed, 'home_page_url'), null) ?? site
  const read = objectsIn(feed, 'items').map((item: JsonObject) => readJsonItem(item, feed, base))
  return {
    format: 'json-feed',
    language: textIn(feed, 'language'),
    items: read.filter((item) => item !== null),
    leftOut: read.filter((item) => item === null).map(() => 'notice'),
    next: resolved(textIn(feed, 'next_url'), base),
  }
}
