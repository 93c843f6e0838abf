/** Reads XML with two independent parsers into the same shape, to compare their results. */
import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import { SaxesParser } from 'saxes'

export type Reading = {
  /** `{namespace}local` */
  readonly name: string
  /**
   * By `{namespace}local`, or the local name without a namespace. Excludes namespace declarations.
   */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Reading[]
  /** The text directly inside; empty for elements with children, where it is indentation. */
  readonly text: string
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'
const prefixes: Readonly<Record<string, string>> = { ...namespaces, xml: xmlNamespace }

/**
 * `media:credit` → `{http://search.yahoo.com/mrss/}credit`; names without a prefix stay the same.
 */
export function expanded(name: string): string {
  const [prefix = '', local] = name.split(':')
  return local === undefined ? name : `{${prefixes[prefix]}}${local}`
}

/** @throws {Error} if the XML is not well-formed. */
export function readWithXmldom(xml: string): Reading {
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
    xml,
    'application/xml',
  ).documentElement
  if (root === null) throw new Error('no root element')
  return readElement(root)
}

function readElement(element: Element): Reading {
  const children: Reading[] = []
  let text = ''
  for (const node of element.childNodes) {
    if (node.nodeType === 1) children.push(readElement(node as Element))
    else text += node.nodeValue ?? ''
  }
  const attributes: Record<string, string> = {}
  for (const { namespaceURI, localName, value } of element.attributes) {
    if (namespaceURI !== xmlnsNamespace)
      attributes[qualified(namespaceURI, localName ?? '')] = value
  }
  return {
    name: qualified(element.namespaceURI, element.localName ?? ''),
    attributes,
    ...textOr(children, text),
  }
}

/** @throws {Error} if the XML is not well-formed. */
export function readWithSaxes(xml: string): Reading {
  const parser = new SaxesParser({ xmlns: true })
  type Open = {
    name: string
    attributes: Record<string, string>
    children: Reading[]
    text: string
  }
  const open: Open[] = [{ name: '', attributes: {}, children: [], text: '' }]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {}
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      if (uri !== xmlnsNamespace) attributes[qualified(uri, local)] = value
    }
    open.push({ name: qualified(tag.uri, tag.local), attributes, children: [], text: '' })
  })
  const addText = (text: string) => {
    const current = open.at(-1)
    if (current !== undefined) current.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed === undefined) return
    const { name, attributes, children, text } = closed
    open.at(-1)?.children.push({ name, attributes, ...textOr(children, text) })
  })
  parser.write(xml).close()
  const root = open[0]?.children[0]
  if (root === undefined) throw new Error('no root element')
  return root
}

function textOr(children: readonly Reading[], text: string) {
  return { children, text: children.length > 0 ? '' : text }
}

function qualified(namespace: string | null, local: string): string {
  return namespace === null || namespace === '' ? local : `{${namespace}}${local}`
}

/** All children with a name, such as `item` or `atom:link`. */
export function all(parent: Reading, name: string): readonly Reading[] {
  return parent.children.filter((child) => child.name === expanded(name))
}

/** The only child with a name; throws if there are none or several. */
export function only(parent: Reading, name: string): Reading {
  const found = all(parent, name)
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${found.length} <${name}> in <${parent.name}>`)
  return found[0]
}

/** The text of the only child with a name, or `undefined` without one. */
export function textOf(parent: Reading, name: string): string | undefined {
  return all(parent, name).length === 0 ? undefined : only(parent, name).text
}

/** The value of an attribute such as `href` or `candor:accessed`. */
export function attribute(element: Reading, name: string): string | undefined {
  return element.attributes[expanded(name)]
}

/** Reads documents of another vocabulary without its namespace, which must be the given one. */
export function readInNamespace(xml: string, namespace: string): Reading {
  const declared = ` xmlns="${namespace}"`
  if (!xml.includes(declared)) throw new Error(`the document is not in the namespace ${namespace}`)
  return readWithSaxes(xml.replace(declared, ''))
}
