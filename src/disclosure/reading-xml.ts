/** Reads what items of RSS, RDF and Atom declare. */
import {
  alternateOf,
  htmlConstruct,
  identityOfEntry,
  identityOfItem,
  isFeedRoot,
  titleOfEntry,
} from '../parse/feed-elements.ts'
import { ParseError } from '../parse/parse-error.ts'
import { readXmlText, withAmpersands } from '../parse/read-xml.ts'
import { scanHtml } from '../parse/scan-html.ts'
import { resolved, type XmlElement } from '../parse/xml-element.ts'
import { namespaces } from '../text/namespaces.ts'
import type { Declaration, ReadItem, UnmergedItem, UnmergedReading } from './declaration.ts'
import { candorDeclarations, candorFacts, candorMember, disclosureMember } from './reading-candor.ts'
import { readContent } from './reading-content.ts'
import { repeatedElements } from './reading-repeated.ts'
import { categoryDeclaration, declaration, saidByFlag, saidByTerm } from './reading-values.ts'

/** `null` if it is no feed and no item. Throws a `ParseError`. */
export function readXmlDocument(text: string, url: string | null): UnmergedReading | null {
  const parts = partsOf(asFeed(text), url)
  const [root] = parts.map((part) => part.root)
  if (root === undefined || !isFeedRoot(root)) return null
  const isAtom = root.name === 'atom:feed'
  const all = parts.map(({ element }) => element)
  const isItem = ({ name }: XmlElement) => name === (isAtom ? 'atom:entry' : 'item')
  const head = all.filter((element) => !isItem(element))
  const textOf = (...names: readonly string[]) =>
    head.find(({ name, text }) => names.includes(name) && text !== '')?.text
  const link = alternateOf({ all: (name) => head.filter((each) => each.name === name) })?.address('href')
  const generator = head.find(({ name }) => ['generator', 'atom:generator'].includes(name))
  const language = root.language ?? textOf('language', 'dc:language') ?? null
  return {
    format: isAtom ? 'atom' : 'rss',
    title: textOf('title', 'atom:title') ?? null,
    url: resolved(textOf('link') ?? null, url) ?? link ?? null,
    language,
    generator: [generator?.text, generator?.attribute('version')].filter(Boolean).join(' ') || null,
    found: flagsIn(head),
    items: all.filter(isItem).map((item) => readItem(item, isAtom, language, url)),
    feeds: [],
  }
}

/** An item by itself, in a feed of its own. */
function asFeed(text: string): string {
  const item = text.replace(/^<\?xml[^>]*>\s*/, '')
  if (/^<(?:\w+:)?item[\s/>]/.test(item)) return `<rss><channel>${item}</channel></rss>`
  return /^<(?:\w+:)?entry[\s/>]/.test(item) ? `<feed xmlns="${namespaces.atom}">${item}</feed>` : text
}

function partsOf(text: string, url: string | null) {
  const read = (xml: string) => Array.from(readXmlText(xml, url, () => undefined))
  try {
    return read(text)
  } catch (error) {
    if (!(error instanceof ParseError) || error.code !== 'not_well_formed') throw error
    const repaired = withAmpersands(text)
    if (repaired === text) throw error
    return read(repaired)
  }
}

const flagsIn = (elements: readonly XmlElement[]): readonly Declaration[] =>
  elements
    .filter((each) => each.name === 'podcast:txt' && each.attribute('purpose')?.toLowerCase() === 'ai-content')
    .map(({ text }) => declaration('podcast', 'podcast:txt', text, saidByFlag(text)))

function readItem(item: XmlElement, isAtom: boolean, feedLanguage: string | null, base: string | null): UnmergedItem {
  const { guid, url } = isAtom ? identityOfEntry(item, base) : identityOfItem(item, base)
  const language = item.textOf('dc:language') ?? item.language ?? feedLanguage
  const texts = isAtom ? textsOfEntry(item) : textsOfItem(item)
  const declared = item
    .all('candor:disclosure')
    .flatMap((element) =>
      candorDeclarations(
        disclosureMember(element),
        ['candor:disclosure', 'candor:disclosure/@digital-source-type'],
        language,
      ),
    )
  return {
    ...{ id: guid, url, language, title: texts.title, summary: texts.summary, contentHtml: texts.contentHtml },
    published: item.textOf('pubDate', 'dc:date', 'dcterms:issued', 'atom:published'),
    updated: item.textOf('atom:updated', 'dcterms:modified'),
    found: [...declared, ...readContent(texts.html), ...flagsIn(item.elements), ...termsIn(item)],
    ...candorFacts(candorMember(item), item.base ?? base),
    ...(item.textOf('candor:statement') !== null && { repeated: repeatedElements(item) }),
  }
}

/** `html` is what declares: the content, or else the summary. */
type Texts = Pick<ReadItem, 'title' | 'summary' | 'contentHtml'> & { readonly html: string | null }

function textsOfItem(item: XmlElement): Texts {
  const contentHtml = item.textOf('content:encoded')
  const description = item.textOf('description', 'dc:description')
  const summary = description === null ? null : scanHtml(description).text
  return { title: item.textOf('title', 'dc:title'), summary, contentHtml, html: contentHtml ?? description }
}

function textsOfEntry(entry: XmlElement): Texts {
  const [content] = entry.all('atom:content').filter((each) => each.attribute('src') === null)
  const [summary] = entry.all('atom:summary')
  const contentHtml = content === undefined ? null : htmlConstruct(content)
  const summaryHtml = summary === undefined ? null : htmlConstruct(summary)
  return {
    title: titleOfEntry(entry) || null,
    summary: summaryHtml === null ? null : scanHtml(summaryHtml).text,
    contentHtml,
    html: contentHtml ?? summaryHtml,
  }
}

/** Codes of IPTC among categories and elements, and MSN's category. Pictures have codes of their own, inside `media:content`. */
const termsIn = (item: XmlElement): readonly Declaration[] =>
  item.elements.flatMap((element) => {
    const { name, local, text } = element
    if (local.toLowerCase() === 'digitalsourcetype') return declaration('iptc', local, text, saidByTerm(text))
    if (name !== 'category' && name !== 'atom:category') return []
    const scheme = element.attribute('domain') ?? element.attribute('scheme')
    return categoryDeclaration('category', element.attribute('term') ?? text, scheme)
  })
