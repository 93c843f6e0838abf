/** Writes an embed's tree as HTML, every value escaped: for frames and fragments. */
import { attributes, type Markup, markup, trusted } from '../feed/markup.ts'
import { legalText } from '../feed/text.ts'
import type { Tree } from './tree.ts'

export function writeHtml({ name, role, attributes: own, children }: Tree): Markup {
  const start = markup`${trusted(`<${name}`)}${attributes({ class: `candor-${role}`, ...own })}${trusted('>')}`
  if (name === 'img') return start
  const content = children.map((child) => (typeof child === 'string' ? markup`${legalText(child)}` : writeHtml(child)))
  return markup`${start}${content}${trusted(`</${name}>`)}`
}
