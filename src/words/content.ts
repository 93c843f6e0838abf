/** The few words that Candor itself puts into an article's body, in the languages that it knows. */
import type { Wording } from '../text/language.ts'

export type ContentWords = {
  /** Text of the link to the AI policy. */
  readonly policy: string
  readonly corrections: string
  readonly sources: string
  /** Opens the notice; `{date}` stands for the day, and the reason follows. */
  readonly retracted: string
}

export const contentWords: Wording<ContentWords> = {
  en: {
    policy: 'How we use AI',
    corrections: 'Corrections',
    sources: 'Sources',
    retracted: 'Retracted on {date}:',
  },
  de: {
    policy: 'Wie wir KI einsetzen',
    corrections: 'Korrekturen',
    sources: 'Quellen',
    retracted: 'Zurückgezogen am {date}:',
  },
  fr: {
    policy: 'Comment nous utilisons l’IA',
    corrections: 'Corrections',
    sources: 'Sources',
    retracted: 'Rétracté le {date} :',
  },
  es: {
    policy: 'Cómo usamos la IA',
    corrections: 'Correcciones',
    sources: 'Fuentes',
    retracted: 'Retractado el {date}:',
  },
  ar: {
    policy: 'كيف نستخدم الذكاء الاصطناعي',
    corrections: 'تصحيحات',
    sources: 'المصادر',
    retracted: 'سُحب في {date}:',
  },
}
