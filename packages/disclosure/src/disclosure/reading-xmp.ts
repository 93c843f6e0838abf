/**
 * Reads IPTC's digital source type from elements of that name, by themselves or in XMP: RDF/XML inside
 * the element that it describes (ISO 16684-1 §7). Its value is the text, `rdf:resource`, or an
 * attribute of the description.
 */
import { type BodyNode, isElement } from '../parse/parse-html.ts'
import { readXmlText } from '../parse/read-xml.ts'
import { UnreadableDocument } from '../parse/unreadable-document.ts'
import type { XmlElement } from '../parse/xml-element.ts'
import type { Declaration } from './declaration.ts'
import { attributeOf, textOf } from './reading-content.ts'
import { declaration, readTerm } from './reading-values.ts'

const property = 'Iptc4xmpExt:DigitalSourceType'

/** `address` is that of the item or document that the elements belong to. */
export const sourceTypesIn = (
  elements: readonly XmlElement[],
  address: string | null,
): readonly Declaration[] =>
  elements.flatMap((element) => {
    const { name, local } = element
    if (local.toLowerCase() === 'digitalsourcetype')
      return sourceType(local, element.text || element.attribute('rdf:resource'))
    if (local === 'xmpmeta' || name === 'rdf:RDF') return sourceTypesIn(element.elements, address)
    if (name !== 'rdf:Description' || !isAbout(element.attribute('rdf:about'), address)) return []
    return [...shortForm(element.attribute(property)), ...sourceTypesIn(element.elements, address)]
  })

const sourceType = (at: string, value: string | null): Declaration =>
  declaration('iptc', at, value ?? '', readTerm(value ?? ''))

const shortForm = (value: string | null): readonly Declaration[] =>
  value === null ? [] : [sourceType('rdf:Description/@DigitalSourceType', value)]

/** XMP about something else, such as a picture, has its address in `rdf:about` (§7.4). */
const isAbout = (about: string | null, address: string | null): boolean =>
  !about || about === address

/** Elements of a page whose metadata are about a picture. */
const pictures = ['svg', 'figure', 'picture']

/** XMP among the elements of a page, or in a `<script>`. */
export const sourceTypesOfPage = (
  nodes: readonly BodyNode[],
  address: string | null,
): readonly Declaration[] =>
  nodes.filter(isElement).flatMap((element): readonly Declaration[] => {
    const { tagName: name, childNodes } = element
    if (pictures.includes(name)) return []
    if (name === 'script' && attributeOf(element, 'type') === 'application/rdf+xml')
      return readScript(childNodes, address)
    const isDescription = name === 'rdf:description'
    if (isDescription && !isAbout(attributeOf(element, 'rdf:about'), address)) return []
    // HTML has no empty elements of other names: the rest of the page can be inside.
    const inside = sourceTypesOfPage(childNodes, address)
    if (isDescription)
      return [...shortForm(attributeOf(element, property.toLowerCase()) || null), ...inside]
    return name === property.toLowerCase()
      ? [
          sourceType(
            'DigitalSourceType',
            attributeOf(element, 'rdf:resource') || textOf([element]),
          ),
          ...inside,
        ]
      : inside
  })

function readScript([text]: readonly BodyNode[], address: string | null): readonly Declaration[] {
  if (text === undefined || !('value' in text)) return []
  try {
    const parts = readXmlText(text.value.trim(), address, () => {})
    const elements = parts.map(({ element }) => element)
    return sourceTypesIn(elements, address)
  } catch (error) {
    if (error instanceof UnreadableDocument) return []
    throw error
  }
}
