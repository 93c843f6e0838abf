/** Reads Candor's own vocabulary in a JSON Feed: the member `_candor` of items (src/disclosure/json-schema.ts). */
import { toCorrection, toDisclosure, toSource } from './candor-facts.ts'
import type { FoundDisclosure } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { type JsonObject, objectIn, objectsIn, textIn } from './json-values.ts'
import { retractionIn } from './undecorate.ts'

/** `null` without a disclosure. */
export function candorIn(item: JsonObject, bodyHtml: string, notes: ImportNote[]): FoundDisclosure | null {
  const extension = objectIn(item, '_candor')
  const members = extension === null ? null : objectIn(extension, 'disclosure')
  if (extension === null || members === null) return null
  const facts = {
    mode: textIn(members, 'mode'),
    model: textIn(members, 'model'),
    provider: textIn(members, 'provider'),
    reviewed_by: textIn(members, 'reviewed_by'),
    generated_at: textIn(members, 'generated_at'),
    statement: textIn(members, 'statement'),
  }
  const disclosure = toDisclosure(facts, notes)
  if (disclosure === null) return null
  return {
    disclosure,
    sources: objectsIn(extension, 'sources').flatMap((source) => toSource(sourceFacts(source), null)),
    corrections: objectsIn(extension, 'corrections').flatMap((each) =>
      toCorrection({ text: textIn(each, 'text'), corrected_at: textIn(each, 'date'), url: textIn(each, 'url') }, null),
    ),
    retraction: textIn(extension, 'status') === 'canceled' ? retractionIn(bodyHtml) : null,
  }
}

const sourceFacts = (source: JsonObject) => ({
  url: textIn(source, 'url'),
  title: textIn(source, 'title'),
  publisher: textIn(source, 'publisher'),
  language: textIn(source, 'language'),
  accessed_at: textIn(source, 'accessed_at'),
})

/** A correction in the feed of corrections is a notice about an article, and no article. */
export function isNoticeIn(item: JsonObject): boolean {
  const extension = objectIn(item, '_candor')
  return extension !== null && objectsIn(extension, 'corrections').some((each) => textIn(each, 'ref') !== null)
}
