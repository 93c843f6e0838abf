/**
 * Reads what a feed or page declares about AI, whoever wrote it, in every vocabulary of
 * docs/disclosure-library.md. It reports declarations, and never guesses how a text was made.
 */

import { isHtml } from '../parse/parse-html.ts'
import { UnreadableDocument } from '../parse/unreadable-document.ts'
import type { Reading, UnmergedReading } from './declaration.ts'
import { readHeader } from './reading-header.ts'
import { readHtmlPage } from './reading-html.ts'
import { readJsonDocument } from './reading-json.ts'
import { merged, mergeItems, outvoted } from './reading-merge.ts'
import { readXmlDocument } from './reading-xml.ts'

export type ReadOptions = {
  /** Only decides about text that begins like no format. */
  readonly mediaType?: string
  /** The address of the document: the base of relative addresses. */
  readonly url?: string
  /** Headers of the response, by name in any case. Only `AI-Disclosure` is read. */
  readonly headers?: Readonly<Record<string, string>>
  /** Items of a feed that are read. All by default. */
  readonly maxItems?: number
}

/** Characters. The largest feeds have a tenth of it. */
const maxLength = 32_000_000

/**
 * Reads RSS, RDF, Atom, JSON Feed, ninjs or HTML, or one item of a feed by itself. The same document
 * always gives the same reading. Throws an `UnreadableDocument`; anything else that is wrong in it,
 * such as an unknown mode, is left out or in `found`.
 */
export function readDisclosure(document: string, options: ReadOptions = {}): Reading {
  const text = document.replace(/^\ufeff?\s*/, '')
  if (text === '') throw new UnreadableDocument('empty', 'The document is empty.')
  if (text.length > maxLength) {
    throw new UnreadableDocument('too_large', `The document has more than ${maxLength} characters.`)
  }
  const url = options.url ?? null
  const reading = readFormat(text, options, url)
  if (reading === null) {
    throw new UnreadableDocument(
      'no_known_format',
      'The document is no RSS, Atom, JSON Feed, ninjs or HTML.',
    )
  }
  const found = [...readHeader(options.headers ?? {}), ...reading.found]
  const all = merged({ ...reading, items: mergeItems(reading.items, found), found })
  return { ...all, contradictions: [...all.contradictions, ...outvoted(all)] }
}

function readFormat(
  text: string,
  { mediaType = '', maxItems }: ReadOptions,
  url: string | null,
): UnmergedReading | null {
  if (/^[{[]/.test(text)) return readJsonDocument(text, url, maxItems)
  if (isHtml(text) || (!text.startsWith('<') && mediaType.includes('html')))
    return readHtmlPage(text, url)
  return text.startsWith('<') ? readXmlDocument(text, url, maxItems) : null
}
