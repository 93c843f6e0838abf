/** Reads Candor's own vocabulary (docs/wire-contract.md, section 4): its elements in RSS and Atom, and `_candor` in JSON Feed. */
import { type JsonObject, objectsIn, textIn } from '../parse/json-values.ts'
import { resolved, type XmlElement } from '../parse/xml-element.ts'
import type { Declaration, ReadItem } from './declaration.ts'
import { parseMode } from './modes.ts'
import { declaration, saidByTerm } from './reading-values.ts'

/** An item of RSS or Atom as the member `_candor` of a JSON Feed has it (json-schema.ts), with the first of its disclosures. */
export const candorMember = (item: XmlElement): JsonObject => ({
  disclosure: item.all('candor:disclosure').map(disclosureMember)[0],
  sources: item
    .all('atom:link')
    .filter((link) => link.attribute('rel') === 'via')
    .map((link) => ({
      url: link.address('href'),
      title: link.attribute('title'),
      publisher: link.attribute('candor:publisher'),
      language: link.attribute('hreflang'),
      accessed_at: link.attribute('candor:accessed'),
    })),
  corrections: item.all('candor:correction').map((element) => ({
    text: element.text,
    date: element.attribute('date'),
    url: element.address('href'),
    ref: element.attribute('ref'),
  })),
  status: item.textOf('candor:status'),
  statement: item.textOf('candor:statement'),
})

export const disclosureMember = (element: XmlElement): JsonObject => ({
  mode: element.attribute('mode'),
  model: element.attribute('model'),
  provider: element.attribute('provider'),
  reviewed_by: element.attribute('reviewed-by'),
  generated_at: element.attribute('date'),
  statement: element.text,
  statement_language: element.language,
  tag: element.attribute('tag'),
  digital_source_type: element.attribute('digital-source-type'),
})

/** `at` is the disclosure and its digital source type, as the format writes them. `language` is the item's. */
export function candorDeclarations(
  disclosure: JsonObject,
  at: readonly [disclosure: string, sourceType: string],
  language: string | null,
): readonly Declaration[] {
  const [mode, statement, term] = ['mode', 'statement', 'digital_source_type'].map((name) => textIn(disclosure, name))
  const says = {
    mode: parseMode(mode ?? ''),
    model: textIn(disclosure, 'model'),
    provider: textIn(disclosure, 'provider'),
    reviewedBy: textIn(disclosure, 'reviewed_by'),
    generatedAt: textIn(disclosure, 'generated_at'),
    statement,
    statementLanguage: statement == null ? null : (textIn(disclosure, 'statement_language') ?? language),
  }
  return [
    declaration('candor', at[0], mode ?? '', says),
    ...(term == null ? [] : [declaration('iptc', at[1], term, saidByTerm(term))]),
  ]
}

/** All of `_candor` but the disclosure. Relative addresses are resolved against `base`. */
export const candorFacts = (
  candor: JsonObject,
  base: string | null,
): Pick<ReadItem, 'sources' | 'corrections' | 'isRetracted' | 'statement'> => ({
  sources: objectsIn(candor, 'sources').flatMap((source) => {
    const url = resolved(textIn(source, 'url'), base)
    const [title = null, publisher = null, language = null] = ['title', 'publisher', 'language'].map((name) =>
      textIn(source, name),
    )
    return url === null ? [] : { url, title, publisher, language }
  }),
  corrections: objectsIn(candor, 'corrections').flatMap((correction) => {
    const text = textIn(correction, 'text')
    const url = resolved(textIn(correction, 'url'), base)
    return text === null ? [] : { date: textIn(correction, 'date'), text, url }
  }),
  isRetracted: textIn(candor, 'status') === 'canceled',
  statement: textIn(candor, 'statement'),
})
