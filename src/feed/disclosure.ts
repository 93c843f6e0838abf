/** Chooses the words that tell how an article was made: the label that opens its summary, the statement that opens its body. */
import type { AuthorshipMode, Disclosure } from '../articles/article.ts'
import type { EntryDisclosure } from './feed.ts'
import { type Wording, wordsIn } from './language.ts'
import { digitalSourceTypes } from './vocabularies.ts'

type DisclosureWords = Readonly<Record<AuthorshipMode, { readonly label: string | null; readonly statement: string }>>

/** `human-only` is said to machines alone: it has a statement, and no label. `{reviewed_by}` is the reviewer's name. */
const wording: Wording<DisclosureWords> = {
  en: {
    'ai-autonomous': {
      label: 'AI-written, no human editor:',
      statement: 'An AI wrote this article on its own; no human editor reviewed it.',
    },
    'ai-assisted': {
      label: 'AI-assisted:',
      statement: 'Written with the help of AI and reviewed by {reviewed_by}.',
    },
    'human-only': { label: null, statement: 'Written by a human without generative AI.' },
  },
  de: {
    'ai-autonomous': {
      label: 'KI-Text ohne menschliche Redaktion:',
      statement: 'Eine KI hat diesen Artikel selbstständig verfasst; kein Mensch hat ihn redigiert.',
    },
    'ai-assisted': {
      label: 'KI-gestützt:',
      statement: 'Mit Hilfe von KI verfasst und geprüft von {reviewed_by}.',
    },
    'human-only': { label: null, statement: 'Von einem Menschen ohne generative KI verfasst.' },
  },
  fr: {
    'ai-autonomous': {
      label: 'Texte d’IA, sans relecture humaine :',
      statement: 'Une IA a écrit cet article de façon autonome ; aucun rédacteur humain ne l’a relu.',
    },
    'ai-assisted': {
      label: 'Assisté par IA :',
      statement: 'Rédigé avec l’aide de l’IA et relu par {reviewed_by}.',
    },
    'human-only': { label: null, statement: 'Écrit par un être humain sans IA générative.' },
  },
  es: {
    'ai-autonomous': {
      label: 'Texto de IA, sin revisión humana:',
      statement: 'Una IA escribió este artículo de forma autónoma; ningún editor humano lo revisó.',
    },
    'ai-assisted': {
      label: 'Con ayuda de IA:',
      statement: 'Escrito con ayuda de IA y revisado por {reviewed_by}.',
    },
    'human-only': { label: null, statement: 'Escrito por una persona sin IA generativa.' },
  },
  ar: {
    'ai-autonomous': {
      label: 'نص كتبه الذكاء الاصطناعي دون مراجعة بشرية:',
      statement: 'كتب الذكاء الاصطناعي هذا المقال بصورة مستقلة، ولم يراجعه أي محرر بشري.',
    },
    'ai-assisted': {
      label: 'بمساعدة الذكاء الاصطناعي:',
      statement: 'كُتب بمساعدة الذكاء الاصطناعي وراجعه {reviewed_by}.',
    },
    'human-only': { label: null, statement: 'كتبه إنسان دون استخدام الذكاء الاصطناعي التوليدي.' },
  },
}

/** What opens the summary, in the article's language (BCP 47) or else in English; `null` for `human-only`. */
export function label(mode: AuthorshipMode, language: string): string | null {
  return wordsIn(wording, language).words[mode].label
}

/**
 * The disclosure with its statement chosen: the newsroom's own, which is then in the article's language (BCP 47), or
 * ours in that language, or ours in English.
 */
export function entryDisclosure(disclosure: Disclosure, language: string): EntryDisclosure {
  const { mode, model, provider, reviewedBy, generatedAt } = disclosure
  const ours = wordsIn(wording, language)
  return {
    mode,
    statement: disclosure.statement ?? named(ours.words[mode].statement, reviewedBy),
    statementLanguage: disclosure.statement === null ? ours.language : language,
    model,
    provider,
    reviewedBy,
    generatedAt,
    digitalSourceType: digitalSourceTypes[mode],
  }
}

/** The database does not let an `ai-assisted` article through that names nobody; a dash would show that it had. */
function named(statement: string, reviewedBy: string | null): string {
  // A function, because in a replacement text `$&` and its like have a meaning.
  return statement.replace('{reviewed_by}', () => reviewedBy ?? '—')
}
