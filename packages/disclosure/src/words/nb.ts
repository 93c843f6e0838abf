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
  parts: {
    names: {
      headline: 'overskrift',
      summary: 'sammendrag',
      text: 'tekst',
      translation: 'oversettelse',
      key_points: 'hovedpunkter',
      picture: 'bilde',
      audio: 'lyd',
      data: 'data',
    },
    two: '{a} og {b}',
    more: '{a}, {b} og mer',
    // Not “av KI”, which would also say of AI: “bilde av KI”.
    by_ai: '{parts} fra KI:',
    reviewed: '{parts} fra KI, gjennomgått:',
    translated: 'KI-oversatt uten menneskelig redaktør:',
    made: 'Laget av KI: {parts}; ikke noe annet.',
    made_reviewed: 'Laget av KI: {parts}; gjennomgått av {reviewed_by}.',
    made_translation:
      'En KI oversatte denne artikkelen ({details}); ingen redaktør har gått gjennom den.',
    part_reviewed: 'gjennomgått av {reviewed_by}',
  },
}
