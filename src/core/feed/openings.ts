/**
 * The words that open titles and summaries, in plain text: that an article was retracted or
 * corrected.
 */

import { directed, follow } from 'candor-disclosure/text/language.ts'
import type { Article, Correction, Retraction } from '../article.ts'
import { labelled } from '../disclosure/entry-labels.ts'
import type { Label } from '../disclosure/labels.ts'
import { dayFor } from '../words/dates.ts'
import type { Spoken } from '../words/spoken.ts'
import { fill } from '../words/words.ts'

/** Date and reason of a retraction, as plain text for summaries. */
const retractionText = ({ reason, date }: Retraction, language: string, spoken: Spoken): string =>
  dated('retracted', date, reason, language, spoken)

/** The date and text of the newest correction, for summaries; `null` if there is none. */
function correctionText(
  corrections: readonly Correction[],
  language: string,
  spoken: Spoken,
): string | null {
  const newest = corrections.at(-1)
  return newest === undefined
    ? null
    : dated('corrected', newest.date, newest.text, language, spoken)
}

/** Plain text after its opening words and date, such as “Retracted on 3 May 2026:”. */
function dated(
  opening: 'corrected' | 'retracted',
  date: Date,
  text: string,
  tag: string,
  { entry }: Spoken,
): string {
  const { language, words } = entry
  return follow(
    directed(fill(words[opening], { date: dayFor(date, tag, language) }), language, tag),
    text,
  )
}

/**
 * The newest correction and the standfirst, or the notice that the entry is, after the newsroom's
 * name. The reason of a retraction replaces both: they may repeat retracted text, and most people
 * read them first.
 */
export function leadOf(
  { language, standfirst, corrections, retraction, notice }: Article,
  spoken: Spoken,
  newsroom: string,
): string {
  if (notice !== null) {
    const colon = /\s?[:：]/.exec(spoken.entry.words.correctionTitle)?.[0] ?? ':'
    return follow(directed(newsroom, language, language) + colon, notice.text)
  }
  if (retraction !== null) return retractionText(retraction, language, spoken)
  return [correctionText(corrections, language, spoken), standfirst]
    .filter((text) => text !== null && text !== '')
    .join(' ')
}

/** The key of the words that open a title. */
export type TitleOpening = 'retractedTitle' | 'correctionTitle' | 'retractionTitle'

/**
 * Opens the title of a retracted article or a notice, because lists show only titles. Some
 * newsrooms write the opening themselves. The label follows it: “Retracted: AI: Bridge reopens”.
 */
export function openedTitle(
  opened: TitleOpening,
  title: string,
  label: Label | null,
  tag: string,
  { entry }: Spoken,
): string {
  const { language, words } = entry
  const [before = '', after = ''] = words[opened].split('{title}')
  const opening = before.trim()
  const own = title.slice(0, opening.length)
  if (opening !== '' && own.toLowerCase() === opening.toLowerCase()) {
    return label === null
      ? title
      : follow(own, labelled(label, title.slice(opening.length).trimStart(), tag))
  }
  const labelledTitle = labelled(label, title, tag)
  return opening === ''
    ? labelledTitle + after
    : follow(directed(opening, language, tag), labelledTitle) + after
}
