/** The table of languages, by primary subtag (BCP 47). To add a language, add its file and a line here. */
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { English, Language } from './language.ts'

export const languages: { readonly en: English; readonly [language: string]: Language } = { ar, de, en, es, fr }
