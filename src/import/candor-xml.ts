/** Reads Candor's own vocabulary in RSS and Atom (docs/wire-contract.md, section 4). */
import { parseMode } from '../disclosure/modes.ts'
import type { FoundDisclosure } from './found-item.ts'
import type { ArticleCorrection, ArticleSource, ImportNote } from './imported-article.ts'
import { note } from './notes.ts'
import { retractionIn } from './undecorate.ts'
import {
  attribute,
  childrenNamed,
  childText,
  readNamespaces as ns,
  resolved,
  textOf,
  type XmlElement,
} from './xml-element.ts'

/** `null` without a disclosure. `linkUri` is the namespace of links: Atom's in both formats. */
export function candorOf(item: XmlElement, bodyHtml: string, notes: ImportNote[]): FoundDisclosure | null {
  const [element] = childrenNamed(item, ns.candor, 'disclosure')
  if (element === undefined) return null
  const written = attribute(element, 'mode') ?? ''
  const mode = parseMode(written)
  if (mode === undefined) {
    notes.push(note('mode_unreadable', `"${written}"`))
    return null
  }
  return {
    disclosure: {
      mode,
      model: attribute(element, 'model'),
      provider: attribute(element, 'provider'),
      reviewed_by: attribute(element, 'reviewed-by'),
      generated_at: attribute(element, 'date'),
      statement: textOf(element) || null,
    },
    sources: childrenNamed(item, ns.atom, 'link').flatMap(toSource),
    corrections: childrenNamed(item, ns.candor, 'correction').flatMap(toCorrection),
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

function toSource(link: XmlElement): readonly ArticleSource[] {
  const url = resolved(attribute(link, 'href'), link.base)
  if (attribute(link, 'rel') !== 'via' || url === null) return []
  return [
    {
      url,
      title: attribute(link, 'title') ?? url,
      publisher: attribute(link, `{${ns.candor}}publisher`),
      language: attribute(link, 'hreflang'),
      accessed_at: attribute(link, `{${ns.candor}}accessed`),
    },
  ]
}

function toCorrection(element: XmlElement): readonly ArticleCorrection[] {
  const date = attribute(element, 'date')
  const text = textOf(element)
  if (text === '') return []
  return [
    { text, ...(date !== null && { corrected_at: date }), url: resolved(attribute(element, 'href'), element.base) },
  ]
}
