/** One document of a feed: its items, its language, and the address of the next one. */
import type { FoundItem, FoundItems } from './found-item.ts'
import { isJsonFeed, readJsonItem } from './json-feed.ts'
import { objectsIn, textIn } from './json-values.ts'
import type { XmlPart } from './read-xml.ts'
import { resolved, type XmlElement } from './xml-element.ts'
import { readXmlItem } from './xml-item.ts'

export type FeedPage = {
  readonly format: FoundItems['format']
  readonly language: string | null
  readonly items: readonly FoundItem[]
  /** Reasons, one for each item that is no article. */
  readonly leftOut: readonly string[]
  /** Absolute: the archive before it (RFC 5005 §4), or the next page (§3); `null` at the end. */
  readonly next: string | null
}

export const isFeedRoot = ({ name }: XmlElement): boolean => ['rss', 'rdf:RDF', 'atom:feed'].includes(name)

/** `address` is that of the document, or `null`; `site` is the base of relative addresses without one. */
export function toXmlPage(parts: readonly XmlPart[], address: string | null, site: string | null): FeedPage {
  const root = parts[0]?.root
  const isAtom = root?.name === 'atom:feed'
  const isItem = ({ element }: XmlPart) => element.name === (isAtom ? 'atom:entry' : 'item')
  const head = parts.filter((part) => !isItem(part)).map(({ element }) => element)
  const base = address ?? selfOf(head) ?? site
  // In RSS only `xml:base` says what texts are relative to, not the address of the feed; in Atom also the address, but
  // not what is assumed instead of it.
  const assumed = isAtom && address !== null ? null : (address ?? site)
  const read = parts.filter(isItem).map(({ element, cut }): FoundItem | string => {
    if (cut) return 'too_large'
    const item = readXmlItem(element, head, base)
    if (item === null) return 'notice'
    return {
      ...item,
      base: item.base === assumed ? null : item.base,
      // An element inherits xml:lang: only what differs is the item's own.
      language: item.language === root?.language ? null : item.language,
    }
  })
  const isComplete = head.some(({ name }) => name === 'fh:complete')
  // In an archived feed, `next` of a page is not followed.
  const next = isComplete ? undefined : (linkOf(head, 'prev-archive') ?? linkOf(head, 'next'))
  return {
    format: isAtom ? 'atom' : 'rss',
    language: root?.language ?? (head.find(({ name }) => /^(dc:)?language$/.test(name))?.text || null),
    ...{
      items: read.filter((each) => typeof each !== 'string'),
      leftOut: read.filter((each) => typeof each === 'string'),
    },
    next: next?.address('href', next.base ?? base) ?? null,
  }
}

const linkOf = (head: readonly XmlElement[], relation: string): XmlElement | undefined =>
  head.find((element) => element.name === 'atom:link' && element.attribute('rel') === relation)

const selfOf = (head: readonly XmlElement[]): string | null =>
  (linkOf(head, 'self') ?? linkOf(head, 'alternate'))?.address('href') ??
  resolved(head.find(({ name }) => name === 'link')?.text ?? null, null)

/** `null` if it is no JSON Feed. */
export function toJsonPage(feed: unknown, address: string | null, site: string | null): FeedPage | null {
  if (!isJsonFeed(feed)) return null
  const base =
    address ?? resolved(textIn(feed, 'feed_url'), null) ?? resolved(textIn(feed, 'home_page_url'), null) ?? site
  const read = objectsIn(feed, 'items').map((item) => readJsonItem(item, feed, base))
  return {
    format: 'json-feed',
    language: textIn(feed, 'language'),
    items: read.filter((item) => item !== null),
    leftOut: read.filter((item) => item === null).map(() => 'notice'),
    next: resolved(textIn(feed, 'next_url'), base),
  }
}
