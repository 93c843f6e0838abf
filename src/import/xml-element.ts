/** An element of an input, and what the readers of formats ask it. */
import { namespaces } from '../disclosure/vocabularies.ts'

export type XmlElement = {
  /** Namespace; `''` without one. */
  readonly uri: string
  readonly local: string
  /** By local name; with the namespace in braces before it, if there is one: `{https://w3id.org/candor/1.0/}alt`. */
  readonly attributes: ReadonlyMap<string, string>
  /** `xml:base` of it and the elements around it, absolute if the document's address is known. */
  readonly base: string | null
  /** `xml:lang` of it, or of the element around it. */
  readonly language: string | null
  readonly children: readonly (XmlElement | string)[]
}

/** The namespaces that are read, beside Candor's own; the keys are the usual prefixes. */
export const readNamespaces = {
  ...namespaces,
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rss1: 'http://purl.org/rss/1.0/',
  dcterms: 'http://purl.org/dc/terms/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  xhtml: 'http://www.w3.org/1999/xhtml',
  wfw: 'http://wellformedweb.org/CommentAPI/',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  thr: 'http://purl.org/syndication/thread/1.0',
  georss: 'http://www.georss.org/georss',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
} as const

/** How the namespaces of a WordPress export begin, of any version of the format. */
export const wordpress = 'http://wordpress.org/export/'

/** Elements of RSS 0.9x and 2.0 have no namespace, those of RSS 1.0 have one, and some feeds use Netscape's of 0.9. */
export const rssNamespaces: readonly string[] = ['', readNamespaces.rss1, 'http://my.netscape.com/rdf/simple/0.9/']

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string'

export const elementsOf = (parent: XmlElement): readonly XmlElement[] => parent.children.filter(isElement)

export const hasName = (element: XmlElement, uri: string, local: string): boolean =>
  element.uri === uri && element.local === local

/** Child elements of this name, in document order. */
export const childrenNamed = (parent: XmlElement, uri: string, local: string): readonly XmlElement[] =>
  elementsOf(parent).filter((child) => hasName(child, uri, local))

/** All text in an element, trimmed. */
export function textOf(element: XmlElement): string {
  return rawText(element).trim()
}

function rawText(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? rawText(child) : child)).join('')
}

/** The text of the first child of this name that is not empty; `null` without one. */
export function childText(parent: XmlElement, uri: string, local: string): string | null {
  for (const child of childrenNamed(parent, uri, local)) {
    const text = textOf(child)
    if (text !== '') return text
  }
  return null
}

/** An attribute, trimmed; `null` if it is missing or empty. */
export const attribute = (element: XmlElement, name: string): string | null =>
  element.attributes.get(name)?.trim() || null

/** A whole number above 0. */
export function positiveNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null
}

/** An absolute http(s) address, resolved against a base; `null` if it is none, or has the name of a user. */
export function resolved(address: string | null, base: string | null): string | null {
  if (address === null) return null
  const url = base === null ? URL.parse(address) : URL.parse(address, base)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null
  return url.username === '' && url.password === '' ? url.href : null
}

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** XHTML inside an element, written as HTML (RFC 4287 §3.1.1.3). */
export function innerHtml(parent: XmlElement): string {
  return parent.children
    .map((child) => {
      if (!isElement(child)) return escaped(child)
      const attributes = Array.from(child.attributes)
        .filter(([name]) => !name.startsWith('{'))
        .map(([name, value]) => ` ${name}="${escaped(value).replace(/"/g, '&quot;')}"`)
      const start = `<${child.local}${attributes.join('')}>`
      return voidElements.has(child.local) ? start : `${start}${innerHtml(child)}</${child.local}>`
    })
    .join('')
}
