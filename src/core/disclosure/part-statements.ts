/** Statements of articles that say which of their parts AI made. */
import { type Part, partsByAi } from 'candor-disclosure/disclosure/parts.ts'
import { primarySubtag } from 'candor-disclosure/text/language.ts'
import { languageName } from '../words/language-names.ts'
import type { Spoken } from '../words/spoken.ts'
import { fill } from '../words/words.ts'
import type { Disclosure } from './disclosure.ts'

/**
 * The sentence in the words of `spoken`, for an article in `language` (BCP 47), with models and
 * reviewers; `null` if that of the mode says it all. A list has the comma of its language.
 */
export function partsStatement(
  { mode, reviewedBy, model, parts }: Disclosure,
  language: string,
  { parts: { words } }: Spoken,
): string | null {
  const byAi = partsByAi(parts)
  if (byAi.length === 0 || mode === 'human-only') return null
  const detailsOf = (part: Part, ownModel = part.model) =>
    [
      part.translatedFrom === null
        ? null
        : [part.translatedFrom, language]
            .map((tag) => languageName(primarySubtag(tag)))
            .join(' → '),
      ownModel,
      part.reviewedBy === null || part.reviewedBy === reviewedBy
        ? null
        : fill(words.part_reviewed, { reviewed_by: part.reviewedBy }),
    ]
      .filter((detail) => detail !== null)
      .join(', ')
  if (mode === 'ai-autonomous') {
    const translation = byAi.find(({ name }) => name === 'translation')
    return translation === undefined
      ? null
      : fill(words.made_translation, {
          details: detailsOf(translation, translation.model ?? model),
        })
  }
  const list = byAi
    .map((part) => {
      const details = detailsOf(part)
      return details === '' ? words.names[part.name] : `${words.names[part.name]} (${details})`
    })
    .join(words.more.slice('{a}'.length, words.more.indexOf('{b}')))
  return reviewedBy === null
    ? fill(words.made, { parts: list })
    : fill(words.made_reviewed, { parts: list, reviewed_by: reviewedBy })
}
