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
  parts: {
    names: {
      headline: 'overskrift',
      summary: 'resumé',
      text: 'tekst',
      translation: 'oversættelse',
      key_points: 'hovedpunkter',
      picture: 'billede',
      audio: 'lyd',
      data: 'data',
    },
    two: '{a} og {b}',
    more: '{a}, {b} m.m.',
    by_ai: '{parts} lavet af AI:',
    reviewed: '{parts} lavet af AI, gennemgået:',
    translated: 'AI-oversat uden menneskelig redaktion:',
    made: 'Lavet af AI: {parts}; intet andet.',
    made_reviewed: 'Lavet af AI: {parts}; gennemgået af {reviewed_by}.',
    made_translation:
      'En AI har oversat denne artikel ({details}); ingen redaktør har gennemgået den.',
    part_reviewed: 'gennemgået af {reviewed_by}',
  },
}
