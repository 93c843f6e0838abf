/**
 * Statements: the sentence that says how an article was made. It opens the text; entry-labels.ts
 * has the label of the summary.
 */

import { modes } from '../../packages-to-be/disclosure/modes.ts'
import { type Spoken, wordsFor } from '../words/spoken.ts'
import { fill } from '../words/words.ts'
import type { Disclosure, EntryDisclosure } from './disclosure.ts'
import { entryLabels } from './entry-labels.ts'
import { modeTag } from './labels.ts'
import { standardWording, type Wording } from './wording.ts'

/**
 * Adds labels, the tag and the statement: the newsroom's own, or else Candor's in `language` (BCP
 * 47), or else Candor's in English. The newsroom's own counts as being in `language`, the language
 * of the article.
 */
export function entryDisclosure(
  disclosure: Disclosure,
  language: string,
  wording: Wording = standardWording,
  spoken: Spoken = wordsFor(language, wording.words),
): EntryDisclosure {
  const { mode, reviewedBy } = disclosure
  const ours = spoken.statements
  // The database rejects an article without a required reviewer. A dash makes it visible if that
  // check fails.
  const statement = fill(ours.words[mode], { reviewed_by: reviewedBy ?? '—' })
  return {
    ...disclosure,
    statement: disclosure.statement ?? statement,
    statementLanguage: disclosure.statement === null ? ours.language : language,
    tag: modeTag(mode, spoken.tags.language, wording.words),
    digitalSourceType: modes[mode].iptc,
    ...entryLabels(disclosure, language, wording, spoken),
  }
}
