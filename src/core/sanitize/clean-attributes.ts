/** Cleans the attributes of elements, and makes their URLs absolute. */

import type { BodyElement, BodyNode } from 'candor-disclosure/parse/parse-html.ts'
import { parseSrcset } from 'candor-disclosure/parse/srcset.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import type { Properties } from 'hast'
import { booleanAttributes, linkRelations, urlAttributes } from './allow-list.ts'
import type { WellFormedElement, WellFormedNode } from './parse-well-formed.ts'
import { renderSrcset, toAbsoluteUrl } from './urls.ts'

export type ParsedNode = BodyNode | WellFormedNode
export type ParsedElement = BodyElement | WellFormedElement

/** Attributes of an element: far above use, because each takes time. */
const maxAttributes = 100

/**
 * All attributes by their HTML names, with absolute URLs. `bodySchema` later removes those that are
 * not allowed.
 */
export function toProperties(name: string, element: ParsedElement, base: string): Properties {
  const properties: Properties = {}
  for (const attribute of element.attrs.slice(0, maxAttributes)) {
    const value = toValue(attribute.name, plain(attribute.value), base)
    if (value !== undefined) properties[attribute.name] = value
  }
  // Readers that do not support `srcset` need a `src`.
  const offered =
    name === 'img' && typeof properties.srcset === 'string'
      ? parseSrcset(properties.srcset)[0]
      : undefined
  if (offered !== undefined) properties.src ??= offered.url
  return properties
}

function toValue(name: string, value: string, base: string): string | true | undefined {
  if (booleanAttributes.has(name)) return true
  if (name === 'srcset') return toAbsoluteSrcset(value, base) || undefined
  if (name === 'rel') {
    return (
      value
        .toLowerCase()
        .split(/\s+/)
        .filter((relation) => linkRelations.has(relation))
        .join(' ') || undefined
    )
  }
  if (name === 'dir') return value.toLowerCase()
  const schemes = urlAttributes.get(name)
  return schemes === undefined ? value : toAbsoluteUrl(value, base, schemes)
}

function toAbsoluteSrcset(srcset: string, base: string): string {
  const schemes = urlAttributes.get('src') ?? []
  const candidates = parseSrcset(srcset).flatMap(({ url, descriptor }) => {
    const absolute = toAbsoluteUrl(url, base, schemes)
    return absolute === undefined ? [] : [{ url: absolute, descriptor }]
  })
  return renderSrcset(candidates)
}

/**
 * A carriage return comes from a character reference; the next parser would replace it with a line
 * feed.
 */
export function plain(text: string): string {
  return legalText(text).replace(/\r\n?/g, '\n')
}
