/** Compares elements with the table of element-rules.ts, and the two lists of RSS 1.0. */

import type { XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import { counted } from 'candor-disclosure/text/counted.ts'
import { elementRules, type Form } from './element-rules.ts'
import { type FeedFault, quoted, when } from './fault.ts'
import { addressFaults } from './value-faults.ts'

/**
 * Faults of the children of a feed or an item, and of elements in those that the table has.
 * `isAtom`: addresses may be relative to that of the document.
 */
export function elementFaults(
  elements: readonly XmlElement[],
  parent: 'feed' | 'item',
  isAtom: boolean,
): FeedFault[] {
  const faults: FeedFault[] = []
  const visit = (element: XmlElement, inside: string) => {
    const rule = elementRules.get(element.name)
    if (rule === undefined) return
    const { name } = element
    const { parents, misplaced, text } = rule
    if (parents !== null && !parents.includes(inside)) {
      const detail = `${name} is in ${inside}, and not in ${parents.join(' or ')}.`
      if (misplaced !== null) faults.push([misplaced, detail])
      return
    }
    const check = (of: string, value: string, form: Form | 'url' | null) => {
      if (form === 'url') faults.push(...urlFaults(of, value, isAtom || element.base !== null))
      else if (form !== null && !form.test(value))
        faults.push([rule.invalid, `${of} is ${quoted(value)}, and not ${form.name}.`])
    }
    if (text !== null) check(name, textIn(element), text)
    for (const { name: attribute, mark, form } of rule.attributes) {
      const value = element.attribute(attribute)
      if (value !== null) check(`${name} ${attribute}`, value, form)
      else if (mark === '!' || (mark === '?' && !element.attributes.has(attribute)))
        faults.push([rule.invalid, `${name} has no ${attribute}.`])
    }
    for (const child of element.elements) visit(child, name)
  }
  for (const element of elements) visit(element, parent)
  return faults
}

const textIn = ({ children }: XmlElement): string =>
  children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()

/** RFC 3986 §2 has no white space, and players refuse it. Streams have schemes of their own. */
function urlFaults(of: string, address: string, hasBase: boolean): FeedFault[] {
  if (/\s/.test(address)) return [['address-invalid', `${of} is ${quoted(address)}.`]]
  const isStream = /^(?:rtmp[est]{0,2}|rtsp|mms):\/\/[^/]/i.test(address)
  return isStream ? [] : addressFaults(of, address, hasBase)
}

/**
 * RSS 1.0 §5.3.5 and §5.5: the channel lists each item by its `rdf:about`, and parsers of RDF
 * discard other items. Before it, RSS 0.90 had neither.
 */
export function listFaults(
  root: XmlElement,
  head: readonly XmlElement[],
  items: readonly XmlElement[],
): FeedFault[] {
  if (![...root.attributes.values()].includes('http://purl.org/rss/1.0/')) return []
  const abouts = items.flatMap((item) => item.attribute('rdf:about') ?? [])
  const references = head
    .filter(({ name }) => name === 'items')
    .flatMap(({ elements }) => elements.flatMap((sequence) => sequence.all('rdf:li')))
    // The examples of the specification have no prefix.
    .flatMap((li) => li.attribute('rdf:resource') ?? li.attribute('resource') ?? [])
  const [known, named] = [new Set(abouts), new Set(references)]
  const unlisted = abouts.filter((about) => !named.has(about))
  const unknown = references.filter((each) => !known.has(each))
  const nameless = items.length - abouts.length
  return [
    ...when(nameless > 0, 'item-list-differs', `${counted(nameless, 'item')} without rdf:about.`),
    ...when(
      unlisted.length > 0,
      'item-list-differs',
      `The list of the channel lacks ${counted(unlisted.length, 'item')}: ${quoted(unlisted[0] ?? '')}.`,
    ),
    ...when(
      unknown.length > 0,
      'item-list-differs',
      `The list of the channel has ${quoted(unknown[0] ?? '')}, and no item has this rdf:about.`,
    ),
  ]
}
