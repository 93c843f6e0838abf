/** Writes an embed's tree as HTML, for frames and fragments. Escapes every value. */
import { attributes, type Markup, markup, trusted } from 'candor-disclosure/text/markup.ts'
import type { Tree } from './element.ts'

export function writeHtml({ name, role, attributes: own, children }: Tree): Markup {
  const start = markup`${trusted(`<${name}`)}${attributes({ class: `candor-${role}`, ...own })}${trusted('>')}`
  if (name === 'img') return start
  const content = children.map((child) =>
    typeof child === 'string' ? markup`${child}` : writeHtml(child),
  )
  return markup`${start}${content}${trusted(`</${name}>`)}`
}
