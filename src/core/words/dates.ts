/** Dates as readers of a language write them. */

import { sameLanguage, textDirection } from 'candor-disclosure/text/language.ts'
import { type DateForm, writtenDay } from '../text/dates.ts'
import { dateForms } from './date-forms.ts'
import { bestTag } from './words.ts'

/** The form of dates in the most specific language for `tag` (BCP 47): that of `de-AT` has “Jänner”. `null` for languages that Candor does not have. */
export function dateFormFor(tag: string): DateForm | null {
  const found = (exact: string) =>
    Object.entries(dateForms).find(([tags]) => tags.split(' ').includes(exact))?.[1]
  const best = bestTag(tag, (each) => found(each) !== undefined)
  return best === undefined ? null : (found(best) ?? null)
}

/**
 * The day in UTC for words in `language` that serve readers of `tag`: for `en-US` “May 1, 2026”, for `eu` in English “1 May
 * 2026”. A date in digits is isolated from right-to-left words, which would turn it around.
 */
export function dayFor(date: Date, tag: string, language: string): string {
  const form = dateFormFor(sameLanguage(tag, language) ? tag : language)
  const day = writtenDay(date, form)
  return form === null && textDirection(language) === 'rtl' ? `\u2066${day}\u2069` : day
}
