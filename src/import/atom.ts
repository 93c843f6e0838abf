/** Reads entries of Atom 1.0 (RFC 4287). */
import { candorOf, isNotice, modeTag } from './candor-xml.ts'
import { emptyItem, type FoundItem, type FoundTopic } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { readDate, readPerson, readSummary } from './item-parts.ts'
import { noteLostElements } from './lost-fields.ts'
import { mediaOf, toFile } from './media.ts'
import { note } from './notes.ts'
import { scanHtml, textAsHtml } from './scan-html.ts'
import {
  attribute,
  childrenNamed,
  childText,
  elementsOf,
  hasName,
  innerHtml,
  readNamespaces as ns,
  resolved,
  textOf,
  type XmlElement,
} from './xml-element.ts'

export const isAtomEntry = (element: XmlElement): boolean => hasName(element, ns.atom, 'entry')

const knownElements =
  'atom:id atom:link atom:title atom:summary atom:content atom:author atom:category atom:published atom:updated ' +
  'media: slash: wfw: thr: podcast:txt candor:'

/** `null` for notices of Candor's feed of corrections. `feed` are the elements of the feed, whose author counts (§4.2.1). */
export function readAtomEntry(entry: XmlElement, feed: readonly XmlElement[], base: string | null): FoundItem | null {
  if (isNotice(entry)) return null
  const notes: ImportNote[] = []
  const links = childrenNamed(entry, ns.atom, 'link')
  const guid = childText(entry, ns.atom, 'id')
  const url = linkTo(entry, links, base)
  if (guid === null && url !== null) notes.push(note('guid_from_link', url))
  const { bodyHtml, summary, contentBase } = texts(entry, notes)
  const files = links.filter((link) => attribute(link, 'rel') === 'enclosure').map((link) => toFile(link, 'href'))
  noteLostElements(entry, knownElements, notes)
  const title = childrenNamed(entry, ns.atom, 'title')[0]
  return {
    ...emptyItem,
    ...{ guid: guid ?? url, url, bodyHtml, base: contentBase },
    ...mediaOf(entry, files),
    title: title === undefined ? '' : plainConstruct(title),
    standfirst: summary,
    authors: authorsOf(entry, feed, notes),
    publishedAt: readDate(childText(entry, ns.atom, 'published'), notes),
    updatedAt: readDate(childText(entry, ns.atom, 'updated'), notes),
    language: entry.language,
    topics: topicsOf(entry, modeTag(entry)),
    candor: candorOf(entry, bodyHtml, notes),
    notes,
  }
}

/** RFC 4287 §4.2.7.2: a link without a relation is an alternate. */
function linkTo(entry: XmlElement, links: readonly XmlElement[], base: string | null): string | null {
  const alternates = links.filter((link) => [null, 'alternate'].includes(attribute(link, 'rel')))
  const isHtml = (link: XmlElement) => [null, 'text/html', 'application/xhtml+xml'].includes(attribute(link, 'type'))
  const link = alternates.find(isHtml) ?? alternates[0]
  if (link !== undefined) return resolved(attribute(link, 'href'), link.base ?? base)
  return resolved(childText(entry, ns.atom, 'id'), null)
}

/** A text construct (§3.1) as plain text. */
export function plainConstruct(element: XmlElement): string {
  const type = attribute(element, 'type') ?? 'text'
  if (type === 'html' || type === 'text/html') return scanHtml(textOf(element)).text
  return textOf(element).replace(/\s+/g, ' ')
}

/** A text construct, or content (§4.1.3), as HTML. */
function htmlConstruct(element: XmlElement): string {
  const type = attribute(element, 'type') ?? 'text'
  if (type === 'xhtml' || type === 'application/xhtml+xml') {
    const [div] = elementsOf(element)
    return innerHtml(div !== undefined && div.local === 'div' ? div : element).trim()
  }
  return type === 'text' || type === 'text/plain' ? textAsHtml(textOf(element)) : textOf(element)
}

function texts(
  entry: XmlElement,
  notes: ImportNote[],
): { readonly bodyHtml: string; readonly summary: string; readonly contentBase: string | null } {
  const [content] = childrenNamed(entry, ns.atom, 'content')
  const [summary] = childrenNamed(entry, ns.atom, 'summary')
  const elsewhere = content === undefined ? null : attribute(content, 'src')
  if (elsewhere !== null) notes.push(note('body_elsewhere', elsewhere))
  if (content !== undefined && elsewhere === null) {
    const plain = summary === undefined ? '' : readSummary(htmlConstruct(summary))
    return { bodyHtml: htmlConstruct(content), summary: plain, contentBase: content.base }
  }
  if (summary === undefined) return { bodyHtml: '', summary: '', contentBase: entry.base }
  notes.push(note('body_from_summary', 'There is no content'))
  return { bodyHtml: htmlConstruct(summary), summary: '', contentBase: summary.base }
}

function authorsOf(entry: XmlElement, feed: readonly XmlElement[], notes: ImportNote[]): FoundItem['authors'] {
  const isAuthor = (element: XmlElement) => hasName(element, ns.atom, 'author')
  const own = elementsOf(entry).filter(isAuthor)
  return (own.length > 0 ? own : feed.filter(isAuthor)).flatMap((author) => {
    const name = readPerson(childText(author, ns.atom, 'name'), notes)
    return name === null ? [] : [{ name, url: resolved(childText(author, ns.atom, 'uri'), author.base) }]
  })
}

/** `term` is the name in some feeds and the slug in others: it is a slug only beside a label that differs. */
function topicsOf(entry: XmlElement, tag: string | null): readonly FoundTopic[] {
  return childrenNamed(entry, ns.atom, 'category').flatMap((category) => {
    const term = attribute(category, 'term')
    const label = attribute(category, 'label') ?? term
    if (label === null || label === tag) return []
    return [{ label, slug: term !== null && term !== label && /^[a-z0-9-]+$/.test(term) ? term : null }]
  })
}
