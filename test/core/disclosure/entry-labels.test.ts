/**
 * Labels of an entry: their form, their language beside an article’s own statement, and the texts
 * that begin with them.
 */
import { describe, expect, it } from 'vitest'
import { entryLabels, labelled, labelSentence } from '../../../src/core/disclosure/entry-labels.ts'
import { withoutLabel } from '../../../src/core/disclosure/labels.ts'
import { standardWording, type Wording } from '../../../src/core/disclosure/wording.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { parseOwnWords } from '../../../src/core/words/own-words.ts'
import { wordsFor } from '../../../src/core/words/spoken.ts'
import { buildDisclosure } from '../../fixtures/build-article.ts'

const wording = (changes: Partial<Wording>): Wording => ({ ...standardWording, ...changes })
const autonomous = buildDisclosure()
const assisted = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R. Reviewer' })
const human = buildDisclosure({ mode: 'human-only' })

describe('the form of a label', () => {
  it.each([
    ['de', 'KI-gestützt:', 'AI-gestützt:', 'AI · KI-gestützt:'],
    ['fi', 'Tekoälyavusteinen:', 'AI-avusteinen:', 'AI · Tekoälyavusteinen:'],
    ['en', 'AI-assisted:', 'AI-assisted:', 'AI-assisted:'],
    ['ja', 'AI支援：', 'AI支援：', 'AI支援：'],
    ['ru', 'С помощью ИИ:', 'С помощью AI:', 'AI · С помощью ИИ:'],
  ])('is local, with the letters AI, or both: %s', (language, local, ai, both) => {
    const text = (labelForm: Wording['labelForm']) =>
      entryLabels(assisted, language, wording({ labelForm })).label?.text
    expect([text('local'), text('ai'), text('both')]).toEqual([local, ai, both])
  })

  it.each(Object.keys(languages))('has the letters AI with ai and both: %s', (language) => {
    for (const labelForm of ['ai', 'both'] as const) {
      for (const disclosure of [autonomous, assisted]) {
        const { label, titleLabel } = entryLabels(
          disclosure,
          language,
          wording({ labelForm, titleLabel: 'all' }),
        )
        for (const each of [label, titleLabel]) expect(each?.text).toMatch(/(?<![a-z])AI(?![a-z])/)
      }
    }
  })

  it('gives human-only no label', () => {
    for (const labelForm of ['local', 'ai', 'both'] as const) {
      const given = wording({ labelForm, titleLabel: 'all', sayHuman: 'on' })
      expect(entryLabels(human, 'de', given)).toMatchObject({ label: null, titleLabel: null })
    }
  })
})

describe('the label beside an article’s own statement', () => {
  const withStatement = (statement: string) => buildDisclosure({ statement })

  it.each([
    ['Testu hau AA batek idatzi du.', 'AI: Testu hau AA batek idatzi du.'],
    ['Bat! Bi.', 'AI: Bat!'],
    ['Testu  hau\nAA. Eta gehiago.', 'AI: Testu hau AA.'],
    ['3.5 bertsioak idatzia. Bai.', 'AI: 3.5 bertsioak idatzia.'],
    ['Punturik gabe', 'AI: Punturik gabe'],
    ['\u200f\u2067Testua\u2069. Bai.', 'AI: Testua.'],
  ])('is AI and its first sentence in another language: %j', (statement, text) => {
    expect(entryLabels(withStatement(statement), 'eu', standardWording).label).toEqual({
      text,
      language: 'eu',
    })
  })

  it.each([`${'a'.repeat(101)}.`, '\u0000', ' ', '\u200f', '---'])(
    'is AI if that is long or has no letters',
    (statement) => {
      expect(entryLabels(withStatement(statement), 'eu', standardWording).label).toEqual({
        text: 'AI:',
        language: 'en',
      })
    },
  )

  it('is the newsroom’s label if it has one in the language', () => {
    const own = parseOwnWords(
      '{"eu":{"labels":{"ai-autonomous":"AAk idatzia:","ai-assisted":"AArekin:"}}}',
    )
    if ('problems' in own) throw new Error(own.problems.join())
    expect(entryLabels(withStatement('Testua.'), 'eu', wording(own)).label).toEqual({
      text: 'AAk idatzia:',
      language: 'eu',
    })
  })
})

describe('the label of a title', () => {
  const titleLabel = (
    disclosure: typeof autonomous,
    rule: Wording['titleLabel'],
    language = 'de',
  ) => entryLabels(disclosure, language, wording({ titleLabel: rule })).titleLabel?.text ?? null

  it('is off by default, and there for one mode or both', () => {
    expect([
      titleLabel(autonomous, standardWording.titleLabel),
      titleLabel(assisted, 'off'),
    ]).toEqual([null, null])
    expect([titleLabel(autonomous, 'autonomous'), titleLabel(assisted, 'autonomous')]).toEqual([
      'KI:',
      null,
    ])
    expect([titleLabel(autonomous, 'all'), titleLabel(assisted, 'all')]).toEqual([
      'KI:',
      'KI-gestützt:',
    ])
  })

  it('is AI beside a statement in a language without words', () => {
    expect(titleLabel(buildDisclosure({ statement: 'Testua.' }), 'all', 'eu')).toBe('AI:')
  })
})

describe('plain text with its label', () => {
  const en = { text: 'AI-assisted:', language: 'en' }
  it.each([
    [null, 'Text', 'en', 'Text'],
    [en, 'Text', 'en', 'AI-assisted: Text'],
    [en, 'متن', 'ur', '\u2068AI-assisted:\u2069 متن'],
    [{ text: 'בסיוע AI:', language: 'he' }, 'טקסט', 'he', 'בסיוע AI: טקסט'],
    [{ text: 'AI · בסיוע:', language: 'he' }, 'טקסט', 'he', '\u200fAI · בסיוע: טקסט'],
    [{ text: 'AI:', language: 'ar' }, 'نص', 'ar-EG', '\u200fAI: نص'],
    [{ text: 'بمساعدة:', language: 'ar' }, 'Text', 'ar-Latn', '\u2068بمساعدة:\u2069 Text'],
    [{ text: '\u200fAI:', language: 'ar' }, 'نص', 'ar', '\u200f\u200fAI: نص'],
    [{ text: 'AI支援：', language: 'ja' }, '本文', 'ja', 'AI支援：本文'],
  ] as const)('is %j before %j in %s', (label, text, language, expected) => {
    expect(labelled(label, text, language)).toBe(expected)
    expect(withoutLabel(expected, label?.text)).toBe(text)
  })

  it.each([
    ['AI-assisted:', 'en', 'AI-assisted.'],
    ['Assisté par IA :', 'fr', 'Assisté par IA.'],
    ['AI支援：', 'ja', 'AI支援。'],
    ['[AI]', 'en', '[AI]'],
    ['Testua da.', 'eu', 'Testua da.'],
    ['AI · בסיוע:', 'he', '\u200fAI · בסיוע.'],
  ])('is a sentence without a colon if there is only %j', (text, language, sentence) => {
    expect(labelSentence({ text, language }, wordsFor(language))).toBe(sentence)
    expect(withoutLabel(sentence, text)).toBe('')
  })

  it('keeps a summary that does not begin with the label', () => {
    expect(withoutLabel('AI-assisted work is new.', 'AI-assisted:')).toBe(
      'AI-assisted work is new.',
    )
    expect(withoutLabel('Text', undefined)).toBe('Text')
  })
})
