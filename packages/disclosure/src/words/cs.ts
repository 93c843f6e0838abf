/** Czech. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const cs: LabelWords = {
  ...labelForms({
    autonomous: 'Text AI bez lidské redakce:',
    assisted: 'S pomocí AI:',
    tag: 'Text AI',
  }),
  pictures: {
    generated: 'Obrázek vytvořený AI',
    edited: 'Obrázek upravený pomocí AI',
  },
  statements: {
    'ai-autonomous':
      'Tento článek napsala samostatně umělá inteligence; žádný redaktor jej nezkontroloval.',
    'ai-assisted': 'Napsáno s pomocí umělé inteligence. Zkontroloval(a): {reviewed_by}.',
    'human-only': 'Napsal člověk bez generativní umělé inteligence.',
  },
  parts: {
    names: {
      headline: 'titulek',
      summary: 'shrnutí',
      text: 'text',
      translation: 'překlad',
      key_points: 'hlavní body',
      picture: 'obrázek',
      audio: 'zvuk',
      data: 'data',
    },
    two: '{a} a {b}',
    more: '{a}, {b} a další',
    by_ai: '{parts} od AI:',
    reviewed: '{parts} od AI, po kontrole:',
    translated: 'Překlad AI bez lidské redakce:',
    made: 'Vytvořila umělá inteligence: {parts}; nic jiného.',
    made_reviewed: 'Vytvořila umělá inteligence: {parts}; kontrola: {reviewed_by}.',
    made_translation:
      'Tento článek přeložila umělá inteligence ({details}); žádný redaktor jej nezkontroloval.',
    part_reviewed: 'kontrola: {reviewed_by}',
  },
}
