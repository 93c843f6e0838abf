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
}
