/** Reads items of RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 0.9x and RSS 1.0 (RDF). */
import { candorOf, isNotice, modeTag } from './candor-xml.ts'
import { emptyItem, type FoundItem } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { readDate, readPerson, readSummary, readTitle } from './item-parts.ts'
import { noteLostElements } from './lost-fields.ts'
import { mediaOf, toFile } from './media.ts'
import { note } from './notes.ts'
import { scanHtml, textAsHtml } from './scan-html.ts'
import {
  attribute,
  childrenNamed,
  childText,
  elementsOf,
  readNamespaces as ns,
  resolved,
  rssNamespaces,
  textOf,
  type XmlElement,
} from './xml-element.ts'

export const isRssItem = ({ uri, local }: XmlElement): boolean => local === 'item' && rssNamespaces.includes(uri)

/** The text of an element of RSS itself, in any of its versions. */
export function rssText(item: XmlElement, local: string): string | null {
  const element = rssElements(item, local).find((each) => textOf(each) !== '')
  return element === undefined ? null : textOf(element)
}

const rssElements = (item: XmlElement, local: string): readonly XmlElement[] =>
  elementsOf(item).filter((child) => child.local === local && rssNamespaces.includes(child.uri))

const knownElements =
  'title link guid pubDate description category author enclosure comments content:encoded dc:creator dc:date dc:subject ' +
  'dc:title dc:description dc:language dcterms:issued dcterms:modified atom:link atom:published atom:updated itunes:author ' +
  'itunes:summary itunes:image media: slash: wfw: thr: podcast:txt candor:'

/** `null` for notices of Candor's feed of corrections. `base` is the address of the feed or of its site. */
export function readRssItem(item: XmlElement, base: string | null): FoundItem | null {
  if (isNotice(item)) return null
  const notes: ImportNote[] = []
  const { guid, url } = identity(item, base, notes)
  const { bodyHtml, summary } = texts(item, notes)
  const files = rssElements(item, 'enclosure').map((element) => toFile(element, 'url'))
  const tag = modeTag(item)
  noteLostElements(item, knownElements, notes)
  if ((childText(item, ns.slash, 'comments') ?? '0') !== '0')
    notes.push(note('comments_lost', 'The feed counts comments'))
  return {
    ...emptyItem,
    ...{ guid, url, bodyHtml, base: item.base },
    ...mediaOf(item, files),
    title: readTitle(rssText(item, 'title') ?? childText(item, ns.dc, 'title'), notes),
    standfirst: readSummary(summary),
    authors: authorsOf(item, notes),
    publishedAt: publishedAt(item, notes),
    updatedAt: readDate(childText(item, ns.atom, 'updated') ?? childText(item, ns.dcterms, 'modified'), notes),
    language: childText(item, ns.dc, 'language') ?? item.language,
    topics: [...rssElements(item, 'category'), ...childrenNamed(item, ns.dc, 'subject')]
      .map(textOf)
      .filter((label) => label !== '' && label !== tag)
      .map((label) => ({ label, slug: null })),
    candor: candorOf(item, bodyHtml, notes),
    notes,
  }
}

/** A guid is a permalink unless it says that it is none (RSS 2.0). RSS 1.0 has `rdf:about` instead. */
function identity(
  item: XmlElement,
  base: string | null,
  notes: ImportNote[],
): { readonly guid: string | null; readonly url: string | null } {
  const around = item.base ?? base
  const [element] = rssElements(item, 'guid').filter((each) => textOf(each) !== '')
  const given = element === undefined ? attribute(item, `{${ns.rdf}}about`) : textOf(element)
  const link = resolved(rssText(item, 'link') ?? alternate(item), around)
  const isPermalink = element !== undefined && attribute(element, 'isPermaLink')?.toLowerCase() !== 'false'
  const fromGuid = link === null && (isPermalink || element === undefined) ? resolved(given, around) : null
  if (fromGuid !== null) notes.push(note('url_from_guid', fromGuid))
  const url = link ?? fromGuid
  if (given === null && url !== null) notes.push(note('guid_from_link', url))
  return { guid: given ?? url, url }
}

/** Some feeds have only an Atom link. */
function alternate(item: XmlElement): string | null {
  const link = childrenNamed(item, ns.atom, 'link').find((each) => [null, 'alternate'].includes(attribute(each, 'rel')))
  return link === undefined ? null : attribute(link, 'href')
}

/** Beside a full text, the description is the summary; alone it is the text. */
function texts(item: XmlElement, notes: ImportNote[]): { readonly bodyHtml: string; readonly summary: string | null } {
  const full = childText(item, ns.content, 'encoded')
  const description = rssText(item, 'description') ?? childText(item, ns.dc, 'description')
  if (full !== null) return { bodyHtml: full, summary: description }
  if (description === null) return { bodyHtml: '', summary: childText(item, ns.itunes, 'summary') }
  notes.push(note('body_from_summary', 'There is no content:encoded'))
  const scanned = scanHtml(description)
  return {
    bodyHtml: scanned.hasTags ? description : textAsHtml(scanned.lines),
    summary: null,
  }
}

function authorsOf(item: XmlElement, notes: ImportNote[]): FoundItem['authors'] {
  const creators = childrenNamed(item, ns.dc, 'creator').map(textOf)
  const written = creators.some((name) => name !== '')
    ? creators
    : [rssText(item, 'author') ?? childText(item, ns.itunes, 'author')]
  return written.flatMap((text) => {
    const name = readPerson(text, notes)
    return name === null || name === '' ? [] : [{ name, url: null }]
  })
}

const publishedAt = (item: XmlElement, notes: ImportNote[]): string | null =>
  readDate(
    rssText(item, 'pubDate') ??
      childText(item, ns.dc, 'date') ??
      childText(item, ns.dcterms, 'issued') ??
      childText(item, ns.atom, 'published'),
    notes,
  )
