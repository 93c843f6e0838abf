/** Takes off what Candor adds to the text of an article in its feeds (src/feed/content.ts), so that it is not added twice. */
import { serialize } from 'parse5'
import { figureMargin } from '../feed/content-picture.ts'
import { type BodyElement, type BodyNode, isElement, parseBody } from '../sanitize/parse.ts'

const attributeOf = (element: BodyElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

const textIn = (node: BodyNode): string =>
  isElement(node) ? node.childNodes.map(textIn).join('') : 'value' in node ? node.value : ''

const singleSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

const added = [
  ...['candor-disclosure', 'candor-retraction', 'candor-corrections', 'candor-standfirst', 'candor-sources'],
  ...['candor-picture', 'candor-policy'],
]

const isAdded = (node: BodyNode): boolean => added.some((name) => hasClass(node, name))

/** The one element around the text; `null` if the text is not from Candor. */
function wrapperIn(html: string): BodyElement | null {
  const wrapper = html.includes('ai-disclosure') ? parseBody(html).find(isElement) : undefined
  return wrapper !== undefined && attributeOf(wrapper, 'ai-disclosure') !== undefined ? wrapper : null
}

const hasClass = (node: BodyNode, name: string): node is BodyElement =>
  isElement(node) && attributeOf(node, 'class') === name

/**
 * The body as the newsroom wrote it, and the standfirst before it, if it was not part of the body. `null` if the text is
 * not from Candor. `pictureUrl` is that of the article's picture, which its feed has as data too.
 */
export function undecorated(
  html: string,
  pictureUrl: string | null,
): { readonly bodyHtml: string; readonly standfirst: string | null } | null {
  const wrapper = wrapperIn(html)
  if (wrapper === null) return null
  const lead = wrapper.childNodes.find((node) => hasClass(node, 'candor-standfirst'))
  const figure = leadFigure(wrapper.childNodes, pictureUrl)
  wrapper.childNodes = withoutAdded(wrapper.childNodes.filter((node) => node !== figure))
  const bodyHtml = serialize(wrapper).replace(/\n{2,}/g, '\n')
  return { bodyHtml: bodyHtml.trim(), standfirst: lead === undefined ? null : singleSpaced(textIn(lead)) }
}

/** Also without the label after a picture of the body. */
function withoutAdded(nodes: readonly BodyNode[]): BodyNode[] {
  for (const node of nodes) if (isElement(node)) node.childNodes = withoutAdded(node.childNodes)
  return nodes.filter((node) => !isAdded(node))
}

/** The figure before the body that shows the article's picture: no figure of a clean body has a style. */
function leadFigure(children: readonly BodyNode[], pictureUrl: string | null): BodyNode | undefined {
  const first = children.find((node) => !isAdded(node) && (isElement(node) || textIn(node).trim() !== ''))
  if (first === undefined || !isElement(first) || first.tagName !== 'figure') return undefined
  const image = first.childNodes.filter(isElement).find(({ tagName }) => tagName === 'img')
  const isOurs = attributeOf(first, 'style') === figureMargin
  return isOurs && image !== undefined && attributeOf(image, 'src') === pictureUrl ? first : undefined
}

/** The reason and date in the notice of a retracted article; `null` without one. */
export function retractionIn(html: string): { readonly reason: string; readonly at?: string } | null {
  const notice = wrapperIn(html)?.childNodes.find((node) => hasClass(node, 'candor-retraction'))
  if (notice === undefined || !isElement(notice)) return null
  const words = notice.childNodes.filter((node) => !isElement(node) || node.tagName !== 'strong').map(textIn)
  const [opening] = notice.childNodes.filter(isElement)
  const day = opening?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'time')
  const at = day === undefined ? undefined : attributeOf(day, 'datetime')
  return { reason: singleSpaced(words.join('')), ...(at !== undefined && { at: `${at}T00:00:00Z` }) }
}
