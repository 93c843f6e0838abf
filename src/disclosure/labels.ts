/** The labels that tell how an article was made, in a few words: what opens its summary, and stands with its headline wherever that is shown. */
import { type Wording, wordsIn } from '../text/language.ts'
import type { AuthorshipMode } from './modes.ts'

/** `human-only` is said to machines alone: it has no label. */
const labels: Wording<Readonly<Record<Exclude<AuthorshipMode, 'human-only'>, string>>> = {
  en: {
    'ai-autonomous': 'AI-written, no human editor:',
    'ai-assisted': 'AI-assisted:',
  },
  de: {
    'ai-autonomous': 'KI-Text ohne menschliche Redaktion:',
    'ai-assisted': 'KI-gestützt:',
  },
  fr: {
    'ai-autonomous': 'Texte d’IA, sans relecture humaine :',
    'ai-assisted': 'Assisté par IA :',
  },
  es: {
    'ai-autonomous': 'Texto de IA, sin revisión humana:',
    'ai-assisted': 'Con ayuda de IA:',
  },
  ar: {
    'ai-autonomous': 'نص كتبه الذكاء الاصطناعي دون مراجعة بشرية:',
    'ai-assisted': 'بمساعدة الذكاء الاصطناعي:',
  },
}

/** In the article's language (BCP 47) or else in English; `null` for `human-only`. */
export const label = (mode: AuthorshipMode, language: string): string | null => labelIn(mode, language)?.text ?? null

/** The same with the language that it is in. */
export function labelIn(
  mode: AuthorshipMode,
  language: string,
): { readonly text: string; readonly language: string } | null {
  if (mode === 'human-only') return null
  const ours = wordsIn(labels, language)
  return { text: ours.words[mode], language: ours.language }
}

/** A summary without the label that opens it, where that stands beside it already. */
export const withoutLabel = (summary: string, label: string | undefined): string =>
  label !== undefined && summary.startsWith(label) ? summary.slice(label.length).trimStart() : summary
