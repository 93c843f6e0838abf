/** Reads items of RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 0.9x and RSS 1.0 (RDF). */
import { candorMember, isNotice, modeTag, readCandor } from './candor.ts'
import { emptyItem, type FoundItem } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { readDate, readPerson, readSummary, readTitle } from './item-parts.ts'
import { fieldsOf, noteLost } from './lost-fields.ts'
import { mediaOf } from './media.ts'
import { note } from './notes.ts'
import { scanHtml, textAsHtml } from './scan-html.ts'
import { resolved, type XmlElement } from './xml-element.ts'

const knownElements =
  'title link guid pubDate description category author enclosure comments content:encoded dc:creator dc:date dc:subject ' +
  'dc:title dc:description dc:language dcterms:issued dcterms:modified atom:link atom:published atom:updated itunes:author ' +
  'itunes:summary itunes:image media: slash: wfw: thr: podcast:txt candor:'

/** `null` for notices of Candor's feed of corrections. `base` is the address of the feed or of its site. */
export function readRssItem(item: XmlElement, base: string | null): FoundItem | null {
  const candor = candorMember(item)
  if (isNotice(candor)) return null
  const notes: ImportNote[] = []
  const { guid, url } = identity(item, base, notes)
  const { bodyHtml, summary } = texts(item, notes)
  noteLost(fieldsOf(item), knownElements, notes)
  if ((item.textOf('slash:comments') ?? '0') !== '0') notes.push(note('comments_lost', 'The feed counts comments'))
  return {
    ...emptyItem,
    ...{ guid, url, bodyHtml, base: item.base, notes },
    ...mediaOf(item, item.all('enclosure')),
    title: readTitle(item.textOf('title', 'dc:title'), notes),
    standfirst: readSummary(summary),
    authors: authorsOf(item, notes),
    publishedAt: readDate(item.textOf('pubDate', 'dc:date', 'dcterms:issued', 'atom:published'), notes),
    updatedAt: readDate(item.textOf('atom:updated', 'dcterms:modified'), notes),
    language: item.textOf('dc:language') ?? item.language,
    topics: [...item.all('category'), ...item.all('dc:subject')]
      .map(({ text }) => ({ label: text, slug: null }))
      .filter(({ label }) => label !== '' && label !== modeTag(candor)),
    candor: readCandor(candor, bodyHtml, notes),
  }
}

/** A guid is a permalink unless it says that it is none (RSS 2.0). RSS 1.0 has `rdf:about` instead. */
function identity(item: XmlElement, base: string | null, notes: ImportNote[]): Pick<FoundItem, 'guid' | 'url'> {
  const around = item.base ?? base
  const element = item.all('guid').find(({ text }) => text !== '')
  const given = element === undefined ? item.attribute('rdf:about') : element.text
  const link = resolved(item.textOf('link') ?? alternate(item), around)
  const isPermalink = element?.attribute('isPermaLink')?.toLowerCase() !== 'false'
  const fromGuid = link === null && isPermalink ? resolved(given, around) : null
  if (fromGuid !== null) notes.push(note('url_from_guid', fromGuid))
  const url = link ?? fromGuid
  if (given === null && url !== null) notes.push(note('guid_from_link', url))
  return { guid: given ?? url, url }
}

/** Some feeds have only an Atom link. */
const alternate = (item: XmlElement): string | null =>
  item
    .all('atom:link')
    .find((link) => [null, 'alternate'].includes(link.attribute('rel')))
    ?.attribute('href') ?? null

/** Beside a full text, the description is the summary; alone it is the text. */
function texts(item: XmlElement, notes: ImportNote[]): { readonly bodyHtml: string; readonly summary: string | null } {
  const full = item.textOf('content:encoded')
  const description = item.textOf('description', 'dc:description')
  if (full !== null) return { bodyHtml: full, summary: description }
  if (description === null) return { bodyHtml: '', summary: item.textOf('itunes:summary') }
  notes.push(note('body_from_summary', 'There is no content:encoded'))
  const { hasTags, lines } = scanHtml(description)
  return { bodyHtml: hasTags ? description : textAsHtml(lines), summary: null }
}

function authorsOf(item: XmlElement, notes: ImportNote[]): FoundItem['authors'] {
  const creators = item.all('dc:creator').map(({ text }) => text)
  const written = creators.join('') === '' ? [item.textOf('author', 'itunes:author')] : creators
  return written.flatMap((text) => {
    const name = readPerson(text, notes)
    return name === null || name === '' ? [] : [{ name, url: null }]
  })
}
