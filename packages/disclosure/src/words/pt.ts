/** Portuguese. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const pt: LabelWords = {
  ...labelForms({
    ai: 'IA',
    autonomous: 'Texto de IA, sem revisão humana:',
    assisted: 'Com ajuda de IA:',
    tag: 'Texto de IA',
  }),
  pictures: {
    generated: 'Imagem criada com IA',
    edited: 'Imagem editada com IA',
  },
  statements: {
    'ai-autonomous': 'Uma IA escreveu este artigo de forma autónoma; nenhum editor humano o reviu.',
    'ai-assisted': 'Escrito com a ajuda de IA e revisto por {reviewed_by}.',
    'human-only': 'Escrito por uma pessoa sem IA generativa.',
  },
  parts: {
    names: {
      headline: 'título',
      summary: 'resumo',
      text: 'texto',
      translation: 'tradução',
      key_points: 'pontos principais',
      picture: 'imagem',
      audio: 'áudio',
      data: 'dados',
    },
    two: '{a} e {b}',
    more: '{a}, {b} e mais',
    by_ai: '{parts} de IA:',
    reviewed: '{parts} de IA, com revisão:',
    translated: 'Tradução de IA, sem revisão humana:',
    made: 'Feito por IA: {parts}; nada mais.',
    made_reviewed: 'Feito por IA: {parts}; revisto por {reviewed_by}.',
    made_translation: 'Uma IA traduziu este artigo ({details}); nenhum editor humano o reviu.',
    part_reviewed: 'revisão de {reviewed_by}',
  },
}
