/** Brazilian Portuguese. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ptBR: LabelWords = {
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
    // “Texto”: “artigo” suggests an opinion in Brazil.
    'ai-autonomous':
      'Uma IA escreveu este texto de forma autônoma; nenhum editor humano o revisou.',
    'ai-assisted': 'Escrito com a ajuda de IA e revisado por {reviewed_by}.',
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
    made_reviewed: 'Feito por IA: {parts}; revisado por {reviewed_by}.',
    made_translation: 'Uma IA traduziu este texto ({details}); nenhum editor humano o revisou.',
    part_reviewed: 'revisão de {reviewed_by}',
  },
}
