/** Statements of articles that say which of their parts AI made. */
import { type Part, partsByAi, reviewerOf } from 'candor-disclosure/disclosure/parts.ts'
import { primarySubtag, textDirection } from 'candor-disclosure/text/language.ts'
import { languageName } from '../words/language-names.ts'
import type { Spoken } from '../words/spoken.ts'
import { fill } from '../words/words.ts'
import type { Disclosure } from './disclosure.ts'

/** Commas that are none of Latin script. */
const commas: Readonly<Record<string, string>> = { ar: '، ', fa: '، ', ja: '、', zh: '、' }

/** The comma of a language (BCP 47), with its space. */
export const commaIn = (language: string): string => commas[primarySubtag(language)] ?? ', '

/**
 * The sentence in the words of `spoken`, for an article in `language` (BCP 47), with models and
 * reviewers; `null` if that of the mode says it all. A list has the comma of its language.
 */
export function partsStatement(
  { mode, reviewedBy, model, parts }: Disclosure,
  language: string,
  spoken: Spoken,
): string | null {
  const { language: own, words } = spoken.parts
  const byAi = partsByAi(parts)
  if (byAi.length === 0 || mode === 'human-only') return null
  const isRightToLeft = textDirection(own) === 'rtl'
  const isByReviewer = byAi.every((part) => reviewerOf(part, reviewedBy) === reviewedBy)
  const detailsOf = (part: Part, ownModel = part.model) =>
    [
      part.translatedFrom === null
        ? null
        : [part.translatedFrom, language]
            .map((tag) => languageName(primarySubtag(tag)))
            .join(isRightToLeft ? ' ← ' : ' → '),
      ownModel,
      part.reviewedBy === null || isByReviewer
        ? null
        : fill(words.part_reviewed, { reviewed_by: part.reviewedBy }),
    ]
      .filter((detail) => detail !== null)
      .join(commaIn(own))
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
    .join(words.more.slice(words.more.indexOf('{a}') + '{a}'.length, words.more.indexOf('{b}')))
  if (reviewedBy === null) return fill(words.made, { parts: list })
  if (isByReviewer) return fill(words.made_reviewed, { parts: list, reviewed_by: reviewedBy })
  const ofWhole = fill(spoken.statements.words[mode], { reviewed_by: reviewedBy })
  return `${fill(words.made, { parts: list })} ${ofWhole}`
}
