/**
 * Cleans the parts of a body that are not HTML: formulas stay as MathML Core, and drawings give
 * their text.
 */

import {
  type BodyElement,
  type BodyNode,
  isElement,
  isSpecial,
} from 'candor-disclosure/parse/parse-html.ts'
import {
  droppedElements,
  hiddenInDrawings,
  hiddenInFormulas,
} from 'candor-disclosure/parse/visible-text.ts'
import type { ElementContent, Properties } from 'hast'
import { mathAlternatives, mathContainers, mathEmpty, mathTokens } from './mathml.ts'
import { htmlNamespace, toElement } from './write-body.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

type ToProperties = (element: BodyElement) => Properties

const text = (value: string): ElementContent => ({ type: 'text', value })

/**
 * A `math` with elements of MathML Core alone, which no parser moves, and no HTML, which parsers
 * take for MathML in one place and for HTML in another. Any other element becomes an `mrow`, as
 * browsers lay it out (MathML Core §2.2.1). `plain` makes text legal.
 */
export function cleanMath(
  math: BodyElement,
  toProperties: ToProperties,
  plain: (text: string) => string,
): ElementContent[] {
  const keepAll = (nodes: readonly BodyNode[]) => nodes.flatMap(keep)
  const keep = (node: BodyNode): ElementContent[] => {
    if (!isElement(node)) return 'value' in node ? bareText(plain(node.value)) : []
    const { tagName, childNodes } = node
    if (hiddenInFormulas.has(tagName)) return []
    if (mathTokens.has(tagName))
      return [toElement(tagName, toProperties(node), textNodes(plain(textOf(childNodes))))]
    const visible = mathAlternatives.has(tagName)
      ? childNodes.filter(isFirstOf(childNodes))
      : childNodes
    const isEmpty = mathEmpty.has(tagName) && childNodes.length === 0
    const name = isEmpty || mathContainers.has(tagName) ? tagName : 'mrow'
    return [toElement(name, name === tagName ? toProperties(node) : {}, keepAll(visible))]
  }
  const children = keepAll(math.childNodes)
  return children.length === 0 ? [] : [toElement('math', toProperties(math), children)]
}

/** The text nodes, and the first element. */
function isFirstOf(nodes: readonly BodyNode[]): (node: BodyNode) => boolean {
  const first = nodes.find((node) => isElement(node))
  return (node) => !isElement(node) || node === first
}

/** Browsers show text between the elements of a formula in an `mtext` alone. */
const bareText = (value: string): ElementContent[] =>
  value.trim() === '' ? textNodes(value) : [toElement('mtext', {}, [text(value)])]

const textNodes = (value: string): ElementContent[] => (value === '' ? [] : [text(value)])

/** All text in elements that browsers show. */
function textOf(nodes: readonly BodyNode[]): string {
  let found = ''
  for (const node of nodes) {
    if ('value' in node) found += node.value
    else if (isElement(node) && !isHidden(node)) found += textOf(node.childNodes)
  }
  return found
}

/**
 * The texts of an SVG drawing (`title`, `text`, HTML in it) on one line, with a space between them.
 */
export function textOfDrawing(svg: BodyElement): string {
  const texts = ['']
  const collect = (nodes: readonly BodyNode[]) => {
    for (const node of nodes) {
      if ('value' in node) texts[texts.length - 1] += node.value
      if (!isElement(node) || isHidden(node)) continue
      if (!isInline(node)) texts.push('')
      collect(node.childNodes)
      if (!isInline(node)) texts.push('')
    }
  }
  collect(svg.childNodes)
  return texts
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join(' ')
}

/** Elements that do not separate words: parts of a line in SVG, and HTML's spans of text. */
const isInline = ({ tagName, namespaceURI }: BodyElement): boolean =>
  namespaceURI === htmlNamespace
    ? !isSpecial(tagName) || tagName === 'wbr'
    : ['tspan', 'textPath', 'a'].includes(tagName)

function isHidden({ tagName, namespaceURI }: BodyElement): boolean {
  if (namespaceURI === htmlNamespace) return droppedElements.has(tagName) || tagName === 'iframe'
  return (namespaceURI === svgNamespace ? hiddenInDrawings : hiddenInFormulas).has(tagName)
}
