/** Reads what items of RSS, RDF and Atom declare. */
import {
  alternateOf,
  datesOfEntry,
  htmlConstruct,
  identityOfEntry,
  identityOfItem,
  isFeedRoot,
  splitFeed,
  titleOfEntry,
} from '../parse/feed-elements.ts'
import { readXmlText } from '../parse/read-xml.ts'
import { scanHtml } from '../parse/scan-html.ts'
import { UnreadableDocument } from '../parse/unreadable-document.ts'
import { resolved, type XmlElement } from '../parse/xml-element.ts'
import { namespaces } from '../text/namespaces.ts'
import { spaced } from '../text/spaced.ts'
import type { Declaration, UnmergedItem, UnmergedReading } from './declaration.ts'
import {
  candorDeclarations,
  candorFacts,
  candorMember,
  disclosureMember,
  membersOf,
} from './reading-candor.ts'
import { readContent } from './reading-content.ts'
import { partAttributes, partDeclarations } from './reading-parts.ts'
import { foreignInXml } from './reading-signed-head.ts'
import { factsOfElements } from './reading-signed-xml.ts'
import { categoryDeclaration, declaration, inherited, readFlag } from './reading-values.ts'
import { sourceTypesIn } from './reading-xmp.ts'
import { withForeign } from './signed-item.ts'

/** `null` if it is no feed and no item. Throws an `UnreadableDocument`. */
export function readXmlDocument(
  text: string,
  url: string | null,
  maxItems = Number.POSITIVE_INFINITY,
): UnmergedReading | null {
  const feed = asFeed(text)
  const repairs: string[] = []
  const parts = readXmlText(feed, url, (message) => repairs.push(message))
  if (parts.some(({ cut }) => cut))
    throw new UnreadableDocument('too_large', 'An element of the feed is too large.')
  const { root, isAtom, head, items } = splitFeed(parts)
  if (root === undefined || !isFeedRoot(root)) return null
  const textOf = (...names: readonly string[]) =>
    head.find(({ name, text }) => names.includes(name) && text !== '')?.text ?? null
  const generator = head.find(({ name }) => ['generator', 'atom:generator'].includes(name))
  const language = root.language ?? inherited(textOf('language', 'dc:language'))
  const read = items
    .slice(0, maxItems)
    .map(({ element }) => readItem(element, isAtom, language, url))
  const isSigned = read.some(({ statement }) => statement !== null)
  const foreign = isSigned
    ? [
        ...(feed === text ? [] : ['an item without a feed']),
        ...repairs,
        ...foreignInXml(text, root, head, read),
      ]
    : []
  return {
    format: isAtom ? 'atom' : 'rss',
    title: textOf('title', 'atom:title'),
    url: resolved(textOf('link'), url) ?? alternateOf(head)?.address('href') ?? null,
    language,
    generator: [generator?.text, generator?.attribute('version')].filter(Boolean).join(' ') || null,
    found: [...flagsIn(head), ...sourceTypesIn(head, url)],
    items: read.map((item) => withForeign(item, foreign)),
    feeds: [],
  }
}

/** An item by itself, in a feed of its own. */
function asFeed(text: string): string {
  const item = text.replace(/^<\?xml[^>]*>\s*/, '')
  if (/^<(?:\w+:)?item[\s/>]/.test(item)) return `<rss><channel>${item}</channel></rss>`
  return /^<(?:\w+:)?entry[\s/>]/.test(item)
    ? `<feed xmlns="${namespaces.atom}">${item}</feed>`
    : text
}

function readItem(
  item: XmlElement,
  isAtom: boolean,
  feedLanguage: string | null,
  base: string | null,
): UnmergedItem {
  const { guid: id, url } = isAtom ? identityOfEntry(item, base) : identityOfItem(item, base)
  const language = inherited(item.textOf('dc:language')) ?? item.language ?? feedLanguage
  const [content] = item.all('atom:content').filter((each) => each.attribute('src') === null)
  const contentHtml = isAtom ? htmlOf(content) : item.textOf('content:encoded')
  const summaryHtml = isAtom
    ? htmlOf(item.all('atom:summary')[0])
    : item.textOf('description', 'dc:description')
  const at = 'candor:disclosure'
  const termAt = `${at}/@digital-source-type`
  const declared = item
    .all(at)
    .flatMap((element) => candorDeclarations(disclosureMember(element), at, language, termAt))
  const parts = item.all('candor:part').map((element) => membersOf(element, partAttributes))
  const summary = summaryHtml === null ? null : spaced(scanHtml(summaryHtml).lines)
  return {
    ...{ id, url, language, contentHtml, summary },
    title: isAtom ? titleOfEntry(item) || null : item.textOf('title', 'dc:title'),
    published: item.textOf('pubDate', 'dc:date', 'dcterms:issued', ...datesOfEntry.published),
    updated: item.textOf(...datesOfEntry.updated, 'dcterms:modified'),
    found: [
      ...declared,
      ...partDeclarations(parts, 'candor:part'),
      ...readContent(contentHtml ?? summaryHtml),
      ...flagsIn(item.elements),
      ...termsIn(item.elements, url),
    ],
    ...candorFacts(candorMember(item), item.base ?? base),
    ...(item.textOf('candor:statement') !== null && {
      facts: factsOfElements(item, isAtom, { url, language, summary }),
    }),
  }
}

const htmlOf = (construct: XmlElement | undefined): string | null =>
  construct === undefined ? null : htmlConstruct(construct)

const flagsIn = (elements: readonly XmlElement[]): readonly Declaration[] =>
  elements
    .filter(
      (each) =>
        each.name === 'podcast:txt' && each.attribute('purpose')?.toLowerCase() === 'ai-content',
    )
    .map(({ text }) => declaration('podcast', 'podcast:txt', text, readFlag(text)))

/**
 * Codes of IPTC among categories and elements, and MSN's category. Pictures have codes of their
 * own, inside `media:content`.
 */
const termsIn = (elements: readonly XmlElement[], url: string | null): readonly Declaration[] =>
  elements.flatMap((element) => {
    if (element.name !== 'category' && element.name !== 'atom:category')
      return sourceTypesIn([element], url)
    const scheme = element.attribute('domain') ?? element.attribute('scheme')
    return categoryDeclaration('category', element.attribute('term') ?? element.text, scheme)
  })
