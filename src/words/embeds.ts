/** The few words that an embed adds of its own, in the languages that Candor knows. */
import type { Wording } from '../text/language.ts'

export type EmbedWords = {
  /** The link back; `{title}` stands for the feed's. */
  readonly back: string
  /** Where there is no headline. */
  readonly nothing: string
}

export const embedWords: Wording<EmbedWords> = {
  en: { back: 'More: {title}', nothing: 'No articles yet.' },
  de: { back: 'Mehr: {title}', nothing: 'Noch keine Artikel.' },
  fr: { back: 'Plus : {title}', nothing: 'Pas encore d’articles.' },
  es: { back: 'Más: {title}', nothing: 'Aún no hay artículos.' },
  ar: { back: 'المزيد: {title}', nothing: 'لا توجد مقالات بعد.' },
}
