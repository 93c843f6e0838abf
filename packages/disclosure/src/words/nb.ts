/** Norwegian Bokmål. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const nb: LabelWords = {
  ...labelForms({
    ai: 'KI',
    autonomous: 'KI-tekst uten menneskelig redaktør:',
    assisted: 'Med hjelp av KI:',
    tag: 'KI-tekst',
  }),
  pictures: {
    generated: 'KI-generert bilde',
    edited: 'Bilde redigert med KI',
  },
  statements: {
    'ai-autonomous':
      'En KI skrev denne artikkelen på egen hånd; ingen redaktør har gått gjennom den.',
    'ai-assisted': 'Skrevet med hjelp av KI og gjennomgått av {reviewed_by}.',
    'human-only': 'Skrevet av et menneske uten generativ KI.',
  },
}
