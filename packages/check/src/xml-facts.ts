/** RSS and Atom in the form of facts.ts. Names without a prefix are those of RSS. */
import { datesOfEntry, isFeedRoot, splitFeed } from 'candor-disclosure/parse/feed-elements.ts'
import { readXmlText } from 'candor-disclosure/parse/read-xml.ts'
import { escaped } from 'candor-disclosure/parse/scan-html.ts'
import { innerHtml, type XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import { elementFaults, listFaults } from './element-faults.ts'
import type { Address, CheckedFeed, FeedItem, WrittenDate } from './facts.ts'
import { maxItems, when } from './fault.ts'

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
  const isAtom03 = isAtom && root.attribute('version') === '0.3'
  // Items of RSS 1.0 stand beside the channel, whose elements are not read.
  const required = {
    rss: ['title', 'link', 'description'],
    'rdf:RDF': [],
    'atom:feed': isAtom03 ? ['title', 'modified'] : ['id', 'title', 'updated'],
  }
  return {
    format: isAtom ? 'atom' : 'rss',
    title: textOf(isAtom ? 'atom:title' : 'title'),
    titleIsHtml: head.some(
      (each) => each.name === 'atom:title' && each.attribute('type')?.endsWith('html'),
    ),
    isCurrentVersion: isAtom ? !isAtom03 : root.attribute('version') === '2.0',
    language: isAtom ? root.language : (textOf('language') ?? textOf('dc:language')),
    self: linkOf('self')?.attribute('href') ?? null,
    hasHub: linkOf('hub') !== undefined,
    hasArchive:
      linkOf('prev-archive', 'next') !== undefined ||
      head.some(({ name }) => name === 'fh:complete'),
    dates: head
      .filter(({ name }) => ['pubDate', 'lastBuildDate', ...datesOfEntry.updated].includes(name))
      .map(({ name, text }) => ({
        of: name,
        text,
        standard: dateStandards[name] ?? 'rfc822',
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
    faults: [
      ...elementFaults(head, 'feed', isAtom),
      ...listFaults(
        root,
        head,
        items.map(({ element }) => element),
      ),
    ],
    items: items
      .slice(0, maxItems)
      .map(({ element }, index) => (isAtom ? atomItem : rssItem)(element, index)),
    itemCount: items.length,
  }
}

/** The base of relative addresses, in any document. */
const base = 'https://example.org/'

/** Atom 0.3 leaves parts of a date out, as W3C-DTF does. */
const dateStandards: Readonly<Record<string, WrittenDate['standard']>> = {
  'atom:published': 'rfc3339',
  'atom:updated': 'rfc3339',
  'dc:date': 'any',
  'atom:issued': 'any',
  'atom:created': 'any',
  'atom:modified': 'any',
}

const addressAttributes: Readonly<Record<string, string>> = {
  ...{ 'atom:link': 'href', enclosure: 'url' },
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

/** The first element that has one of these names, by the order of the names. */
function dateOf(item: XmlElement, ...names: readonly string[]): WrittenDate | null {
  for (const name of names)
    for (const { text } of item.all(name))
      return { of: name.replace('atom:', ''), text, standard: dateStandards[name] ?? 'rfc822' }
  return null
}

const isBlank = ({ text, attributes, elements }: XmlElement): boolean =>
  text === '' &&
  !attributes.has('rdf:about') &&
  elements.every((each) => each.attributes.size === 0)

function rssItem(item: XmlElement, index: number): FeedItem {
  const [guid] = item.all('guid')
  const id = guid === undefined ? item.attribute('rdf:about') : guid.text || null
  const title = item.textOf('title')
  return {
    id,
    title,
    isEmpty: isBlank(item),
    titleIsHtml: false,
    hasBase: item.base !== null,
    addresses: addressesOf(item.elements),
    name: id ?? item.textOf('link') ?? title ?? `item ${index + 1}`,
    idForm:
      guid === undefined || guid.attribute('isPermaLink')?.toLowerCase() === 'false'
        ? 'any'
        : 'page',
    published: dateOf(item, 'pubDate', 'dc:date'),
    updated: dateOf(item, 'atom:updated'),
    faults: elementFaults(item.elements, 'item', false),
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
  const updated = dateOf(item, ...datesOfEntry.updated)
  const links = item.all('atom:link')
  // RFC 4287 lets links be relative to the address of the document, and readers resolve them.
  const addresses = addressesOf(links).filter(
    ({ address }) => !URL.canParse(address, base) || URL.canParse(address),
  )
  return {
    ...{ id, idForm: 'iri', authors: [], addresses, isEmpty: isBlank(item) },
    name: id ?? title?.text ?? `entry ${index + 1}`,
    title: title?.text || null,
    titleIsHtml: title?.attribute('type')?.endsWith('html') === true,
    ...{ published: dateOf(item, ...datesOfEntry.published), updated },
    faults: [
      // RFC 4287 §4.1.2
      ...when(updated === null, 'element-missing', 'It has no updated.'),
      ...elementFaults(item.elements, 'item', true),
    ],
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
  // Atom 0.3 has a `mode` for it, which is `xml` by default.
  const isMarkup = element.attribute('mode') !== 'escaped' && element.elements.length > 0
  if (type.includes('xhtml') || (type === 'text/html' && isMarkup)) return innerHtml(element)
  return type.endsWith('html') ? element.text : escaped(element.text)
}
