/** Labels and statements for readers, and disclosures for programs (wire contract §3). */

import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import { describe, expect, it } from 'vitest'
import { labelIn } from '../../../src/core/disclosure/labels.ts'
import { entryDisclosure } from '../../../src/core/disclosure/statements.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { buildDisclosure } from '../../fixtures/build-article.ts'

const autonomous = buildDisclosure({ mode: 'ai-autonomous' })
const assisted = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R. Reviewer' })

const label = (mode: AuthorshipMode, language: string) => labelIn(mode, language)?.text ?? null

describe('the wording', () => {
  it.each(['DE', 'de-AT', 'De-Latn-CH-1996'])(
    'is chosen for %s by the primary subtag',
    (language) => {
      expect(label('ai-assisted', language)).toBe('KI-gestützt:')
      expect(entryDisclosure(autonomous, language).statementLanguage).toBe('de')
    },
  )

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
  it.each([
    ['en', 'AI-written', 'AI-assisted'],
    ['de-AT', 'KI-Text', 'KI-gestützt'],
    ['fr', 'Texte généré par IA', 'Assisté par IA'],
    ['es', 'Texto de IA', 'Con ayuda de IA'],
    ['ar', 'نص كتبه الذكاء الاصطناعي', 'بمساعدة الذكاء الاصطناعي'],
    ['xx', 'AI-written', 'AI-assisted'],
  ])(
    'has a tag for people in the article’s language, or else in English: %s',
    (language, written, helped) => {
      expect(entryDisclosure(autonomous, language).tag).toBe(written)
      expect(entryDisclosure(assisted, language).tag).toBe(helped)
      expect(entryDisclosure(buildDisclosure({ mode: 'human-only' }), language).tag).toBeNull()
    },
  )

  it('has tags that no reader splits: without commas and "&"', () => {
    for (const { tags } of Object.values(languages)) {
      for (const tag of Object.values(tags ?? {})) expect(tag).not.toMatch(/[,;&،、，]/)
    }
  })
})
