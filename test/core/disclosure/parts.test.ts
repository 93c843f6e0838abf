/** Labels and statements of articles that say which parts AI made (wire contract §3). */
import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import { describe, expect, it } from 'vitest'
import type { Disclosure } from '../../../src/core/disclosure/disclosure.ts'
import { entryDisclosure } from '../../../src/core/disclosure/statements.ts'
import { standardWording, type Wording } from '../../../src/core/disclosure/wording.ts'
import { buildDisclosure, buildPart } from '../../fixtures/build-article.ts'

const review = {
  mode: 'ai-assisted',
  reviewedBy: 'Ada Example',
  reviewedAt: '2026-05-01T12:00:00Z',
} as const
const translation = buildPart({ name: 'translation', translatedFrom: 'fr', model: 'm1' })
const others = ['key_points', 'headline', 'picture'] as const

const made = (parts: readonly Part[], changes: Partial<Disclosure> = {}) =>
  buildDisclosure({ mode: 'ai-assisted', model: null, parts, ...changes })

/** Label and statement. */
function sentencesOf(disclosure: Disclosure, language = 'en', wording: Partial<Wording> = {}) {
  const { label, statement } = entryDisclosure(disclosure, language, {
    ...standardWording,
    ...wording,
  })
  return [label?.text ?? null, statement]
}

describe('an article', () => {
  it.each<[string, Disclosure, string | null, string]>([
    [
      'with a summary by AI',
      made([buildPart({ model: 'm1' })]),
      'Summary by AI:',
      'Made by AI: summary (m1); no other part.',
    ],
    [
      'with a summary that a human reviewed',
      made([buildPart({ model: null, ...review })]),
      'Summary by AI, reviewed:',
      'Made by AI: summary (reviewed by Ada Example); no other part.',
    ],
    [
      'translated by AI and reviewed',
      made([{ ...translation, ...review }], { reviewedBy: 'Ada Example' }),
      'Translation by AI, reviewed:',
      'Made by AI: translation (Français → English, m1); reviewed by Ada Example.',
    ],
    [
      'translated by AI, and the whole reviewed',
      made([translation], { reviewedBy: 'Ada Example' }),
      'Translation by AI, reviewed:',
      'Made by AI: translation (Français → English, m1); reviewed by Ada Example.',
    ],
    [
      'translated by AI alone',
      made([translation], { mode: 'ai-autonomous' }),
      'Translated by AI, no human editor:',
      'An AI translated this article (Français → English, m1); no human editor reviewed it.',
    ],
    [
      'by AI with a headline by a human',
      made([buildPart({ name: 'headline', mode: 'human-only', model: null })], {
        mode: 'ai-autonomous',
      }),
      'AI-written, no human editor:',
      'An AI wrote this article on its own; no human editor reviewed it.',
    ],
    [
      'with two parts, the weightiest first',
      made([buildPart({ name: 'picture', model: null }), buildPart({ model: null })]),
      'Summary and picture by AI:',
      'Made by AI: summary, picture; no other part.',
    ],
    [
      'with more than two parts',
      made(others.map((name) => buildPart({ name, model: null }))),
      'Key points, headline and more by AI:',
      'Made by AI: key points, headline, picture; no other part.',
    ],
    [
      'by humans with a picture by AI',
      made([buildPart({ name: 'picture' })], { mode: 'human-only' }),
      null,
      'Written by a human without generative AI.',
    ],
  ])('%s says so', (_name, disclosure, label, statement) => {
    expect(sentencesOf(disclosure)).toEqual([label, statement])
  })

  it.each([
    ['de', 'Zusammenfassung von KI:'],
    ['ar', 'ملخص بالذكاء الاصطناعي:'],
    ['pl', 'Streszczenie autorstwa AI:'],
  ])('says it in %s', (language, label) => {
    expect(sentencesOf(made([buildPart()]), language)[0]).toBe(label)
  })

  it('says it in the letters “AI” where the newsroom wants them', () => {
    expect(sentencesOf(made([buildPart()]), 'de', { labelForm: 'both' })[0]).toBe(
      'AI · Zusammenfassung von KI:',
    )
    expect(sentencesOf(made([buildPart()]), 'en', { labelForm: 'ai' })[0]).toBe('Summary by AI:')
  })

  it('says it before the title', () => {
    const entry = entryDisclosure(made([buildPart()]), 'en', {
      ...standardWording,
      titleLabel: 'all',
    })
    expect(entry.titleLabel?.text).toBe('Summary by AI:')
  })

  it('has the comma of its language', () => {
    const parts = [buildPart({ model: null }), buildPart({ name: 'headline', model: null })]
    expect(sentencesOf(made(parts), 'ja')[1]).toContain('要約、見出し')
  })
})
