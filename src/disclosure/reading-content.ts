/** Finds in HTML the elements that declare how their text was made, and the sentences that Candor writes for people. */
import { type BodyElement, type BodyNode, elementsIn, isElement, parseDocument } from '../parse/parse-html.ts'
import { hiddenElements } from '../parse/scan-html.ts'
import type { Declaration } from './declaration.ts'
import { declaration, onOneLine, saidByAttribute } from './reading-values.ts'

/** An element with `ai-disclosure`. `html` and `body` are the document; others may be inside another region. */
export type Region = {
  readonly element: BodyElement
  readonly declared: Declaration
  readonly scope: 'document' | 'outer' | 'inner'
}

/** Regions and words in one text. */
const maxFound = 1000

/** What the content of an item declares. A region declares for the item if there is no text outside of it, and else for a part. */
export function readContent(html: string | null): readonly Declaration[] {
  if (html === null || !/(?:ai|candor)-disclosure/i.test(html)) return []
  const nodes = parseDocument(html)
  const regions = findRegions(nodes)
  const isWhole = !hasTextOutside(nodes) && regions.filter(({ scope }) => scope === 'outer').length === 1
  const declared = regions.map(({ scope, declared }) =>
    scope === 'document' || (scope === 'outer' && isWhole) ? declared : asPart(declared),
  )
  return [...declared, ...findWords(nodes)]
}

export const asPart = (declared: Declaration): Declaration => ({ ...declared, part: true })

export const attributeOf = ({ attrs }: BodyElement, name: string): string | null =>
  attrs.find((attribute) => attribute.name === name)?.value.trim() ?? null

/** In the order of the document. */
export const findRegions = (nodes: readonly BodyNode[]): readonly Region[] =>
  Array.from(regionsIn(nodes, false)).slice(0, maxFound)

function* regionsIn(nodes: readonly BodyNode[], isInside: boolean): Generator<Region> {
  for (const element of nodes.filter(isElement)) {
    const { tagName } = element
    const value = attributeOf(element, 'ai-disclosure')
    const isDocument = tagName === 'html' || tagName === 'body'
    const scope = isDocument ? 'document' : isInside ? 'inner' : 'outer'
    if (value !== null) yield { element, scope, declared: declaredBy(`${tagName}[ai-disclosure]`, value, element) }
    yield* regionsIn(element.childNodes, isInside || (value !== null && !isDocument))
  }
}

/** Attributes of “AI Content Disclosure for HTML”, of an element or of `<meta>`. */
export const declaredBy = (at: string, value: string, element: BodyElement): Declaration =>
  declaration('html', at, value, {
    ...saidByAttribute(value),
    ...{ model: attributeOf(element, 'ai-model'), provider: attributeOf(element, 'ai-provider') },
  })

export const findWords = (nodes: readonly BodyNode[]): readonly Declaration[] =>
  Array.from(elementsIn(nodes))
    .filter((element) => attributeOf(element, 'class')?.split(/\s+/).includes('candor-disclosure'))
    .slice(0, maxFound)
    .map((element) => {
      const text = textOf(element)
      return declaration('words', `${element.tagName}.candor-disclosure`, text, { statement: text })
    })

/** As people see it, on one line. */
export const textOf = (element: BodyElement): string => onOneLine(collectText(element))

const collectText = (node: BodyNode): string => {
  if (!isElement(node)) return 'value' in node ? node.value : ''
  return hiddenElements.includes(node.tagName) ? '' : node.childNodes.map(collectText).join('')
}

const hasTextOutside = (nodes: readonly BodyNode[]): boolean =>
  nodes.some((node) => {
    if (!isElement(node)) return collectText(node).trim() !== ''
    const isRegion = attributeOf(node, 'ai-disclosure') !== null && !['html', 'body'].includes(node.tagName)
    return !isRegion && !hiddenElements.includes(node.tagName) && hasTextOutside(node.childNodes)
  })
