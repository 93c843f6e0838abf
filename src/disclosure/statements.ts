/** Chooses the sentence that tells how an article was made, and opens its body; the label that opens its summary is in labels.ts. */
import { fill, wordsIn } from '../words/words.ts'
import type { Disclosure, EntryDisclosure } from './disclosure.ts'
import { modes } from './modes.ts'

/**
 * The disclosure with its statement chosen: the newsroom's own, which is then in the article's language (BCP 47), or
 * ours in that language, or ours in English.
 */
export function entryDisclosure(disclosure: Disclosure, language: string): EntryDisclosure {
  const { mode, reviewedBy } = disclosure
  const ours = wordsIn('statements', language)
  // The database does not let an article through that names no reviewer where one is required; a dash would show that it had.
  const statement = fill(ours.words[mode], { reviewed_by: reviewedBy ?? '—' })
  return {
    ...disclosure,
    statement: disclosure.statement ?? statement,
    statementLanguage: disclosure.statement === null ? ours.language : language,
    digitalSourceType: modes[mode].iptc,
  }
}
