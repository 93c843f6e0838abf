/** Reads embeds: trees as they are, and HTML through parse5, an independent parser. */
import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'
import { legalText } from '../../../src/packages-to-be/text/legal-text.ts'
import type { Tree } from '../../../src/plugins/embeds/element.ts'

/** An element with its name in HTML; comments and doctypes have names that begin with `#`. */
export type Found = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Found | string)[]
}

/** Encoded and decoded as UTF-8, as on the way to a partner’s page. */
const overTheWire = (html: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(html))

/** Parses with scripting enabled, as most browsers do. */
export const readFragment = (html: string): Found =>
  toFound(parseFragment(overTheWire(html), { scriptingEnabled: true }))

export const readDocument = (html: string): Found =>
  toFound(parse(overTheWire(html), { scriptingEnabled: true }))

function toFound(node: DefaultTreeAdapterMap['node']): Found {
  const attributes =
    'attrs' in node ? Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) : {}
  const nodes = 'childNodes' in node ? node.childNodes : []
  const children = nodes.map((child) =>
    child.nodeName === '#text' && 'value' in child ? child.value : toFound(child),
  )
  return { name: node.nodeName, attributes, children }
}

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

export const elementsIn = (found: Found): readonly Found[] =>
  found.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child, ...elementsIn(child)],
  )

export const textIn = ({ children }: Pick<Found, 'children'>): string =>
  children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('')

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
