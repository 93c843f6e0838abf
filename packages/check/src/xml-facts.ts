/** RSS and Atom in the form of facts.ts. Names without a prefix are those of RSS. */
import { isFeedRoot, splitFeed } from 'candor-disclosure/parse/feed-elements.ts'
import { readXmlText } from 'candor-disclosure/parse/read-xml.ts'
import { escaped } from 'candor-disclosure/parse/scan-html.ts'
import { innerHtml, type XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import type { Address, CheckedFeed, FeedItem, WrittenDate } from './facts.ts'

/**
 * `null` for other documents. `onRepair` is told what strict parsers refuse. @throws
 * {UnreadableDocument}
 */
export function readXmlFeed(text: string, onRepair: (message: string) => void): CheckedFeed | null {
  // Without the address of the document: only xml:base makes relative addresses right.
  const { root, isAtom, head, items } = splitFeed(readXmlText(text, null, onRepair))
  if (root === undefined || !isFeedRoot(root)) return null
  const textOf = (name: string) =>
    head.find((each) => each.name === name && each.text !== '')?.text ?? null
  const isEmpty = (name: string) => textOf(name) === null && head.some((each) => each.name === name)
  const linkOf = (...relations: string[]) =>
    head.find(
      (each) => each.name === 'atom:link' && relations.includes(each.attribute('rel') ?? ''),
    )
  // Items of RSS 1.0 stand beside the channel, whose elements are not read.
  const required = {
    rss: ['title', 'link', 'description'],
    'rdf:RDF': [],
    'atom:feed': ['id', 'title', 'updated'],
  }
  return {
    format: isAtom ? 'atom' : 'rss',
    title: textOf(isAtom ? 'atom:title' : 'title'),
    titleIsHtml: head.some(
      (each) => each.name === 'atom:title' && each.attribute('type')?.endsWith('html'),
    ),
    isCurrentVersion: isAtom || root.attribute('version') === '2.0',
    language: isAtom ? root.language : (textOf('language') ?? textOf('dc:language')),
    self: linkOf('self')?.attribute('href') ?? null,
    hasHub: linkOf('hub') !== undefined,
    hasArchive: linkOf('prev-archive', 'next') !== undefined,
    dates: head
      .filter(({ name }) => ['pubDate', 'lastBuildDate', 'atom:updated'].includes(name))
      .map(({ name, text }) => ({
        of: name,
        text,
        standard: name === 'atom:updated' ? 'rfc3339' : 'rfc822',
      })),
    addresses: addressesOf(head).filter(
      ({ address }) => !isAtom || URL.canParse(address) || !URL.canParse(address, base),
    ),
    ...{ isUndescribed: isEmpty('description'), wrong: [] },
    missing: required[root.name as keyof typeof required].filter(
      (name) =>
        textOf(isAtom ? `atom:${name}` : name) === null &&
        !(name === 'description' && isEmpty(name)),
    ),
    items: items.map(({ element }, index) => (isAtom ? atomItem : rssItem)(element, index)),
  }
}

/** The base of relative addresses, in any document. */
const base = 'https://example.org/'

const addressAttributes: Readonly<Record<string, string>> = {
  ...{ 'atom:link': 'href', enclosure: 'url', 'media:content': 'url', 'media:thumbnail': 'url' },
}

const addressesOf = (elements: readonly XmlElement[]): Address[] =>
  elements.flatMap((element) => {
    const attribute = addressAttributes[element.name]
    if (attribute === undefined)
      return element.name === 'link' ? [{ of: 'link', address: element.text }] : []
    return element.attributes.has(attribute)
      ? [{ of: element.name, address: element.attribute(attribute) ?? '' }]
      : []
  })

function dateOf(
  item: XmlElement,
  name: string,
  standard: WrittenDate['standard'],
): WrittenDate | null {
  const [element] = item.all(name)
  return element === undefined
    ? null
    : { of: name.replace('atom:', ''), text: element.text, standard }
}

function rssItem(item: XmlElement, index: number): FeedItem {
  const [guid] = item.all('guid')
  const id = guid === undefined ? item.attribute('rdf:about') : guid.text || null
  const title = item.textOf('title')
  return {
    id,
    title,
    titleIsHtml: false,
    hasBase: item.base !== null,
    addresses: addressesOf(item.elements),
    name: id ?? item.textOf('link') ?? title ?? `item ${index + 1}`,
    idForm:
      guid === undefined || guid.attribute('isPermaLink')?.toLowerCase() === 'false'
        ? 'any'
        : 'page',
    published: dateOf(item, 'pubDate', 'rfc822') ?? dateOf(item, 'dc:date', 'any'),
    updated: dateOf(item, 'atom:updated', 'rfc3339'),
    summary: item.textOf('description'),
    content: item.textOf('content:encoded'),
    enclosures: item.all('enclosure').map((each) => ({
      url: each.attribute('url') ?? '',
      type: each.attribute('type') ?? '',
      length: each.attribute('length') ?? '',
    })),
    authors: item.all('author').map(({ text }) => text),
  }
}

function atomItem(item: XmlElement, index: number): FeedItem {
  const [[title], [summary], [content]] = [
    item.all('atom:title'),
    item.all('atom:summary'),
    item.all('atom:content'),
  ]
  const id = item.textOf('atom:id')
  const links = item.all('atom:link')
  // RFC 4287 lets links be relative to the address of the document, and readers resolve them.
  const addresses = addressesOf(links).filter(
    ({ address }) => !URL.canParse(address, base) || URL.canParse(address),
  )
  return {
    ...{ id, idForm: 'iri', authors: [], addresses },
    name: id ?? title?.text ?? `entry ${index + 1}`,
    title: title?.text || null,
    titleIsHtml: title?.attribute('type')?.endsWith('html') === true,
    published: dateOf(item, 'atom:published', 'rfc3339'),
    updated: dateOf(item, 'atom:updated', 'rfc3339'),
    summary: htmlOf(summary),
    content: htmlOf(content),
    hasBase: (content ?? item).base !== null,
    enclosures: links
      .filter((link) => link.attribute('rel') === 'enclosure')
      .map((link) => ({
        url: link.attribute('href') ?? '',
        type: link.attribute('type') ?? '',
        length: undefined,
      })),
  }
}

/**
 * A text construct (RFC 4287 §3.1), or content. Plain text keeps its tags as text, so that rules
 * see them.
 */
function htmlOf(element: XmlElement | undefined): string | null {
  if (element === undefined) return null
  const type = element.attribute('type') ?? 'text'
  if (type.includes('xhtml')) return innerHtml(element)
  return type.endsWith('html') ? element.text : escaped(element.text)
}
