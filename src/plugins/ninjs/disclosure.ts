/** How an article, or a picture, was made: all that ninjs says of it beside the texts for people. */
import { modes } from 'candor-disclosure/disclosure/modes.ts'
import { type Part, storedPart } from 'candor-disclosure/disclosure/parts.ts'
import { digitalSourceTypeUri } from 'candor-disclosure/disclosure/vocabularies.ts'
import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import type { Entry, Feed } from '../../core/feed/feed.ts'
import { candorMember } from '../../core/feed/json-feed.ts'

/** `digitalSourceType` of ninjs 3.1. */
export const sourceType = (term: string | null | undefined): JsonObject | undefined =>
  term ? { uri: digitalSourceTypeUri(term) } : undefined

/** In the descriptions of the news object, after the summary, which the label opens. */
export const disclosureTexts = ({ disclosure }: Entry): readonly JsonObject[] =>
  disclosure === null
    ? []
    : [
        ...(disclosure.label === null ? [] : [{ role: 'label', value: disclosure.label.text }]),
        { role: 'disclosure', contentType: 'text/plain', value: disclosure.statement },
        ...disclosure.parts.map(partText),
      ]

/** All of `_candor` of JSON Feed, but the signature: nobody can check it with another text. */
export function candorText(entry: Entry, feed: Feed): JsonObject {
  const { statement: _, ...value } = candorMember(entry, feed)
  return { role: 'candor', contentType: 'application/json', value: JSON.stringify(value) }
}

/**
 * An entry of `aiInfo` of the draft for ninjs (github.com/iptc/newsinjson, pull request 251), with
 * what Candor says of the part. ninjs 3.1 allows no such member, so it is a text with its role.
 */
const partText = (part: Part): JsonObject => ({
  role: 'aiInfo-draft',
  contentType: 'application/json',
  value: JSON.stringify({
    ...storedPart(part),
    digitalSourceType: sourceType(modes[part.mode].iptc),
    system: part.model
      ? { name: part.model, provider: part.provider ? { name: part.provider } : undefined }
      : undefined,
  }),
})
