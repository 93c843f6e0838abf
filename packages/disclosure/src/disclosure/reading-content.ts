/**
 * Finds in HTML the elements that declare how their text was made, and the sentences that Candor
 * writes for people.
 */
import {
  type BodyElement,
  type BodyNode,
  elementsIn,
  isElement,
  parseDocument,
} from '../parse/parse-html.ts'
import { hiddenElements } from '../parse/scan-html.ts'
import { singleSpaced } from '../text/single-spaced.ts'
import type { Declaration } from './declaration.ts'
import { ofPart } from './reading-parts.ts'
import { declaration, readAttribute } from './reading-values.ts'

/**
 * An element with `ai-disclosure`. `html` and `body` are the document; others may be inside another
 * region, or `named`: a part of the article by `data-candor-part`.
 */
export type Region = {
  readonly element: BodyElement
  readonly declared: Declaration
  readonly scope: 'document' | 'outer' | 'inner' | 'named'
}

/** Regions and words in one text. */
export const maxFound = 1000

/** Characters of words for people: they are a sentence, and can be inside each other. */
export const maxWords = 2000

/**
 * What the content of an item declares. A region declares for the item if there is no text outside
 * of it, and else for a part.
 */
export function readContent(html: string | null): readonly Declaration[] {
  if (html === null || !/(?:ai|candor)-disclosure/i.test(html)) return []
  const nodes = parseDocument(html)
  const elements = Array.from(elementsIn(nodes))
  const regions = findRegions(elements)
  const outer = regions.filter(({ scope }) => scope === 'outer').map(({ element }) => element)
  const isWhole = outer.length === 1 && textOf(outer) === textOf(nodes)
  const declared = regions.map(({ scope, declared }) =>
    scope === 'document' || (scope === 'outer' && isWhole) ? declared : ofPart(declared, null),
  )
  return [...declared, ...findWords(elements)]
}

export const attributeOf = ({ attrs }: BodyElement, name: string): string | null =>
  attrs.find((attribute) => attribute.name === name)?.value.trim() ?? null

/** In the order of the document. */
export const findRegions = (elements: readonly BodyElement[]): readonly Region[] =>
  elements
    .filter(declares)
    .slice(0, maxFound)
    .map((element) => {
      const at = `${element.tagName}[ai-disclosure]`
      const declared = declaredBy(at, attributeOf(element, 'ai-disclosure') ?? '', element)
      const name = attributeOf(element, 'data-candor-part')
      if (isDocument(element)) return { element, declared, scope: 'document' }
      return name
        ? { element, declared: ofPart(declared, name), scope: 'named' }
        : { element, declared, scope: isInside(element) ? 'inner' : 'outer' }
    })

const declares = (element: BodyElement): boolean => attributeOf(element, 'ai-disclosure') !== null

const isDocument = ({ tagName }: BodyElement): boolean => tagName === 'html' || tagName === 'body'

const isInside = ({ parentNode: parent }: BodyElement): boolean =>
  parent !== null &&
  isElement(parent) &&
  ((declares(parent) && !isDocument(parent)) || isInside(parent))

/** Attributes of “AI Content Disclosure for HTML”, of an element or of `<meta>`. */
export const declaredBy = (at: string, value: string, element: BodyElement): Declaration =>
  declaration('html', at, value, {
    ...readAttribute(value),
    model: attributeOf(element, 'ai-model'),
    provider: attributeOf(element, 'ai-provider'),
  })

export const findWords = (elements: readonly BodyElement[]): readonly Declaration[] =>
  elements
    .filter((element) => attributeOf(element, 'class')?.split(/\s+/).includes('candor-disclosure'))
    .slice(0, maxFound)
    .map((element) => {
      const statement = textOf([element], maxWords)
      return declaration('words', `${element.tagName}.candor-disclosure`, statement, { statement })
    })

/** Returns the text that people see, on one line: of the first `max` characters and nodes, and `…`. */
export function textOf(nodes: readonly BodyNode[], max = Number.POSITIVE_INFINITY): string {
  const left = nodes.toReversed()
  let [text, seen] = ['', 0]
  while (left.length > 0 && seen <= max) {
    const [node] = left.splice(-1)
    if (node === undefined) break
    const added = 'value' in node ? node.value : ''
    text += added
    seen += added.length + 1
    if (isElement(node) && !hiddenElements.includes(node.tagName))
      for (const child of node.childNodes.slice(0, max - seen + 1).reverse()) left.push(child)
  }
  return text.length > max || left.length > 0
    ? `${singleSpaced(text.slice(0, max))}…`
    : singleSpaced(text)
}
