/**
 * Writes a clean tree as HTML that is well-formed XML too, boolean attributes aside. A body can
 * have 25,000 elements, and hast-util-to-html took half of the time that cleaning may take (decision 2).
 */
import type { Element, ElementContent, Properties } from 'hast'

const voids: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'source', 'track', 'wbr'])

/** Attributes have their HTML names; `true` is an attribute without a value. */
export function writeBody(nodes: readonly ElementContent[]): string {
  let html = ''
  for (const node of nodes) {
    if (node.type === 'text') html += escapeText(node.value)
    else if (node.type === 'element') html += writeElement(node)
  }
  return html
}

function writeElement({ tagName, properties, children }: Element): string {
  let start = `<${tagName}`
  for (const name in properties) {
    const value = properties[name]
    if (value === undefined || value === null || value === false) continue
    start += value === true ? ` ${name}` : ` ${name}="${escapeAttribute(String(value))}"`
  }
  return voids.has(tagName) ? `${start}>` : `${start}>${writeBody(children)}</${tagName}>`
}

const escapeText = (text: string): string =>
  /[&<]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;') : text

/** Also a backtick, which old browsers take for a quotation mark. */
const escapeAttribute = (value: string): string =>
  /[&"`]/.test(value)
    ? value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/`/g, '&grave;')
    : value

export const htmlNamespace = 'http://www.w3.org/1999/xhtml'

export const toElement = (
  tagName: string,
  properties: Properties,
  children: ElementContent[],
): Element => ({ type: 'element', tagName, properties, children })
