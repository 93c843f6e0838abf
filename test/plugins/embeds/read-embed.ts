/** Reads embeds: trees as they are, and the elements and the policy of their HTML. */
import { createHash } from 'node:crypto'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import type { Tree } from '../../../src/plugins/embeds/element.ts'
import { elementsIn, type Found, overTheWire, textIn } from '../../fixtures/read-html.ts'

/** The elements that a parser must find for a tree. */
export function asFound({ name, role, attributes, children }: Tree): Found {
  const all = Object.entries({ class: `candor-${role}`, ...attributes })
  const texts: (Found | string)[] = []
  for (const child of children) {
    const last = texts.at(-1)
    if (typeof child !== 'string') texts.push(asFound(child))
    else if (typeof last === 'string') texts.splice(-1, 1, last + child)
    else texts.push(child)
  }
  return {
    name,
    attributes: Object.fromEntries(all.map(([key, value]) => [key, asText(value)])),
    children: texts
      .map((child) => (typeof child === 'string' ? asText(child) : child))
      .filter((child) => child !== ''),
  }
}

/** Without illegal characters; line ends become line feeds (HTML §13.2.3.5). */
export const asText = (text: string) => overTheWire(legalText(text)).replace(/\r\n?/g, '\n')

/** Elements with the class of a role, in document order. */
export const byRole = (found: Found, role: string): readonly Found[] =>
  elementsIn(found).filter(
    ({ attributes }) => attributes['class']?.split(' ').includes(`candor-${role}`) === true,
  )

export const textsOf = (found: Found, role: string): readonly string[] =>
  byRole(found, role).map(textIn)

/** CSP hashes of the inline elements with this name (CSP 3 §2.3.1). */
export const hashesOf = (page: Found, name: string): readonly string[] =>
  elementsIn(page)
    .filter((element) => element.name === name)
    .map((element) => `'sha256-${createHash('sha256').update(textIn(element)).digest('base64')}'`)

/** Directive → its values. */
export const policyOf = (header: string | null): ReadonlyMap<string, string> =>
  new Map(
    (header ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values.join(' ')]
    }),
  )
