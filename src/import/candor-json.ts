/** Reads Candor's own vocabulary in a JSON Feed: the member `_candor` of items (src/disclosure/json-schema.ts). */
import { parseMode } from '../disclosure/modes.ts'
import type { FoundDisclosure } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { type JsonObject, objectIn, objectsIn, textIn } from './json-values.ts'
import { note } from './notes.ts'
import { retractionIn } from './undecorate.ts'

/** `null` without a disclosure. */
export function candorIn(item: JsonObject, bodyHtml: string, notes: ImportNote[]): FoundDisclosure | null {
  const extension = objectIn(item, '_candor')
  const disclosure = extension === null ? null : objectIn(extension, 'disclosure')
  if (extension === null || disclosure === null) return null
  const written = textIn(disclosure, 'mode') ?? ''
  const mode = parseMode(written)
  if (mode === undefined) {
    notes.push(note('mode_unreadable', `"${written}"`))
    return null
  }
  return {
    disclosure: {
      mode,
      model: textIn(disclosure, 'model'),
      provider: textIn(disclosure, 'provider'),
      reviewed_by: textIn(disclosure, 'reviewed_by'),
      generated_at: textIn(disclosure, 'generated_at'),
      statement: textIn(disclosure, 'statement'),
    },
    sources: objectsIn(extension, 'sources').flatMap((source) => {
      const url = textIn(source, 'url')
      if (url === null) return []
      return [
        {
          url,
          title: textIn(source, 'title') ?? url,
          publisher: textIn(source, 'publisher'),
          language: textIn(source, 'language'),
          accessed_at: textIn(source, 'accessed_at'),
        },
      ]
    }),
    corrections: objectsIn(extension, 'corrections').flatMap((correction) => {
      const text = textIn(correction, 'text')
      const date = textIn(correction, 'date')
      if (text === null) return []
      return [{ text, ...(date !== null && { corrected_at: date }), url: textIn(correction, 'url') }]
    }),
    retraction: textIn(extension, 'status') === 'canceled' ? retractionIn(bodyHtml) : null,
  }
}

/** A correction in the feed of corrections is a notice about an article, and no article. */
export function isNoticeIn(item: JsonObject): boolean {
  const extension = objectIn(item, '_candor')
  return extension !== null && objectsIn(extension, 'corrections').some((each) => textIn(each, 'ref') !== null)
}
