/** Reads Candor's own vocabulary in RSS and Atom (docs/wire-contract.md, section 4). */
import { toCorrection, toDisclosure, toSource } from './candor-facts.ts'
import type { FoundDisclosure } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { retractionIn } from './undecorate.ts'
import { attribute, childrenNamed, childText, readNamespaces as ns, textOf, type XmlElement } from './xml-element.ts'

/** `null` without a disclosure. Sources are links of Atom in both formats. */
export function candorOf(item: XmlElement, bodyHtml: string, notes: ImportNote[]): FoundDisclosure | null {
  const [element] = childrenNamed(item, ns.candor, 'disclosure')
  if (element === undefined) return null
  const facts = {
    mode: attribute(element, 'mode'),
    model: attribute(element, 'model'),
    provider: attribute(element, 'provider'),
    reviewed_by: attribute(element, 'reviewed-by'),
    generated_at: attribute(element, 'date'),
    statement: textOf(element),
  }
  const disclosure = toDisclosure(facts, notes)
  if (disclosure === null) return null
  const via = childrenNamed(item, ns.atom, 'link').filter((link) => attribute(link, 'rel') === 'via')
  return {
    disclosure,
    sources: via.flatMap((link) => toSource(sourceFacts(link), link.base)),
    corrections: childrenNamed(item, ns.candor, 'correction').flatMap((each) =>
      toCorrection(
        { text: textOf(each), corrected_at: attribute(each, 'date'), url: attribute(each, 'href') },
        each.base,
      ),
    ),
    retraction: childText(item, ns.candor, 'status') === 'canceled' ? retractionIn(bodyHtml) : null,
  }
}

/** A correction in the feed of corrections is a notice about an article, and no article. */
export const isNotice = (item: XmlElement): boolean =>
  childrenNamed(item, ns.candor, 'correction').some((element) => attribute(element, 'ref') !== null)

/** The mode among the categories of an item is no topic. */
export function modeTag(item: XmlElement): string | null {
  const [element] = childrenNamed(item, ns.candor, 'disclosure')
  return element === undefined ? null : attribute(element, 'tag')
}

const sourceFacts = (link: XmlElement) => ({
  url: attribute(link, 'href'),
  title: attribute(link, 'title'),
  publisher: attribute(link, `{${ns.candor}}publisher`),
  language: attribute(link, 'hreflang'),
  accessed_at: attribute(link, `{${ns.candor}}accessed`),
})
