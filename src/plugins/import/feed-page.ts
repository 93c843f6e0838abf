/** One document of a feed: its items, its language, and the address of the next one. */

import { splitFeed } from 'candor-disclosure/parse/feed-elements.ts'
import { isJsonFeed, objectsIn, textIn } from 'candor-disclosure/parse/json-values.ts'
import type { XmlPart } from 'candor-disclosure/parse/read-xml.ts'
import { resolved, type XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import type { FoundDocument, FoundItem, NextPage } from './found-item.ts'
import { readJsonItem } from './json-feed.ts'
import { readXmlItem } from './xml-item.ts'

/**
 * `address` is that of the document, or `null`; `site` is the base of relative addresses without
 * one.
 */
export function toXmlPage(
  parts: readonly XmlPart[],
  address: string | null,
  site: string | null,
): FoundDocument {
  const { root, isAtom, head, items: found } = splitFeed(parts)
  const base = address ?? selfOf(head) ?? site
  // In RSS only `xml:base` says what texts are relative to, not the address of the feed; in Atom
  // also the address, but not what is assumed instead of it.
  const assumed = isAtom && address !== null ? null : (address ?? site)
  const items = found.map(({ element, cut }): FoundItem | string => {
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
  const isEnd = isComplete || items.length === 0
  return {
    format: isAtom ? 'atom' : 'rss',
    language:
      root?.language ?? (head.find(({ name }) => /^(dc:)?language$/.test(name))?.text || null),
    items,
    next:
      toNext(next?.attribute('href') ?? null, next?.base ?? base) ??
      (isEnd ? null : pageOfWordpress(head, address)),
  }
}

/** An address that cannot be resolved stays as it is, so that the walk says why it stopped. */
const toNext = (address: string | null, base: string | null): NextPage | null =>
  address === null ? null : { address: resolved(address, base) ?? address }

/**
 * WordPress links to no older page, and answers `?paged=2` with the next ten posts, and 404 after
 * the last one.
 */
function pageOfWordpress(head: readonly XmlElement[], address: string | null): NextPage | null {
  const generator = head.find(({ name }) => name === 'generator' || name === 'atom:generator')
  const software = generator?.attribute('uri') ?? generator?.text ?? ''
  if (address === null || !/^https?:\/\/wordpress\.org\//.test(software)) return null
  const url = new URL(address)
  url.searchParams.set('paged', String((Number(url.searchParams.get('paged')) || 1) + 1))
  return { address: url.href, isGuessed: true }
}

const linkOf = (head: readonly XmlElement[], relation: string): XmlElement | undefined =>
  head.find((element) => element.name === 'atom:link' && element.attribute('rel') === relation)

const selfOf = (head: readonly XmlElement[]): string | null =>
  (linkOf(head, 'self') ?? linkOf(head, 'alternate'))?.address('href') ??
  resolved(head.find(({ name }) => name === 'link')?.text ?? null, null)

/** `null` if it is no JSON Feed. */
export function toJsonPage(
  feed: unknown,
  address: string | null,
  site: string | null,
): FoundDocument | null {
  if (!isJsonFeed(feed)) return null
  const base =
    address ??
    resolved(textIn(feed, 'feed_url'), null) ??
    resolved(textIn(feed, 'home_page_url'), null) ??
    site
  return {
    format: 'json-feed',
    language: textIn(feed, 'language'),
    items: objectsIn(feed, 'items').map((item) => readJsonItem(item, feed, base) ?? 'notice'),
    next: toNext(textIn(feed, 'next_url'), base),
  }
}
