/** Turns the HTML that a newsroom wrote into HTML that is safe to show: the body of every entry goes through here. */
import type { Element, ElementContent, Properties } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { legalText } from '../text/legal-text.ts'
import {
  bodySchema,
  booleanAttributes,
  droppedWhole,
  isAllowed,
  isEmbed,
  linkRelations,
  needsSource,
  standIns,
  urlAttributes,
} from './allow-list.ts'
import { breaksOut } from './nesting.ts'
import { type BodyElement, type BodyNode, isElement, isSpecial, parseBody } from './parse.ts'
import { parseSrcset, renderSrcset, toAbsoluteUrl } from './urls.ts'

export type CleanBody = {
  readonly html: string
  /** Every picture that the body shows or offers in a `srcset`: absolute, normalised (`URL.href`). */
  readonly pictureUrls: ReadonlySet<string>
}

/**
 * Keeps what belongs in an article (see allow-list.ts) and makes every URL absolute; `baseUrl` is the article's own
 * page. Text outside of dropped elements stays as it is. Cleaning clean HTML changes nothing.
 * Throws `TypeError` when `baseUrl` is not absolute.
 */
export function cleanBody(html: string, baseUrl: string): CleanBody {
  const base = new URL(baseUrl).href
  const tree = sanitize({ type: 'root', children: keepAll(parseBody(html), [], base) }, bodySchema)
  const pictureUrls = new Set<string>()
  if ('children' in tree) collectPictures(tree.children, pictureUrls)
  return { html: toHtml(tree, { characterReferences: { useNamedReferences: true } }), pictureUrls }
}

/** `ancestors` are the elements of the clean tree around `nodes`, outermost first. */
function keepAll(nodes: readonly BodyNode[], ancestors: readonly string[], base: string): ElementContent[] {
  return nodes.flatMap((node) => {
    if (isElement(node)) return keep(node, ancestors, base)
    return 'value' in node ? [{ type: 'text', value: plain(node.value) }] : []
  })
}

function keep(element: BodyElement, ancestors: readonly string[], base: string): ElementContent[] {
  const { tagName, childNodes } = element
  if (droppedWhole.has(tagName)) return []
  if (tagName === 'iframe') return keepFrame(element, ancestors, base)
  const name = standIns.get(tagName) ?? tagName
  // Inside a table an empty form is no block, only something that the parser tolerates there.
  const isGone = !isAllowed(name) || (name !== tagName && childNodes.length === 0)
  if (isGone) return keepAll(childNodes, ancestors, base)
  if (breaksOut(name, ancestors)) {
    const unwrapped = keepAll(childNodes, ancestors, base)
    return isSpecial(name) ? [toElement('br', {}, []), ...unwrapped] : unwrapped
  }
  const properties = toProperties(name, element, base)
  if (needsSource.has(name) && properties.src === undefined && properties.srcset === undefined) return []
  const children = keepAll(childNodes, [...ancestors, name], base)
  return [toElement(name, properties, name === 'pre' ? withFirstLineFeed(children) : children)]
}

function toElement(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

/** Known players stay; another frame becomes a link, unless it is too small for a person to see. */
function keepFrame(element: BodyElement, ancestors: readonly string[], base: string): ElementContent[] {
  const properties = toProperties('iframe', element, base)
  const { src, title, width, height } = properties
  if (typeof src !== 'string' || [width, height].some((size) => /^[01](?:px)?$/.test(String(size)))) return []
  const secure = src.replace(/^http:/, 'https:')
  if (isEmbed(secure)) return [toElement('iframe', { ...properties, src: secure }, [])]
  const text: ElementContent = { type: 'text', value: String(title ?? '').trim() || src }
  if (breaksOut('a', ancestors)) return [text]
  const link = toElement('a', { href: src }, [text])
  return [breaksOut('p', ancestors) ? link : toElement('p', {}, [link])]
}

/** All attributes, by their HTML names, with their URLs made absolute; which of them may leave, the schema decides. */
function toProperties(name: string, element: BodyElement, base: string): Properties {
  const properties: Properties = {}
  for (const attribute of element.attrs) {
    const value = toValue(attribute.name, plain(attribute.value), base)
    if (value !== undefined) properties[attribute.name] = value
  }
  // Readers that know no `srcset` need one address to load.
  const offered =
    name === 'img' && typeof properties.srcset === 'string' ? parseSrcset(properties.srcset)[0] : undefined
  if (offered !== undefined) properties.src ??= offered.url
  return properties
}

function toValue(name: string, value: string, base: string): string | true | undefined {
  if (booleanAttributes.has(name)) return true
  if (name === 'srcset') return toAbsoluteSrcset(value, base) || undefined
  if (name === 'rel') {
    return (
      value
        .toLowerCase()
        .split(/\s+/)
        .filter((relation) => linkRelations.has(relation))
        .join(' ') || undefined
    )
  }
  if (name === 'dir') return value.toLowerCase()
  const schemes = urlAttributes.get(name)
  return schemes === undefined ? value : toAbsoluteUrl(value, base, schemes)
}

function toAbsoluteSrcset(srcset: string, base: string): string {
  const schemes = urlAttributes.get('src') ?? []
  const candidates = parseSrcset(srcset).flatMap(({ url, descriptor }) => {
    const absolute = toAbsoluteUrl(url, base, schemes)
    return absolute === undefined ? [] : [{ url: absolute, descriptor }]
  })
  return renderSrcset(candidates)
}

/** A carriage return can only come from a character reference, and would not survive the next parser. */
function plain(text: string): string {
  return legalText(text).replace(/\r\n?/g, '\n')
}

/** The parser drops a line feed right after `<pre>`, so a first line that is empty takes one more. */
function withFirstLineFeed(children: ElementContent[]): ElementContent[] {
  const [first, ...rest] = children
  return first?.type === 'text' && first.value.startsWith('\n')
    ? [{ type: 'text', value: `\n${first.value}` }, ...rest]
    : children
}

function collectPictures(nodes: readonly { type: string }[], urls: Set<string>): void {
  for (const node of nodes) {
    if (!isTreeElement(node)) continue
    const { src, srcset } = node.properties
    if (node.tagName === 'img' && typeof src === 'string') urls.add(src)
    if (typeof srcset === 'string') for (const { url } of parseSrcset(srcset)) urls.add(url)
    collectPictures(node.children, urls)
  }
}

function isTreeElement(node: { type: string }): node is Element {
  return node.type === 'element'
}
