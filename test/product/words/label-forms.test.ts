/** The forms of labels that rules make: with the letters “AI”, before titles, as a tag. */

import { labelForms } from 'candor-disclosure/words/label-forms.ts'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/core/words/languages.ts'

const made = (autonomous: string, assisted: string) => ({
  'ai-autonomous': autonomous,
  'ai-assisted': assisted,
})

describe('labelForms', () => {
  it('makes all forms of two labels and a tag', () => {
    expect(
      labelForms({
        ai: 'KI',
        autonomous: 'KI-Text, ungeprüft:',
        assisted: 'Mit KI:',
        tag: 'KI-Text',
      }),
    ).toEqual({
      labels: made('KI-Text, ungeprüft:', 'Mit KI:'),
      labelsWithAi: made('AI-Text, ungeprüft:', 'Mit AI:'),
      titleLabels: made('KI:', 'Mit KI:'),
      titleLabelsWithAi: made('AI:', 'Mit AI:'),
      tags: made('KI-Text', 'Mit KI'),
    })
  })

  it('finds the words for AI at the beginning of a sentence too, and writes them so before titles', () => {
    const forms = labelForms({
      ai: 'akili mnemba',
      autonomous: 'Akili mnemba:',
      assisted: 'Na akili mnemba:',
      tag: 'A',
    })
    expect(forms.labelsWithAi).toEqual(made('AI:', 'Na AI:'))
    expect(forms.titleLabels).toEqual(made('Akili mnemba:', 'Na akili mnemba:'))
  })

  it.each([
    ['a colon after a space', 'Assisté par IA :', 'AI :', 'Assisté par IA'],
    ['a wide colon', 'IA支援：', 'AI：', 'IA支援'],
  ])('keeps %s', (_name, label, title, tag) => {
    const forms = labelForms({ ai: 'IA', autonomous: label, assisted: label, tag: 'IA' })
    expect(forms.titleLabelsWithAi['ai-autonomous']).toBe(title)
    expect(forms.tags['ai-assisted']).toBe(tag)
  })

  it('takes texts of the language where the rules would be wrong', () => {
    const texts = {
      ai: 'tekoäly',
      autonomous: 'Tekoälyn teksti:',
      assisted: 'Tekoälyavusteinen:',
      tag: 'Tekoälyn teksti',
    }
    const own = { autonomous: 'AI:n teksti:', assisted: 'AI-avusteinen:' }
    const forms = labelForms({ ...texts, title: 'Tekoälytön:', withAi: own })
    expect(forms.labelsWithAi).toEqual(made(own.autonomous, own.assisted))
    expect(forms.titleLabels['ai-autonomous']).toBe('Tekoälytön:')
    expect(forms.titleLabelsWithAi).toEqual(made('AI:', own.assisted))
  })
})

it.each(Object.keys(languages))(
  'has the letters AI in each label of %s for LABEL_FORM=ai',
  (tag) => {
    const { labelsWithAi, titleLabelsWithAi } = languages[tag] ?? {}
    for (const forms of [labelsWithAi, titleLabelsWithAi])
      for (const label of Object.values(forms ?? {})) expect(label).toMatch(/AI/)
  },
)

it.each([
  ['ar', 'titleLabels', 'ai-autonomous', 'ذكاء اصطناعي:'],
  ['fi', 'labelsWithAi', 'ai-autonomous', 'AI:n kirjoittama, ei ihmistoimittajaa:'],
  ['ga', 'labelsWithAi', 'ai-assisted', 'Le cúnamh AI:'],
  ['ga', 'labelsWithAi', 'ai-autonomous', 'Scríofa ag AI, gan eagarthóir daonna:'],
  ['hr', 'titleLabels', 'ai-autonomous', 'AI:'],
  ['hr', 'titleLabelsWithAi', 'ai-assisted', 'Uz pomoć AI-ja:'],
] as const)('%s keeps its grammar in %s of %s', (tag, section, mode, label) => {
  expect(languages[tag]?.[section]?.[mode]).toBe(label)
})
