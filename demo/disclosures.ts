/**
 * The three disclosure modes of demo articles. The names of model and provider say that they are a
 * demo.
 */
import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import type { DemoDisclosure } from './demo-article.ts'

export const byline = 'Candor demo newsroom'

const madeBy = { model: 'demo-model', provider: 'Candor demo' } as const

/** Written by an AI alone; `generatedAt` in UTC. */
export const autonomous = (generatedAt: string): DemoDisclosure => ({
  mode: 'ai-autonomous',
  ...madeBy,
  generatedAt,
})

/** Written with the help of AI; `reviewedBy` is a role in the article's language. */
export const assisted = (generatedAt: string, reviewedBy: string): DemoDisclosure => ({
  mode: 'ai-assisted',
  ...madeBy,
  reviewedBy,
  generatedAt,
})

const part = { ...madeBy, reviewedBy: null, reviewedAt: null, translatedFrom: null } as const

/** By people, but for a summary that nobody reviewed. */
export const withSummaryByAi = (generatedAt: string): DemoDisclosure => ({
  mode: 'ai-assisted',
  ...madeBy,
  generatedAt,
  parts: [{ ...part, name: 'summary', mode: 'ai-autonomous' }],
})

/** Translated by an AI; `reviewed` is a role, and when it read the translation, in UTC. */
export const translated = (
  generatedAt: string,
  translatedFrom: string,
  reviewed: Pick<Part, 'reviewedBy' | 'reviewedAt'> | null = null,
): DemoDisclosure => ({
  ...(reviewed?.reviewedBy ? assisted(generatedAt, reviewed.reviewedBy) : autonomous(generatedAt)),
  parts: [
    {
      ...{ ...part, ...reviewed, translatedFrom },
      ...{ name: 'translation', mode: reviewed === null ? 'ai-autonomous' : 'ai-assisted' },
    },
  ],
})

/**
 * Mode `human-only`. The statement, which only machines read in this mode, says in the article's
 * language that this is sample data, because Candor must not claim a human author for a text that
 * only demonstrates the mode.
 */
export const humanOnly = (statement: string): DemoDisclosure => ({ mode: 'human-only', statement })

export const sampleStatement = {
  en: 'Sample text, filed as human-only to show how this mode looks in a feed.',
  de: 'Beispieltext, als „human-only“ eingetragen, um diesen Modus in einem Feed zu zeigen.',
  fr: 'Texte d’exemple, classé « human-only » pour montrer ce mode dans un flux.',
  es: 'Texto de muestra, clasificado como «human-only» para mostrar este modo en un canal.',
  ar: 'نص نموذجي صُنِّف على أنه human-only لعرض هذا النمط في الخلاصة.',
} as const
