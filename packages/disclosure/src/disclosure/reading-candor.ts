/**
 * Reads Candor's own vocabulary (docs/wire-contract.md, section 4): its elements in RSS and Atom,
 * and `_candor` in JSON Feed.
 */
import { isObject, type JsonObject, objectsIn, textIn, textsIn } from '../parse/json-values.ts'
import { resolved, type XmlElement } from '../parse/xml-element.ts'
import type { Declaration, ReadItem } from './declaration.ts'
import { parseMode } from './modes.ts'
import { partDeclarations } from './reading-parts.ts'
import { declaration, readTerm } from './reading-values.ts'

/**
 * Members of `_candor` (json-schema.ts) that are attributes in RSS and Atom, by the names of both.
 */
const disclosureNames = {
  mode: 'mode',
  model: 'model',
  provider: 'provider',
  reviewed_by: 'reviewed-by',
  generated_at: 'date',
  tag: 'tag',
  digital_source_type: 'digital-source-type',
}
const sourceNames = {
  title: 'title',
  publisher: 'candor:publisher',
  language: 'hreflang',
  accessed_at: 'candor:accessed',
}
const correctionNames = { date: 'date', ref: 'ref' }

export const membersOf = (
  element: XmlElement,
  names: Readonly<Record<string, string>>,
): JsonObject =>
  Object.fromEntries(
    Object.entries(names).map(([member, attribute]) => [member, element.attribute(attribute)]),
  )

/**
 * An item of RSS or Atom as the member `_candor` of a JSON Feed has it, with the first of its
 * disclosures.
 */
export const candorMember = (item: XmlElement): JsonObject => ({
  disclosure: item.all('candor:disclosure').map(disclosureMember)[0],
  sources: item
    .all('atom:link')
    .filter((link) => link.attribute('rel') === 'via')
    .map((link) => ({ ...membersOf(link, sourceNames), url: link.address('href') })),
  corrections: item.all('candor:correction').map((each) => ({
    ...membersOf(each, correctionNames),
    text: each.text,
    url: each.address('href'),
  })),
  status: item.textOf('candor:status'),
  statement: item.textOf('candor:statement'),
})

export const disclosureMember = (element: XmlElement): JsonObject => ({
  ...membersOf(element, disclosureNames),
  statement: element.text,
  statement_language: element.language,
})

/** The places are as the format writes them. `language` is the item's. */
export function candorDeclarations(
  disclosure: unknown,
  at: string,
  language: string | null,
  termAt = `${at}.digital_source_type`,
): readonly Declaration[] {
  if (!isObject(disclosure)) return []
  const { mode, statement, ...texts } = textsIn(
    disclosure,
    'mode',
    'model',
    'provider',
    'statement',
  )
  const term = textIn(disclosure, 'digital_source_type')
  const says = {
    ...texts,
    mode: parseMode(mode ?? ''),
    reviewedBy: textIn(disclosure, 'reviewed_by'),
    generatedAt: textIn(disclosure, 'generated_at'),
    statement,
    statementLanguage:
      statement === null ? null : (textIn(disclosure, 'statement_language') ?? language),
  }
  return [
    declaration('candor', at, mode ?? '', says),
    ...(term === null ? [] : [declaration('iptc', termAt, term, readTerm(term))]),
    ...partDeclarations(objectsIn(disclosure, 'parts'), `${at}.parts`),
  ]
}

/** All of `_candor` but the disclosure. Relative addresses are resolved against `base`. */
export const candorFacts = (
  candor: JsonObject,
  base: string | null,
): Pick<ReadItem, 'sources' | 'corrections' | 'isRetracted' | 'statement'> => ({
  sources: objectsIn(candor, 'sources').flatMap((source) => {
    const url = resolved(textIn(source, 'url'), base)
    return url === null ? [] : { url, ...textsIn(source, 'title', 'publisher', 'language') }
  }),
  corrections: objectsIn(candor, 'corrections').flatMap((correction) => {
    const { date, text, url } = textsIn(correction, 'date', 'text', 'url')
    return text === null ? [] : { date, text, url: resolved(url, base) }
  }),
  isRetracted: textIn(candor, 'status') === 'canceled',
  statement: textIn(candor, 'statement'),
})
