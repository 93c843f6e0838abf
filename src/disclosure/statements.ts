/** Chooses the sentence that tells how an article was made, and opens its body; the label that opens its summary is in labels.ts. */
import { type Wording, wordsIn } from '../text/language.ts'
import type { Disclosure, EntryDisclosure } from './disclosure.ts'
import { type AuthorshipMode, modes } from './modes.ts'

/** `{reviewed_by}` is the reviewer's name. */
const statements: Wording<Readonly<Record<AuthorshipMode, string>>> = {
  en: {
    'ai-autonomous': 'An AI wrote this article on its own; no human editor reviewed it.',
    'ai-assisted': 'Written with the help of AI and reviewed by {reviewed_by}.',
    'human-only': 'Written by a human without generative AI.',
  },
  de: {
    'ai-autonomous': 'Eine KI hat diesen Artikel selbstständig verfasst; kein Mensch hat ihn redigiert.',
    'ai-assisted': 'Mit Hilfe von KI verfasst und geprüft von {reviewed_by}.',
    'human-only': 'Von einem Menschen ohne generative KI verfasst.',
  },
  fr: {
    'ai-autonomous': 'Une IA a écrit cet article de façon autonome ; aucun rédacteur humain ne l’a relu.',
    'ai-assisted': 'Rédigé avec l’aide de l’IA et relu par {reviewed_by}.',
    'human-only': 'Écrit par un être humain sans IA générative.',
  },
  es: {
    'ai-autonomous': 'Una IA escribió este artículo de forma autónoma; ningún editor humano lo revisó.',
    'ai-assisted': 'Escrito con ayuda de IA y revisado por {reviewed_by}.',
    'human-only': 'Escrito por una persona sin IA generativa.',
  },
  ar: {
    'ai-autonomous': 'كتب الذكاء الاصطناعي هذا المقال بصورة مستقلة، ولم يراجعه أي محرر بشري.',
    'ai-assisted': 'كُتب بمساعدة الذكاء الاصطناعي وراجعه {reviewed_by}.',
    'human-only': 'كتبه إنسان دون استخدام الذكاء الاصطناعي التوليدي.',
  },
}

/**
 * The disclosure with its statement chosen: the newsroom's own, which is then in the article's language (BCP 47), or
 * ours in that language, or ours in English.
 */
export function entryDisclosure(disclosure: Disclosure, language: string): EntryDisclosure {
  const { mode, reviewedBy } = disclosure
  const ours = wordsIn(statements, language)
  return {
    ...disclosure,
    statement: disclosure.statement ?? named(ours.words[mode], reviewedBy),
    statementLanguage: disclosure.statement === null ? ours.language : language,
    digitalSourceType: modes[mode].iptc,
  }
}

/** The database does not let an `ai-assisted` article through that names nobody; a dash would show that it had. */
function named(statement: string, reviewedBy: string | null): string {
  // A function, because in a replacement text `$&` and its like have a meaning.
  return statement.replace('{reviewed_by}', () => reviewedBy ?? '—')
}
