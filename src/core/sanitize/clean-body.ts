/**
 * Cleans the HTML of a newsroom, so that it is safe to show. The body of every entry goes through
 * here.
 */

import {
  type BodyElement,
  isElement,
  isSpecial,
  parseBody,
} from 'candor-disclosure/parse/parse-html.ts'
import { parseSrcset } from 'candor-disclosure/parse/srcset.ts'
import { droppedElements } from 'candor-disclosure/parse/visible-text.ts'
import { singleSpaced } from 'candor-disclosure/text/single-spaced.ts'
import type { Element, ElementContent, RootContent, Text } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { LRUCache } from 'lru-cache'
import { bodySchema, isAllowed, isEmbed, needsSource, replacements } from './allow-list.ts'
import { type ParsedElement, type ParsedNode, plain, toProperties } from './clean-attributes.ts'
import { cleanMath, textOfDrawing } from './foreign.ts'
import { breaksOut } from './nesting.ts'
import { parseWellFormed } from './parse-well-formed.ts'
import { separateBlocks } from './separate-blocks.ts'
import { htmlNamespace, toElement, writeBody } from './write-body.ts'

export type CleanBody = {
  readonly html: string
  /** URLs of all pictures in the body, `srcset` included: absolute and normalised (`URL.href`). */
  readonly pictureUrls: ReadonlySet<string>
  /** The first `openingLength` characters of the visible text, with single spaces. */
  readonly opening: string
}

/** `cleanBody`, or a cache of it. */
export type BodyCleaner = (html: string, baseUrl: string) => CleanBody

export const openingLength = 1000

/** Thunderbird cuts pictures off by the margins that browsers give figures at their sides. */
export const figureMargin = 'margin:1em 0'

/**
 * Some readers narrow a picture to the window and keep the height of its attribute. With this style
 * the picture keeps its proportions, and browsers still know its size before it loads.
 */
export const proportionalHeight = 'height:auto'

/**
 * Keeps the elements and attributes of allow-list.ts and makes every URL absolute. `baseUrl` is the
 * address of the article's page. Text outside of dropped elements stays, except for illegal
 * characters (legal-text.ts). Idempotent.
 *
 * @throws {TypeError} if `baseUrl` is not absolute.
 */
export function cleanBody(html: string, baseUrl: string): CleanBody {
  const base = new URL(baseUrl).href
  const parsed = parseWellFormed(html) ?? parseBody(html)
  const tree = sanitize({ type: 'root', children: keepAll(parsed, [], base) }, bodySchema)
  const children = tree.type === 'root' ? separateBlocks(tree.children.filter(isContent)) : []
  const pictureUrls = new Set<string>()
  finishPictures(children, pictureUrls)
  return {
    html: writeBody(children),
    pictureUrls,
    opening: singleSpaced(firstText(children, 2 * openingLength)).slice(0, openingLength),
  }
}

/** `ancestors` are the tag names around `nodes` in the clean tree, outermost first. */
function keepAll(
  nodes: readonly ParsedNode[],
  ancestors: readonly string[],
  base: string,
): ElementContent[] {
  return nodes.flatMap((node) => {
    if (isElement(node)) return keep(node, ancestors, base)
    return 'value' in node ? [{ type: 'text', value: plain(node.value) }] : []
  })
}

function keep(
  element: ParsedElement,
  ancestors: readonly string[],
  base: string,
): ElementContent[] {
  const { tagName, childNodes } = element
  if (droppedElements.has(tagName)) return []
  if (tagName === 'iframe') return keepFrame(element, ancestors, base)
  if ('namespaceURI' in element && element.namespaceURI !== htmlNamespace)
    return keepForeign(element, base)
  const name = replacements.get(tagName) ?? tagName
  // An empty `form` inside a table is no block: the parser only tolerates it there.
  const isUnwrapped = !isAllowed(name) || (name !== tagName && childNodes.length === 0)
  if (isUnwrapped) return keepAll(childNodes, ancestors, base)
  if (breaksOut(name, ancestors)) {
    const unwrapped = keepAll(childNodes, ancestors, base)
    return isSpecial(name) ? [toElement('br', {}, []), ...unwrapped] : unwrapped
  }
  const properties = toProperties(name, element, base)
  if (needsSource.has(name) && properties.src === undefined && properties.srcset === undefined)
    return []
  const children = keepAll(childNodes, [...ancestors, name], base)
  return [toElement(name, properties, name === 'pre' ? withFirstLineFeed(children) : children)]
}

/** A formula, or the text of a drawing. */
function keepForeign(element: BodyElement, base: string): ElementContent[] {
  if (element.tagName === 'math')
    return cleanMath(element, (each) => toProperties(each.tagName, each, base), plain)
  const value = plain(textOfDrawing(element))
  return value === '' ? [] : [{ type: 'text', value }]
}

/**
 * Drops a frame that is too small to see or has no URL. Keeps known players and replaces any other
 * frame with a link.
 */
function keepFrame(
  element: ParsedElement,
  ancestors: readonly string[],
  base: string,
): ElementContent[] {
  const properties = toProperties('iframe', element, base)
  const { src, title, width, height } = properties
  if (typeof src !== 'string' || [width, height].some((size) => /^[01](?:px)?$/.test(String(size))))
    return []
  const secure = src.replace(/^http:/, 'https:')
  if (isEmbed(secure)) return [toElement('iframe', { ...properties, src: secure }, [])]
  const text: ElementContent = { type: 'text', value: String(title ?? '').trim() || src }
  if (breaksOut('a', ancestors)) return [text]
  const link = toElement('a', { href: src }, [text])
  return [breaksOut('p', ancestors) ? link : toElement('p', {}, [link])]
}

/** Parsers drop a line feed right after `<pre>`, so an empty first line needs a second one. */
function withFirstLineFeed(children: ElementContent[]): ElementContent[] {
  const [first, ...rest] = children
  return first?.type === 'text' && first.value.startsWith('\n')
    ? [{ type: 'text', value: `\n${first.value}` }, ...rest]
    : children
}

/** Collects the URLs of pictures, and lets those with a size keep their proportions. */
function finishPictures(nodes: readonly ElementContent[], urls: Set<string>): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const { src, srcset, width, height } = node.properties
    if (node.tagName === 'img' && typeof src === 'string') urls.add(src)
    if (typeof srcset === 'string') for (const { url } of parseSrcset(srcset)) urls.add(url)
    if (node.tagName === 'img' && width !== undefined && height !== undefined)
      node.properties.style = proportionalHeight
    finishPictures(node.children, urls)
  }
}

/**
 * The text of the first nodes, and no more nodes than `length` needs: a body can have millions of
 * characters.
 */
function firstText(nodes: readonly ElementContent[], length: number): string {
  let text = ''
  for (const node of nodes) {
    if (text.length >= length) break
    if (node.type === 'text') text += node.value
    if (node.type === 'element') text += firstText(node.children, length - text.length)
  }
  return text
}

const isContent = (node: RootContent): node is Element | Text =>
  node.type === 'element' || node.type === 'text'

/**
 * Adds a cache of at most `bytes` to `clean` (two bytes per character, of the HTML before and after
 * and of its opening). The HTML is the key, so a changed body is cleaned again. So is a body whose
 * base URL has changed.
 */
export function cacheBodies<T extends { readonly html: string; readonly opening: string }>(
  clean: (html: string, baseUrl: string) => T,
  bytes: number,
) {
  const cache = new LRUCache<string, { readonly baseUrl: string; readonly cleaned: T }>({
    maxSize: bytes,
    // lru-cache accepts no size of 0, which an empty body would have.
    sizeCalculation: ({ baseUrl, cleaned }, html) =>
      2 * (html.length + baseUrl.length + cleaned.html.length + cleaned.opening.length) + 1,
  })
  const cleanCached = (html: string, baseUrl: string): T => {
    const cached = cache.get(html)
    if (cached?.baseUrl === baseUrl) return cached.cleaned
    const cleaned = clean(html, baseUrl)
    cache.set(html, { baseUrl, cleaned })
    return cleaned
  }
  return Object.assign(cleanCached, { usedBytes: () => cache.calculatedSize })
}
