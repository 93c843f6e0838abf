/** An element of an input, and what the readers of formats ask it. */
import type { SaxesAttributeNS, SaxesTagNS } from 'saxes'
import { namespaces } from '../text/namespaces.ts'
import { hasLogin, webHref } from '../text/web-address.ts'
import { escaped } from './scan-html.ts'

/**
 * The namespaces that are read, by their usual prefixes. WordPress has one for each version of its
 * export.
 */
export const readNamespaces: Readonly<Record<string, string>> = {
  ...namespaces,
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dcterms: 'http://purl.org/dc/terms/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  xhtml: 'http://www.w3.org/1999/xhtml',
  xml: 'http://www.w3.org/XML/1998/namespace',
  wfw: 'http://wellformedweb.org/CommentAPI/',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  thr: 'http://purl.org/syndication/thread/1.0',
  georss: 'http://www.georss.org/georss',
  geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  rsl: 'https://rslstandard.org/rsl',
  creativeCommons: 'http://backend.userland.com/creativeCommonsRssModule',
  webfeeds: 'http://webfeeds.org/rss/1.0',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
  wp: 'http://wordpress.org/export/',
  excerpt: 'http://wordpress.org/export/excerpt/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
}

/**
 * Elements of RSS 0.9x and 2.0 have no namespace, those of RSS 1.0 have one, and some feeds use
 * Netscape's of 0.9.
 */
const ofRss = ['', 'http://purl.org/rss/1.0/', 'http://my.netscape.com/rdf/simple/0.9/']

/** Atom 0.3 of 2003: most of its elements are those of Atom 1.0. */
export const atom03 = 'http://purl.org/atom/ns#'

const prefixes = new Map([
  ...Object.entries(readNamespaces).map(
    ([prefix, uri]) => [withoutSlash(uri), `${prefix}:`] as const,
  ),
  ...ofRss.map((uri) => [withoutSlash(uri), ''] as const),
  [atom03, 'atom:'] as const,
])

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '')
}

function nameIn(uri: string, local: string): string {
  const prefix = prefixes.get(
    withoutSlash(uri.replace(/^(http:\/\/wordpress\.org\/export\/)\d[\d.]*\//, '$1')),
  )
  return prefix === undefined ? `${local} of ${uri}` : `${prefix}${local}`
}

/** Attributes of RSS have no namespace: one of RSS 1.0 is another attribute. */
function attributeName({ prefix, uri, local }: SaxesAttributeNS): string {
  if (prefix === 'xmlns') return `xmlns:${local}`
  const name = nameIn(uri, local)
  return name === local && uri !== '' ? `${local} of ${uri}` : name
}

const isUsual = ({ prefix, uri }: { readonly prefix: string; readonly uri: string }) =>
  prefix === '' ? uri === '' || uri === namespaces.atom : readNamespaces[prefix] === uri

/** Characters. */
const maxBase = 2000

export class XmlElement {
  /**
   * With the usual prefix of its namespace, whatever the input's own is: `atom:link`. Elements of
   * RSS have none.
   */
  readonly name: string
  readonly local: string
  /**
   * Says whether it and its attributes have the usual prefixes and namespaces: some programs go by
   * prefixes, and others by namespaces.
   */
  readonly hasUsualNames: boolean
  readonly attributes: ReadonlyMap<string, string>
  /** `xml:base` of it and the elements around it, absolute if the document's address is known. */
  readonly base: string | null
  /** It, or an element that contains it, has `xml:base`. */
  readonly hasBase: boolean
  /** `xml:lang` of it, or of the element around it. */
  readonly language: string | null
  readonly children: (XmlElement | string)[] = []

  constructor(
    { prefix, uri, local, attributes }: SaxesTagNS,
    parent: XmlElement | null,
    documentAddress: string | null,
  ) {
    this.name = nameIn(uri, local)
    this.local = local
    const own = Object.values(attributes)
    this.hasUsualNames = [{ prefix, uri }, ...own].every(isUsual)
    this.attributes = new Map(own.map((each) => [attributeName(each), each.value]))
    const outerBase = parent === null ? documentAddress : parent.base
    const ownBase = this.attributes.get('xml:base')
    const base = ownBase === undefined ? null : URL.parse(ownBase, outerBase ?? undefined)
    // Bases inside each other make a longer one each.
    this.base = base === null || base.href.length > maxBase ? outerBase : base.href
    this.hasBase = ownBase !== undefined || parent?.hasBase === true
    this.language = this.attributes.get('xml:lang') ?? parent?.language ?? null
  }

  get elements(): readonly XmlElement[] {
    return this.children.filter((child) => typeof child !== 'string')
  }

  /** Child elements of this name, in document order. */
  all(name: string): readonly XmlElement[] {
    return this.elements.filter((child) => child.name === name)
  }

  get text(): string {
    const textOf = ({ children }: XmlElement): string =>
      children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
    return textOf(this).trim()
  }

  /**
   * The text of the first child that is not empty, of the first of these names that has one; `null`
   * without any.
   */
  textOf(...names: readonly string[]): string | null {
    for (const name of names) for (const { text } of this.all(name)) if (text !== '') return text
    return null
  }

  /** An attribute, trimmed; `null` if it is missing or empty. */
  attribute(name: string): string | null {
    return this.attributes.get(name)?.trim() || null
  }

  address(name: string, base = this.base): string | null {
    return resolved(this.attribute(name), base)
  }
}

/** A whole number above 0. */
export function positiveNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null
}

/**
 * An absolute http(s) address, resolved against a base; `null` if it is none, or has the name of a
 * user.
 */
export function resolved(address: string | null, base: string | null): string | null {
  const url = address === null ? null : URL.parse(address, base ?? undefined)
  return url === null || hasLogin(url.href) ? null : webHref(url.href)
}

/** Elements of HTML without content and end tag. */
const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
)

/** XHTML inside an element, written as HTML (RFC 4287 §3.1.1.3). */
export function innerHtml(parent: XmlElement): string {
  return parent.children
    .map((child) => {
      if (typeof child === 'string') return escaped(child)
      const attributes = Array.from(child.attributes)
        .filter(([name]) => !/[: ]/.test(name))
        .map(([name, value]) => ` ${name}="${escaped(value).replace(/"/g, '&quot;')}"`)
      const start = `<${child.local}${attributes.join('')}>`
      return voidElements.has(child.local) ? start : `${start}${innerHtml(child)}</${child.local}>`
    })
    .join('')
}
