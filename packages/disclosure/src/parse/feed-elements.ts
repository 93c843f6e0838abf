/** What the readers of RSS and Atom ask of an item, whoever wrote it. */
import { legalText } from '../text/legal-text.ts'
import { spaced } from '../text/spaced.ts'
import type { XmlPart } from './read-xml.ts'
import { scanHtml, textAsHtml } from './scan-html.ts'
import { innerHtml, resolved, type XmlElement } from './xml-element.ts'

/** RSS 2.0 and before, RSS 1.0, Atom 1.0. */
export const isFeedRoot = ({ name }: XmlElement): boolean =>
  ['rss', 'rdf:RDF', 'atom:feed'].includes(name)

/** `head` are the elements of the feed itself; RSS 1.0 has its items beside the channel. */
export function splitFeed(parts: readonly XmlPart[]) {
  const root = parts[0]?.root
  const isAtom = root?.name === 'atom:feed'
  const isItem = ({ element }: XmlPart) => element.name === (isAtom ? 'atom:entry' : 'item')
  const head = parts.filter((part) => !isItem(part)).map(({ element }) => element)
  return { root, isAtom, head, items: parts.filter(isItem) }
}

/**
 * RFC 4287 §4.2.7.2: a link without a relation is an alternate. Pages come before other documents.
 */
export function alternateOf(elements: readonly XmlElement[]): XmlElement | undefined {
  const links = elements.filter(({ name }) => name === 'atom:link')
  const alternates = links.filter((link) => [null, 'alternate'].includes(link.attribute('rel')))
  const isPage = (link: XmlElement) =>
    [null, 'text/html', 'application/xhtml+xml'].includes(link.attribute('type'))
  return alternates.find(isPage) ?? alternates[0]
}

/** `isUrlOfGuid`: there is no link, but the guid is an address. */
type ItemIdentity = {
  readonly guid: string | null
  readonly url: string | null
  readonly isUrlOfGuid: boolean
}

/**
 * A guid is a permalink unless it says that it is none (RSS 2.0). RSS 1.0 has `rdf:about` instead.
 */
export function identityOfItem(item: XmlElement, documentBase: string | null): ItemIdentity {
  const base = item.base ?? documentBase
  const element = item.all('guid').find(({ text }) => text !== '')
  const guid = element === undefined ? item.attribute('rdf:about') : element.text
  // Some feeds have only an Atom link.
  const link = resolved(
    item.textOf('link') ?? alternateOf(item.elements)?.attribute('href') ?? null,
    base,
  )
  const isPermalink = element?.attribute('isPermaLink')?.toLowerCase() !== 'false'
  const url = link ?? (isPermalink ? resolved(guid, base) : null)
  return { guid, url, isUrlOfGuid: link === null && url !== null }
}

export function identityOfEntry(entry: XmlElement, documentBase: string | null): ItemIdentity {
  const guid = entry.textOf('atom:id')
  const link = alternateOf(entry.elements)
  const url =
    link === undefined ? resolved(guid, null) : link.address('href', link.base ?? documentBase)
  return { guid, url, isUrlOfGuid: false }
}

/**
 * A text construct (RFC 4287 §3.1), or content (§4.1.3), as HTML. Constructs of Atom 0.3 have a media
 * type and a `mode` instead: `xml`, which is the default, `escaped` or `base64`
 * (draft-ietf-atompub-format-00 §3.1).
 */
export function htmlConstruct(element: XmlElement): string {
  const type = element.attribute('type') ?? 'text'
  const mode = element.attribute('mode')
  const isXhtml = type === 'xhtml' || type === 'application/xhtml+xml'
  const hasElements = isXhtml || (type === 'text/html' && element.elements.length > 0)
  if (hasElements && mode !== 'escaped' && mode !== 'base64') {
    const [div] = element.elements
    return innerHtml(isXhtml && div?.local === 'div' ? div : element).trim()
  }
  const text = textOfConstruct(element)
  return type === 'text' || type === 'text/plain' ? textAsHtml(text) : text
}

/** A text of Atom 0.3 can be in base64: in UTF-8, as no other encoding is declared. */
function textOfConstruct(element: XmlElement): string {
  if (element.attribute('mode') !== 'base64') return element.text
  try {
    const bytes = Uint8Array.from(atob(element.text), (character) => character.charCodeAt(0))
    return legalText(new TextDecoder().decode(bytes)).trim()
  } catch {
    return ''
  }
}

/** Returns plain text (RFC 4287 §4.2.14). */
export function titleOfEntry(entry: XmlElement): string {
  const [title] = entry.all('atom:title')
  if (title === undefined) return ''
  const text = textOfConstruct(title)
  return /^(text\/)?html$/.test(title.attribute('type') ?? '') ? scanHtml(text).text : spaced(text)
}

/** Names of dates in Atom 1.0 and 0.3. */
export const datesOfEntry = {
  published: ['atom:published', 'atom:issued', 'atom:created'],
  updated: ['atom:updated', 'atom:modified'],
} as const
