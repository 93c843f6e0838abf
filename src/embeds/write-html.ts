/** Writes an embed's tree as HTML, for frames and fragments. Escapes every value and removes illegal characters. */

import { legalText } from '../text/legal-text.ts'
import { attributes, type Markup, markup, trusted } from '../text/markup.ts'
import type { Tree } from './tree.ts'

export function writeHtml({ name, role, attributes: own, children }: Tree): Markup {
  const legal = Object.entries({ class: `candor-${role}`, ...own }).map(
    ([key, value]) => [key, legalText(value)] as const,
  )
  const start = markup`${trusted(`<${name}`)}${attributes(Object.fromEntries(legal))}${trusted('>')}`
  if (name === 'img') return start
  const content = children.map((child) => (typeof child === 'string' ? markup`${legalText(child)}` : writeHtml(child)))
  return markup`${start}${content}${trusted(`</${name}>`)}`
}
