/** Danish. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const da: LabelWords = {
  ...labelForms({
    autonomous: 'AI-tekst uden menneskelig redaktion:',
    assisted: 'AI-assisteret:',
    tag: 'AI-tekst',
  }),
  pictures: {
    generated: 'AI-genereret billede',
    edited: 'Billede redigeret med AI',
  },
  statements: {
    'ai-autonomous': 'En AI har selv skrevet denne artikel; ingen redaktør har gennemgået den.',
    'ai-assisted': 'Skrevet med hjælp fra AI og gennemgået af {reviewed_by}.',
    'human-only': 'Skrevet af et menneske uden generativ AI.',
  },
}
