/** The words of an article's page that feeds and other pages do not have. */
import { bestTag } from '../../core/words/words.ts'

type ArticleWords = {
  readonly corrected: string
  readonly retracted: string
  readonly cite: string
  /** `{topics}` are links. */
  readonly feeds: string
  readonly signed: string
}

const languages: Readonly<Record<string, ArticleWords>> = {
  en: {
    corrected: 'Corrected',
    retracted: 'Retracted',
    cite: 'How to cite this article',
    feeds: 'More, and as feeds: {topics}',
    signed: 'What the newsroom signed of this article',
  },
  ar: {
    corrected: 'صُحّح',
    retracted: 'سُحب',
    cite: 'كيف تستشهد بهذا المقال',
    feeds: 'المزيد، وكخلاصات: {topics}',
    signed: 'ما وقّعته غرفة الأخبار من هذا المقال',
  },
  de: {
    corrected: 'Berichtigt',
    retracted: 'Zurückgezogen',
    cite: 'So zitieren Sie diesen Artikel',
    feeds: 'Mehr dazu, auch als Feed: {topics}',
    signed: 'Was die Redaktion von diesem Artikel signiert hat',
  },
  es: {
    corrected: 'Corregido',
    retracted: 'Retirado',
    cite: 'Cómo citar este artículo',
    feeds: 'Más, y como feeds: {topics}',
    signed: 'Lo que la redacción firmó de este artículo',
  },
  fr: {
    corrected: 'Corrigé',
    retracted: 'Retiré',
    cite: 'Citer cet article',
    feeds: 'À suivre, aussi en flux : {topics}',
    signed: 'Ce que la rédaction a signé de cet article',
  },
  pl: {
    corrected: 'Sprostowano',
    retracted: 'Wycofano',
    cite: 'Jak cytować ten artykuł',
    feeds: 'Więcej, także jako kanały: {topics}',
    signed: 'Co redakcja podpisała z tego artykułu',
  },
}

/** In the best language for `tag` (BCP 47), or else in English, with that language. */
export function articleWordsIn(tag: string) {
  const language = bestTag(tag, (each) => Object.hasOwn(languages, each)) ?? 'en'
  return { language, words: languages[language] as ArticleWords }
}
