/** How an article, or a picture, was made: all that ninjs says of it beside the texts for people. */
import { digitalSourceTypeUri } from 'candor-disclosure/disclosure/vocabularies.ts'
import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import type { Entry } from '../../core/feed/feed.ts'

/** `digitalSourceType` of ninjs 3.1. */
export const sourceType = (term: string | null | undefined): JsonObject | undefined =>
  term ? { uri: digitalSourceTypeUri(term) } : undefined

/**
 * Members of the news object. Its body has model and provider too, as attributes, because ninjs 3.1
 * has no member for them: `aiInfo` is a draft.
 */
export const disclosureMembers = ({ disclosure }: Entry): JsonObject => ({
  contentCreated: disclosure?.generatedAt?.toISOString(),
  digitalSourceType: sourceType(disclosure?.digitalSourceType),
})

/** In the descriptions of the news object, after the summary, which the label opens. */
export const disclosureTexts = ({ disclosure }: Entry): readonly JsonObject[] =>
  disclosure === null
    ? []
    : [
        ...(disclosure.label === null ? [] : [{ role: 'label', value: disclosure.label.text }]),
        { role: 'disclosure', contentType: 'text/plain', value: disclosure.statement },
      ]
