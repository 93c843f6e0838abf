/**
 * Reads items of RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 0.9x and RSS 1.0 (RDF),
 * and entries of Atom 1.0 (RFC 4287) and 0.3.
 */

import { candorMember, membersOf } from 'candor-disclosure/disclosure/reading-candor.ts'
import { partAttributes } from 'candor-disclosure/disclosure/reading-parts.ts'
import {
  datesOfEntry,
  htmlConstruct,
  identityOfEntry,
  identityOfItem,
  titleOfEntry,
} from 'candor-disclosure/parse/feed-elements.ts'
import { scanHtml, textAsHtml } from 'candor-disclosure/parse/scan-html.ts'
import { resolved, type XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import { isNotice, modeTag, readCandor } from './candor.ts'
import { emptyItem, type FoundItem, type FoundTopic } from './found-item.ts'
import { fieldsOf, noteLost, readDate, readPerson, readSummary, readTitle } from './item-parts.ts'
import { mediaOf } from './media.ts'
import { type ImportNote, note } from './notes.ts'

const known = 'atom:link atom:published atom:updated media: slash: wfw: thr: podcast:txt candor: '
const knownOfRss =
  'title link guid pubDate description category author enclosure comments content:encoded dc:creator dc:date dc:subject ' +
  'dc:title dc:description dc:language dcterms:issued dcterms:modified itunes:author itunes:summary itunes:image'
const knownOfAtom =
  'atom:id atom:title atom:summary atom:content atom:author atom:category atom:issued atom:modified atom:created'

/**
 * `null` for notices of Candor's feed of corrections. `feed` are the elements of the feed, whose
 * author counts for entries of Atom (§4.2.1); `base` is the address of the feed or of its site.
 */
export function readXmlItem(
  item: XmlElement,
  feed: readonly XmlElement[],
  base: string | null,
): FoundItem | null {
  const candor = candorMember(item)
  if (isNotice(candor)) return null
  const notes: ImportNote[] = []
  const isAtom = item.name === 'atom:entry'
  const { guid, url, isUrlOfGuid } = isAtom
    ? identityOfEntry(item, base)
    : identityOfItem(item, base)
  if (isUrlOfGuid) notes.push(note('url_from_guid', guid ?? ''))
  if (guid === null && url !== null) notes.push(note('guid_from_link', url))
  const text = isAtom ? textsOfEntry(item, notes) : texts(item, notes)
  noteLost(fieldsOf(item), known + (isAtom ? knownOfAtom : knownOfRss), notes)
  if ((item.textOf('slash:comments') ?? '0') !== '0')
    notes.push(note('comments_lost', 'The feed counts comments'))
  const enclosures = item.all('atom:link').filter((link) => link.attribute('rel') === 'enclosure')
  const topics = isAtom ? topicsOfEntry(item) : topicsOf(item)
  return {
    ...emptyItem,
    ...{ guid: guid ?? url, url, ...text, notes },
    ...mediaOf(item, isAtom ? enclosures : item.all('enclosure')),
    title: isAtom ? titleOfEntry(item) : readTitle(item.textOf('title', 'dc:title'), notes),
    authors: isAtom ? authorsOfEntry(item, feed, notes) : authorsOf(item, notes),
    publishedAt: readDate(
      item.textOf('pubDate', 'dc:date', 'dcterms:issued', ...datesOfEntry.published),
      notes,
    ),
    updatedAt: readDate(item.textOf(...datesOfEntry.updated, 'dcterms:modified'), notes),
    language: item.textOf('dc:language') ?? item.language,
    topics: topics.filter(({ label }) => label !== '' && label !== modeTag(candor)),
    candor: readCandor(candor, partsOf(item), text.bodyHtml, notes),
  }
}

const partsOf = (item: XmlElement) =>
  item.all('candor:part').map((part) => membersOf(part, partAttributes))

type ItemTexts = Pick<FoundItem, 'bodyHtml' | 'standfirst' | 'base'>

/** Beside a full text, the description is the summary; alone it is the text. */
function texts(item: XmlElement, notes: ImportNote[]): ItemTexts {
  const { base } = item
  const full = item.textOf('content:encoded')
  const description = item.textOf('description', 'dc:description')
  if (full !== null) return { bodyHtml: full, standfirst: readSummary(description), base }
  if (description === null)
    return { bodyHtml: '', standfirst: readSummary(item.textOf('itunes:summary')), base }
  notes.push(note('body_from_summary', 'There is no content:encoded'))
  const { hasTags, lines } = scanHtml(description)
  return { bodyHtml: hasTags ? description : textAsHtml(lines), standfirst: '', base }
}

function textsOfEntry(entry: XmlElement, notes: ImportNote[]): ItemTexts {
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

function authorsOf(item: XmlElement, notes: ImportNote[]): FoundItem['authors'] {
  const creators = item.all('dc:creator').map(({ text }) => text)
  const written = creators.join('') === '' ? [item.textOf('author', 'itunes:author')] : creators
  return written
    .map((text) => ({ name: readPerson(text, notes) ?? '', url: null }))
    .filter(({ name }) => name !== '')
}

function authorsOfEntry(
  entry: XmlElement,
  feed: readonly XmlElement[],
  notes: ImportNote[],
): FoundItem['authors'] {
  const own = entry.all('atom:author')
  return (own.length > 0 ? own : feed.filter(({ name }) => name === 'atom:author')).flatMap(
    (author) => {
      const name = readPerson(author.textOf('atom:name'), notes)
      return name === null ? [] : [{ name, url: resolved(author.textOf('atom:uri'), author.base) }]
    },
  )
}

const topicsOf = (item: XmlElement): readonly FoundTopic[] =>
  [...item.all('category'), ...item.all('dc:subject')].map(({ text }) => ({
    label: text,
    slug: null,
  }))

/**
 * `term` is the name in some feeds and the slug in others: it is a slug only beside a label that
 * differs.
 */
const topicsOfEntry = (entry: XmlElement): readonly FoundTopic[] =>
  entry.all('atom:category').map((category) => {
    const term = category.attribute('term')
    const label = category.attribute('label') ?? term ?? ''
    return {
      label,
      slug: term !== null && term !== label && /^[a-z0-9-]+$/.test(term) ? term : null,
    }
  })
