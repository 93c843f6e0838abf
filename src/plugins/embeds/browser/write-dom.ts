/**
 * Converts an embed's tree to DOM with `createElement`, `setAttribute` and text, so that no text
 * can become markup.
 */
import type { Tree } from '../element.ts'

export function writeDom({ name, role, open, attributes, children }: Tree): HTMLElement {
  const element = document.createElement(name)
  const all = { class: `candor-${role}`, ...(open && { part: role }), ...attributes }
  for (const [attribute, value] of Object.entries(all)) element.setAttribute(attribute, value)
  element.append(...children.map((child) => (typeof child === 'string' ? child : writeDom(child))))
  return element
}
