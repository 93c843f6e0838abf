/**
 * The texts of each language have English’s keys and placeholders; missing sections fall back to
 * English.
 */

import { authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'
import { describe, expect, it } from 'vitest'
import { de } from '../../../src/core/words/de.ts'
import type { Language } from '../../../src/core/words/language.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { fill, wordsIn } from '../../../src/core/words/words.ts'

it('texts are required by TypeScript, by section and key (npx tsc)', () => {
  const lacksAKey: Language = {
    ...de,
    // @ts-expect-error: 'ai-assisted' is missing.
    labels: { 'ai-autonomous': 'KI-Text:' },
  }
  const hasAKeyTooMany: Language = {
    ...de,
    // @ts-expect-error: 'ai-written' is no mode.
    labels: { 'ai-autonomous': 'KI-Text:', 'ai-assisted': 'Mit KI:', 'ai-written': 'Von KI:' },
  }
  const { labels, ...withoutLabels } = de
  // @ts-expect-error: the section is missing, and not declared as a gap.
  const lacksASection: Language = withoutLabels
  const declaresAGap: Language = { ...de, labels: null }
  expect([lacksAKey, hasAKeyTooMany, lacksASection, declaresAGap]).not.toContainEqual({ labels })
})

/** Each text with its path: `families.modes.ai-assisted`. */
function textsOf(words: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[`${path}${key}`, value] as const]
    return typeof value === 'object' && value !== null ? textsOf(value, `${path}${key}.`) : []
  })
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted().join(' ')

describe.each(Object.entries(languages))('%s', (_code, language) => {
  it('has the placeholders of English in each text, and no blank texts', () => {
    const english = new Map(textsOf(languages.en))
    const texts = textsOf(language)
    expect(texts.length).toBeGreaterThan(20)
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
    const differ = ([path, text]: readonly [string, string]) =>
      placeholders(text) !== placeholders(english.get(path) ?? '')
    expect(texts.filter(differ)).toEqual([])
  })

  it('has labels of each form for exactly the labelled modes', () => {
    const labelled = authorshipModes.filter((mode) => modes[mode].labelled)
    for (const section of ['labels', 'labelsWithAi', 'titleLabels', 'titleLabelsWithAi'] as const) {
      expect(Object.keys(language[section] ?? {})).toEqual(labelled)
      for (const label of Object.values(language[section] ?? {})) expect(label).toMatch(/[:：]$/)
    }
  })

  it('has the letters “AI” in each label of that form', () => {
    for (const words of [language.labelsWithAi, language.titleLabelsWithAi]) {
      for (const label of Object.values(words ?? {}))
        expect(label).toMatch(/(?<![a-z])AI(?![a-z])/i)
    }
  })

  it('says three things of a correction, a retraction and a retracted article', () => {
    const { correctionTitle, retractionTitle, retractedTitle } =
      language.entry ?? languages.en.entry
    expect(new Set([correctionTitle, retractionTitle, retractedTitle]).size).toBe(3)
  })

  it('has every section but the pages, which may be in English', () => {
    const { pages: _, ...sections } = language
    expect(Object.entries(sections).filter(([, words]) => words === null)).toEqual([])
  })
})

/** Found by translating back: what a reader may take the words for. */
it.each([
  ['ar', /: سحب: /, 'clouds'],
  ['cs', /: Staženo: /, 'downloaded'],
  ['es', /etracta/, 'a person who takes back what they said'],
  ['et', /\bTI\b/, 'another word than tehisaru in the labels beside it'],
  ['fa', /بازپس‌گیری/, 'recapture'],
  ['fi', /: Peruttu: /, 'cancelled, of what the headline names'],
  ['hi', /: वापसी: |संग्रह/, 'return; collection'],
  ['id', /Ditarik|Penarikan/, 'pulled; a withdrawal of money'],
  ['it', /: Ritiro: /, 'retirement, training camp'],
  ['ko', /보관함/, 'locker'],
  ['lt', /: Atšaukta: /, 'cancelled, of what the headline names'],
  ['pt', /: Retirada: /, 'retreat'],
  ['pt-BR', /: Retirada: /, 'retreat'],
  ['ru', /: Отзыв: /, 'review'],
  ['sk', /: Stiahnuté: /, 'downloaded'],
  ['tr', /: Geri çekildi: /, 'retreated, of what the headline names'],
  ['zh-Hant', /典藏/, 'collection'],
])('%s does not say %s: %s', (code, words) => {
  const texts = textsOf(languages[code] ?? {}).map(([path, text]) => `${path}: ${text}`)
  expect(texts.filter((text) => words.test(text))).toEqual([])
})

it('are there for all official languages of the EU, and for seventeen others', () => {
  const official = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(
    ' ',
  )
  const others = 'ar ca fa he hi id ja ko nb pt-BR ru sw tr uk vi zh-Hans zh-Hant'.split(' ')
  expect(Object.keys(languages).toSorted()).toEqual([...official, ...others].toSorted())
})

it.each([
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['pt-PT', 'pt'],
  ['pt-br', 'pt-BR'],
  ['pt-Latn-BR', 'pt'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-hant', 'zh-Hant'],
  ['no', 'nb'],
  ['nn', 'nb'],
  ['iw', 'he'],
  ['in-ID', 'id'],
  ['mo', 'ro'],
  ['ur', 'en'],
  ['den', 'en'],
  ['constructor', 'en'],
  ['', 'en'],
])('texts for %j are in %s', (tag, language) => {
  expect(wordsIn('labels', tag)).toEqual({ language, words: languages[language]?.labels })
})

it('a section declared as a gap is in English and marked as English', () => {
  expect(languages['nl']?.pages).toBeNull()
  expect(wordsIn('pages', 'nl')).toEqual({ language: 'en', words: languages.en.pages })
})

it('placeholders in values are not filled', () => {
  expect(fill('{a} and {b}, {c}', { a: '{b} $&', b: '$1' })).toBe('{b} $& and $1, {c}')
})
