/** Reads entries of Atom 1.0 (RFC 4287). */
import { candorMember, isNotice, modeTag, readCandor } from './candor.ts'
import { emptyItem, type FoundItem, type FoundTopic } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { readDate, readPerson, readSummary } from './item-parts.ts'
import { fieldsOf, noteLost } from './lost-fields.ts'
import { mediaOf } from './media.ts'
import { note } from './notes.ts'
import { scanHtml, textAsHtml } from './scan-html.ts'
import { innerHtml, resolved, type XmlElement } from './xml-element.ts'

const knownElements =
  'atom:id atom:link atom:title atom:summary atom:content atom:author atom:category atom:published atom:updated ' +
  'media: slash: wfw: thr: podcast:txt candor:'

/** `null` for notices of Candor's feed of corrections. `feed` are the elements of the feed, whose author counts (§4.2.1). */
export function readAtomEntry(entry: XmlElement, feed: readonly XmlElement[], base: string | null): FoundItem | null {
  const candor = candorMember(entry)
  if (isNotice(candor)) return null
  const notes: ImportNote[] = []
  const links = entry.all('atom:link')
  const guid = entry.textOf('atom:id')
  const url = linkOf(links, base) ?? (links.some(isAlternate) ? null : resolved(guid, null))
  if (guid === null && url !== null) notes.push(note('guid_from_link', url))
  const text = texts(entry, notes)
  noteLost(fieldsOf(entry), knownElements, notes)
  const [title] = entry.all('atom:title')
  return {
    ...emptyItem,
    ...{ guid: guid ?? url, url, ...text, notes },
    ...mediaOf(
      entry,
      links.filter((link) => link.attribute('rel') === 'enclosure'),
    ),
    title: title === undefined ? '' : plainConstruct(title),
    authors: authorsOf(entry, feed, notes),
    publishedAt: readDate(entry.textOf('atom:published'), notes),
    updatedAt: readDate(entry.textOf('atom:updated'), notes),
    language: entry.language,
    topics: topicsOf(entry, modeTag(candor)),
    candor: readCandor(candor, text.bodyHtml, notes),
  }
}

/** RFC 4287 §4.2.7.2: a link without a relation is an alternate. */
const isAlternate = (link: XmlElement) => [null, 'alternate'].includes(link.attribute('rel'))

function linkOf(links: readonly XmlElement[], base: string | null): string | null {
  const alternates = links.filter(isAlternate)
  const isHtml = (link: XmlElement) => [null, 'text/html', 'application/xhtml+xml'].includes(link.attribute('type'))
  const link = alternates.find(isHtml) ?? alternates[0]
  return link?.address('href', link.base ?? base) ?? null
}

/** A text construct (§3.1) as plain text. */
function plainConstruct(element: XmlElement): string {
  const isHtml = ['html', 'text/html'].includes(element.attribute('type') ?? 'text')
  return isHtml ? scanHtml(element.text).text : element.text.replace(/\s+/g, ' ')
}

/** A text construct, or content (§4.1.3), as HTML. */
function htmlConstruct(element: XmlElement): string {
  const type = element.attribute('type') ?? 'text'
  if (type === 'xhtml' || type === 'application/xhtml+xml') {
    const [div] = element.elements
    return innerHtml(div?.local === 'div' ? div : element).trim()
  }
  return type === 'text' || type === 'text/plain' ? textAsHtml(element.text) : element.text
}

function texts(entry: XmlElement, notes: ImportNote[]): Pick<FoundItem, 'bodyHtml' | 'standfirst' | 'base'> {
  const [content] = entry.all('atom:content')
  const [summary] = entry.all('atom:summary')
  const source = content?.attribute('src') ?? null
  if (source !== null) notes.push(note('body_elsewhere', source))
  if (content !== undefined && source === null) {
    const standfirst = summary === undefined ? '' : readSummary(htmlConstruct(summary))
    return { bodyHtml: htmlConstruct(content), standfirst, base: content.base }
  }
  if (summary === undefined) return { bodyHtml: '', standfirst: '', base: entry.base }
  notes.push(note('body_from_summary', 'There is no content'))
  return { bodyHtml: htmlConstruct(summary), standfirst: '', base: summary.base }
}

function authorsOf(entry: XmlElement, feed: readonly XmlElement[], notes: ImportNote[]): FoundItem['authors'] {
  const own = entry.all('atom:author')
  return (own.length > 0 ? own : feed.filter(({ name }) => name === 'atom:author')).flatMap((author) => {
    const name = readPerson(author.textOf('atom:name'), notes)
    return name === null ? [] : [{ name, url: resolved(author.textOf('atom:uri'), author.base) }]
  })
}

/** `term` is the name in some feeds and the slug in others: it is a slug only beside a label that differs. */
function topicsOf(entry: XmlElement, tag: string | null): readonly FoundTopic[] {
  return entry.all('atom:category').flatMap((category) => {
    const term = category.attribute('term')
    const label = category.attribute('label') ?? term
    if (label === null || label === tag) return []
    return [{ label, slug: term !== null && term !== label && /^[a-z0-9-]+$/.test(term) ? term : null }]
  })
}
