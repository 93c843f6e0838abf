/** Reads a finished feed as a partner does: strict XML, and nothing of what wrote it. For the command line and tests. */
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { SaxesParser } from 'saxes'

/** An element by the name that its namespace has here, whatever its prefix is in the document. */
export type FeedNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly FeedNode[]
  readonly text: string
}

const prefixes: Readonly<Record<string, string>> = {
  '': '',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://purl.org/dc/terms/': 'dcterms:',
  'http://search.yahoo.com/mrss/': 'media:',
  'http://schemas.ingestion.microsoft.com/common/': 'mi:',
  'http://www.smartnews.be/snf': 'snf:',
  'https://www.newsbreak.com/': 'nb:',
}

export type Rss = {
  readonly version: string
  readonly channel: FeedNode
  readonly items: readonly FeedNode[]
  readonly namespaces: readonly string[]
}

/** @throws {Error} if the document is not well-formed XML in UTF-8, or no RSS. */
export function readRss(bytes: Uint8Array): Rss {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const parser = new SaxesParser({ xmlns: true })
  type Open = { name: string; attributes: Record<string, string>; children: FeedNode[]; text: string }
  const stack: Open[] = [{ name: '', attributes: {}, children: [], text: '' }]
  const namespaces = new Set<string>()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') throw new Error(`the encoding is ${encoding}`)
  })
  parser.on('opentag', ({ uri, local, attributes, ns }) => {
    for (const each of Object.values(ns ?? {})) namespaces.add(each)
    const named = Object.values(attributes).map((each) => [each.local, each.value] as const)
    const name = `${prefixes[uri] ?? `{${uri}}`}${local}`
    stack.push({ name, attributes: Object.fromEntries(named), children: [], text: '' })
  })
  const addText = (more: string) => {
    const open = stack.at(-1)
    if (open) open.text += more
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = stack.pop()
    if (closed) stack.at(-1)?.children.push(closed)
  })
  parser.write(text).close()
  const [root] = stack[0]?.children ?? []
  const channel = root?.name === 'rss' ? child(root, 'channel') : undefined
  if (!root || !channel) throw new Error('the document is no RSS: there is no channel in a root element rss')
  return {
    version: root.attributes['version'] ?? '',
    channel,
    items: channel.children.filter(({ name }) => name === 'item'),
    namespaces: [...namespaces],
  }
}

export const child = (parent: FeedNode, name: string): FeedNode | undefined =>
  parent.children.find((each) => each.name === name)

/** The text of the child, trimmed; empty without one. */
export const textOf = (parent: FeedNode | undefined, name: string): string =>
  parent?.children.find((each) => each.name === name)?.text.trim() ?? ''

export type HtmlElement = DefaultTreeAdapterMap['element']

export function elementsOf(html: string): readonly HtmlElement[] {
  const inside = (nodes: readonly DefaultTreeAdapterMap['childNode'][]): HtmlElement[] =>
    nodes.flatMap((node) => ('tagName' in node ? [node, ...inside(node.childNodes)] : []))
  return inside(parseFragment(html).childNodes)
}

export function textOfHtml(html: string): string {
  const inside = (nodes: readonly DefaultTreeAdapterMap['childNode'][]): string =>
    nodes.map((node) => ('value' in node ? node.value : 'tagName' in node ? inside(node.childNodes) : '')).join('')
  return inside(parseFragment(html).childNodes).trim()
}

export const attributeOf = (element: HtmlElement | undefined, name: string): string | undefined =>
  element?.attrs.find((each) => each.name === name)?.value
