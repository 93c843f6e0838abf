/**
 * Separates the blocks of a clean body: programs that drop the tags, such as makers of excerpts,
 * would join their texts.
 */

import { isSpecial } from 'candor-disclosure/parse/parse-html.ts'
import type { Element, ElementContent } from 'hast'

/** Elements that the HTML standard calls special, but that stand in a line of text. */
const inline: ReadonlySet<string> = new Set(['br', 'iframe', 'img', 'source', 'track', 'wbr'])

/**
 * Adds a line feed between blocks without whitespace between them, and after a `br`. Browsers show
 * no difference. Changes the children of the elements, because copies of a large body take as long
 * as all else.
 */
export function separateBlocks(nodes: readonly ElementContent[]): ElementContent[] {
  const separated: ElementContent[] = []
  let previous: ElementContent | undefined
  for (const node of nodes) {
    // In `pre`, a line feed is visible.
    if (node.type === 'element' && node.tagName !== 'pre')
      node.children = separateBlocks(node.children)
    if (previous !== undefined && joins(previous, node))
      separated.push({ type: 'text', value: '\n' })
    separated.push(node)
    previous = node
  }
  return separated
}

/** Says whether two neighbours need no other separation than their tags. */
function joins(previous: ElementContent, next: ElementContent): boolean {
  if (previous.type === 'text' && /\s$/.test(previous.value)) return false
  if (next.type === 'text' && /^\s/.test(next.value)) return false
  return isBlock(previous) || isBlock(next) || isBreak(previous)
}

const isBlock = (node: ElementContent): node is Element =>
  node.type === 'element' && isSpecial(node.tagName) && !inline.has(node.tagName)

const isBreak = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'br'
