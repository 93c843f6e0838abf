/** Reads embeds: the tree as it stands, and what a parser that nobody here wrote finds in the HTML that was made of it. */
import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'
import type { Tree } from '../../src/embeds/tree.ts'
import { legalText } from '../../src/text/legal-text.ts'

/** An element, by its name in HTML; comments and the like are elements whose name begins with `#`. */
export type Found = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Found | string)[]
}

/** What a partner's page gets, as it gets there: in bytes. */
const overTheWire = (html: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(html))

/** Scripting is on, as in most browsers. */
export const readFragment = (html: string): Found =>
  toFound(parseFragment(overTheWire(html), { scriptingEnabled: true }))

export const readDocument = (html: string): Found => toFound(parse(overTheWire(html), { scriptingEnabled: true }))

function toFound(node: DefaultTreeAdapterMap['node']): Found {
  const attributes = 'attrs' in node ? Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) : {}
  const nodes = 'childNodes' in node ? node.childNodes : []
  const children = nodes.map((child) => (child.nodeName === '#text' && 'value' in child ? child.value : toFound(child)))
  return { name: node.nodeName, attributes, children }
}

/** What a parser must find of a tree: no more and no less. */
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
    children: texts.map((child) => (typeof child === 'string' ? asText(child) : child)).filter((child) => child !== ''),
  }
}

/** Without what no document carries; HTML §13.2.3.5: line ends become line feeds. */
export const asText = (text: string) => overTheWire(legalText(text)).replace(/\r\n?/g, '\n')

export const elementsIn = (found: Found): readonly Found[] =>
  found.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elementsIn(child)]))

export const textIn = ({ children }: Pick<Found, 'children'>): string =>
  children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('')

/** Elements by the class that the style sheet knows them by, in their order. */
export const byRole = (found: Found, role: string): readonly Found[] =>
  elementsIn(found).filter(({ attributes }) => attributes['class']?.split(' ').includes(`candor-${role}`) === true)

export const textsOf = (found: Found, role: string): readonly string[] => byRole(found, role).map(textIn)

/** How a policy has to name the inline elements of this name (CSP 3 §2.3.1). */
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
