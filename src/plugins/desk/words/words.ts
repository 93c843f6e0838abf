/** The texts of the editors' desk by language. Only the desk loads them. */

import { bestTag } from '../../../core/words/words.ts'
import { deskAr } from './ar.ts'
import { deskDe } from './de.ts'
import { type DeskWords, deskEn } from './en.ts'
import { deskEs } from './es.ts'
import { deskFr } from './fr.ts'
import { deskPl } from './pl.ts'

const languages: Readonly<Record<string, DeskWords>> = {
  en: deskEn,
  ar: deskAr,
  de: deskDe,
  es: deskEs,
  fr: deskFr,
  pl: deskPl,
}

/** The words of the best language for `tag` (BCP 47), or else of English, with that language. */
export function deskWordsIn(tag: string): { readonly language: string; readonly words: DeskWords } {
  const language = bestTag(tag, (each) => Object.hasOwn(languages, each)) ?? 'en'
  return { language, words: languages[language] ?? deskEn }
}

export type { DeskWords }
