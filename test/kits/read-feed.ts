/** Reads from RSS 2.0 and Atom what each item declares about AI, with parsers that nobody here wrote. */
import { DOMParser, type Element } from '@xmldom/xmldom'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { namespaces } from '../../src/text/namespaces.ts'
import { runTool } from '../clients/run-tool.ts'
import type { Source } from './cases.ts'

const digitalSourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

export type DeclaredItem = {
  readonly title: string
  /** The attributes of `candor:disclosure`, and its text as `statement`; `null` without the element. */
  readonly disclosure: Readonly<Record<string, string>> | null
  /** `podcast:txt` for AI content. */
  readonly aiContent: string | null
  /** Categories in IPTC's scheme, and all others. */
  readonly sourceTypes: readonly string[]
  readonly tags: readonly string[]
  readonly sources: readonly Source[]
  /** `ai-disclosure` of the first element of the text. */
  readonly attribute: string | null
  /** Addresses of the links in the text. */
  readonly links: readonly string[]
  /** As a person reads them, without tags. */
  readonly summary: string
  readonly content: string
}

const children = (parent: Element) =>
  Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1)

const attribute = (element: Element, name: string) => element.getAttribute(name) ?? undefined

/** All items. Throws if the document is not well-formed. */
export function readFeed(xml: string): readonly DeclaredItem[] {
  const parser = new DOMParser({
    onError(level, message) {
      throw new Error(`${level}: ${message}`)
    },
  })
  const root = parser.parseFromString(xml, 'text/xml').documentElement
  const items = Array.from(root?.getElementsByTagName('*') ?? []).filter((each) =>
    ['item', 'entry'].includes(each.localName ?? ''),
  )
  return items.map(readItem)
}

function readItem(item: Element): DeclaredItem {
  const all = (name: string, namespace: string | null) =>
    children(item).filter((each) => each.localName === name && (each.namespaceURI || null) === namespace)
  const own = item.namespaceURI || null
  const text = (name: string, namespace = own) => all(name, namespace)[0]?.textContent ?? ''
  const disclosure = all('disclosure', namespaces.candor)[0]
  const categories = all('category', own).map((each) => ({
    scheme: attribute(each, 'scheme') ?? attribute(each, 'domain'),
    name: attribute(each, 'term') ?? each.textContent ?? '',
  }))
  const isCode = ({ scheme }: { scheme: string | undefined }) => scheme === digitalSourceTypes
  const html = text('encoded', namespaces.content) || text('content')
  return {
    title: text('title'),
    disclosure: disclosure
      ? {
          ...Object.fromEntries(Array.from(disclosure.attributes).map(({ name, value }) => [name, value])),
          statement: disclosure.textContent ?? '',
        }
      : null,
    aiContent:
      all('txt', namespaces.podcast).find((each) => attribute(each, 'purpose') === 'ai-content')?.textContent ?? null,
    sourceTypes: categories.filter(isCode).map(({ name }) => name),
    tags: categories.filter((each) => !isCode(each)).map(({ name }) => name),
    sources: all('link', namespaces.atom)
      .filter((each) => attribute(each, 'rel') === 'via')
      .map((each) => {
        const publisher = each.getAttributeNS(namespaces.candor, 'publisher')
        return {
          url: attribute(each, 'href') ?? '',
          title: attribute(each, 'title') ?? '',
          ...(publisher ? { publisher } : {}),
        }
      }),
    attribute: elements(html)[0]?.attrs.find(({ name }) => name === 'ai-disclosure')?.value ?? null,
    links: elements(html).flatMap(({ attrs }) => attrs.flatMap(({ name, value }) => (name === 'href' ? [value] : []))),
    summary: textOf(text('description') || text('summary')),
    content: textOf(html),
  }
}

type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** The text of HTML, as an excerpt is made of it: without tags, with one space for all white space. */
function textOf(html: string): string {
  const collect = (node: HtmlNode): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(collect).join('') : ''
  return parseFragment(html).childNodes.map(collect).join('').replace(/\s+/g, ' ').trim()
}

/** All elements of HTML, in the order of the document. */
function elements(html: string): readonly DefaultTreeAdapterTypes.Element[] {
  const collect = (node: HtmlNode): readonly DefaultTreeAdapterTypes.Element[] =>
    'tagName' in node ? [node, ...node.childNodes.flatMap(collect)] : []
  return parseFragment(html).childNodes.flatMap(collect)
}

/** Debian's feedparser: its complaint about the document, and the titles that it finds. */
export async function readWithFeedparser(xml: string): Promise<{ problem: string; titles: readonly string[] }> {
  const script = new URL('../clients/read_feed.py', import.meta.url).pathname
  const { output, errors } = await runTool('/usr/bin/python3', [script], xml)
  if (output === '') throw new Error(`feedparser failed (apt-get install -y python3-feedparser): ${errors}`)
  const { problem, entries } = JSON.parse(output)
  return { problem, titles: entries.map(({ title }: { title: string }) => title) }
}
