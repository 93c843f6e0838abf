/** Labels and statements for readers, and disclosures for programs (wire contract §3). */
import { describe, expect, it } from 'vitest'
import { labelIn } from '../../src/disclosure/labels.ts'
import type { AuthorshipMode } from '../../src/disclosure/modes.ts'
import { entryDisclosure } from '../../src/disclosure/statements.ts'
import { languages } from '../../src/words/languages.ts'
import { buildDisclosure } from '../fixtures/build-article.ts'

const autonomous = buildDisclosure({ mode: 'ai-autonomous' })
const assisted = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R. Reviewer' })
const human = buildDisclosure({ mode: 'human-only', model: null, provider: null, generatedAt: null })

/** Copied by hand from the contract, not from the code. */
const contract: readonly [string, string, string, string, string][] = [
  [
    'en',
    'AI-written, no human editor:',
    'An AI wrote this article on its own; no human editor reviewed it.',
    'AI-assisted:',
    'Written with the help of AI and reviewed by R. Reviewer.',
  ],
  [
    'de',
    'KI-Text ohne menschliche Redaktion:',
    'Eine KI hat diesen Artikel selbstständig verfasst; kein Mensch hat ihn redigiert.',
    'KI-gestützt:',
    'Mit Hilfe von KI verfasst; geprüft von R. Reviewer.',
  ],
  [
    'fr',
    'Texte généré par IA, sans relecture humaine :',
    'Une IA a écrit cet article de façon autonome ; aucun rédacteur humain ne l’a relu.',
    'Assisté par IA :',
    'Rédigé avec l’aide de l’IA et relu par R. Reviewer.',
  ],
  [
    'es',
    'Texto de IA, sin revisión humana:',
    'Una IA escribió este artículo de forma autónoma; ningún editor humano lo revisó.',
    'Con ayuda de IA:',
    'Escrito con ayuda de IA y revisado por R. Reviewer.',
  ],
  [
    'ar',
    'نص كتبه الذكاء الاصطناعي دون مراجعة بشرية:',
    'كتب الذكاء الاصطناعي هذا المقال بصورة مستقلة، ولم يراجعه أي محرر بشري.',
    'بمساعدة الذكاء الاصطناعي:',
    'كُتب بمساعدة الذكاء الاصطناعي. مراجعة: R. Reviewer.',
  ],
]

const label = (mode: AuthorshipMode, language: string) => labelIn(mode, language)?.text ?? null

describe('the wording', () => {
  it.each(contract)(
    'in %s matches the contract',
    (language, autonomousLabel, autonomousText, assistedLabel, assistedText) => {
      expect(label('ai-autonomous', language)).toBe(autonomousLabel)
      expect(entryDisclosure(autonomous, language).statement).toBe(autonomousText)
      expect(label('ai-assisted', language)).toBe(assistedLabel)
      expect(entryDisclosure(assisted, language).statement).toBe(assistedText)
      expect(entryDisclosure(autonomous, language).statementLanguage).toBe(language)
    },
  )

  it.each([
    ['en', 'Written by a human without generative AI.'],
    ['de', 'Von einem Menschen ohne generative KI verfasst.'],
    ['fr', 'Écrit par un être humain sans IA générative.'],
    ['es', 'Escrito por una persona sin IA generativa.'],
    ['ar', 'كتبه إنسان دون استخدام الذكاء الاصطناعي التوليدي.'],
  ])('gives the statement of human-only to programs only, in %s', (language, statement) => {
    expect(label('human-only', language)).toBeNull()
    expect(entryDisclosure(human, language)).toMatchObject({ statement, statementLanguage: language })
  })

  it.each(['DE', 'de-AT', 'De-Latn-CH-1996'])('is chosen for %s by the primary subtag', (language) => {
    expect(label('ai-assisted', language)).toBe('KI-gestützt:')
    expect(entryDisclosure(autonomous, language).statementLanguage).toBe('de')
  })

  it.each(['eu', 'den', 'constructor', '__proto__', ''])(
    'falls back to English, marked as English, for %j',
    (language) => {
      expect(label('ai-autonomous', language)).toBe('AI-written, no human editor:')
      expect(entryDisclosure(autonomous, language)).toMatchObject({
        statement: 'An AI wrote this article on its own; no human editor reviewed it.',
        statementLanguage: 'en',
      })
    },
  )

  it('gives way to the newsroom’s own statement, in the article’s language', () => {
    const own = buildDisclosure({ statement: 'Questo testo è di una macchina.' })
    expect(entryDisclosure(own, 'it-CH')).toMatchObject({
      statement: 'Questo testo è di una macchina.',
      statementLanguage: 'it-CH',
    })
  })

  it('accepts a reviewer’s name with replacement patterns', () => {
    const odd = buildDisclosure({ mode: 'ai-assisted', reviewedBy: "$& $1 $' {reviewed_by}" })
    expect(entryDisclosure(odd, 'en').statement).toBe(
      "Written with the help of AI and reviewed by $& $1 $' {reviewed_by}.",
    )
  })
})

describe('the disclosure for programs', () => {
  const types: readonly [AuthorshipMode, string][] = [
    ['ai-autonomous', 'trainedAlgorithmicMedia'],
    ['ai-assisted', 'compositeWithTrainedAlgorithmicMedia'],
    ['human-only', 'digitalCreation'],
  ]
  it.each(types)('maps %s to %s of IPTC', (mode, term) => {
    expect(entryDisclosure(buildDisclosure({ mode }), 'en').digitalSourceType).toBe(term)
  })

  it.each([
    ['en', 'AI-written', 'AI-assisted'],
    ['de-AT', 'KI-Text', 'KI-gestützt'],
    ['fr', 'Texte généré par IA', 'Assisté par IA'],
    ['es', 'Texto de IA', 'Con ayuda de IA'],
    ['ar', 'نص كتبه الذكاء الاصطناعي', 'بمساعدة الذكاء الاصطناعي'],
    ['xx', 'AI-written', 'AI-assisted'],
  ])('has a tag for people in the article’s language, or else in English: %s', (language, written, helped) => {
    expect(entryDisclosure(autonomous, language).tag).toBe(written)
    expect(entryDisclosure(assisted, language).tag).toBe(helped)
    expect(entryDisclosure(buildDisclosure({ mode: 'human-only' }), language).tag).toBeNull()
  })

  it('has tags that no reader splits: without commas and "&"', () => {
    for (const { tags } of Object.values(languages)) {
      for (const tag of Object.values(tags ?? {})) expect(tag).not.toMatch(/[,;&،、，]/)
    }
  })

  it('contains the article’s fields unchanged', () => {
    expect(entryDisclosure(assisted, 'en')).toMatchObject({
      mode: 'ai-assisted',
      model: 'example-model-1',
      provider: 'Example Provider',
      reviewedBy: 'R. Reviewer',
      generatedAt: new Date('2026-05-01T11:58:30.250Z'),
    })
  })
})
