/** Finds around the signed items of RSS and Atom what programs could show as a part of them. */
import { undeclaredIn } from '../parse/undeclared.ts'
import type { XmlElement } from '../parse/xml-element.ts'
import type { UnmergedItem } from './declaration.ts'
import { atomHead, rssHead } from './signed-form.ts'
import { foreignIds } from './signed-item.ts'

/** Names of elements as programs compare them that ignore case: for Go, `ſ` is `s`. */
const folded = (name: string): string => name.toUpperCase().toLowerCase()

const itemsWithin = (element: XmlElement): readonly string[] =>
  ['item', 'entry'].includes(folded(element.local))
    ? [element.name]
    : element.elements.flatMap(itemsWithin)

/** CDATA where Candor writes none: some readers take a title in it for HTML. */
const otherSection = /(?<!<content:encoded>|<content type="html">|\]\]\]\]>)<!\[CDATA\[/

/** Elements that Candor does not write, or not twice: a second language, an author of all items. */
function foreignHead(head: readonly XmlElement[], isAtom: boolean): readonly string[] {
  const form = isAtom ? atomHead : rssHead
  const known = new Set<string>()
  return head.flatMap(({ name }) => {
    const isMany = form.get(name)
    if (isMany === undefined) return [name]
    const isSecond = known.has(name)
    known.add(name)
    return !isMany && isSecond ? [`a second ${name}`] : []
  })
}

const hasAuthor = ({ facts }: UnmergedItem) =>
  facts === undefined || facts.rows.some(([name, value]) => name === 'author' && value)

/** What is foreign in the rest of a feed. `head` are the elements beside its items. */
export function foreignInXml(
  xml: string,
  root: XmlElement,
  head: readonly XmlElement[],
  items: readonly UnmergedItem[],
): readonly string[] {
  const undeclared = undeclaredIn(xml)
  const hasEditor = head.some(({ name }) => name === 'managingEditor')
  const deleted = head
    .filter(({ name }) => name === 'at:deleted-entry')
    .map((each) => each.attribute('ref'))
  return [
    ...(root.name === 'rdf:RDF' ? ['RSS 1.0'] : []),
    ...foreignIds(
      items.map(({ id }) => id),
      deleted,
    ),
    ...foreignHead(head, root.name === 'atom:feed'),
    ...head.flatMap(itemsWithin),
    ...(hasEditor && !items.every(hasAuthor)
      ? ['managingEditor beside an item without author']
      : []),
    ...Object.values(undeclared).flatMap((name) => name ?? []),
    ...(/<\?|<!(?!\[CDATA\[)/.test(
      xml.replace(/^<\?xml version="1\.0" encoding="(?:utf|UTF)-8"\?>/, ''),
    )
      ? ['an instruction, comment or DOCTYPE']
      : []),
    ...(otherSection.test(xml) ? ['CDATA'] : []),
  ]
}
