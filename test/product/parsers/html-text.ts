/** Reads the HTML of descriptions and bodies as a browser does. */
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** The visible text. HTML normalizes line ends to line feeds. */
export const htmlText = (html: string): string => textOf(fromHtml(html, { fragment: true }))

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** All elements of a fragment or below a node, in document order. */
export function elementsOf(html: string | Nodes): readonly Element[] {
  const root = typeof html === 'string' ? fromHtml(html, { fragment: true }) : html
  if (!('children' in root)) return []
  return root.children.flatMap((child) =>
    child.type === 'element' ? [child, ...elementsOf(child)] : [],
  )
}

/** A text after HTML normalization. */
export const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n')
