/** Swedish. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const sv: LabelWords = {
  ...labelForms({
    autonomous: 'AI-text utan mänsklig redaktör:',
    assisted: 'Med hjälp av AI:',
    tag: 'AI-text',
  }),
  pictures: {
    generated: 'AI-skapad bild',
    edited: 'Bild redigerad med AI',
  },
  statements: {
    'ai-autonomous': 'En AI skrev den här artikeln på egen hand; ingen redaktör har granskat den.',
    'ai-assisted': 'Skriven med hjälp av AI och granskad av {reviewed_by}.',
    'human-only': 'Skriven av en människa utan generativ AI.',
  },
  parts: {
    names: {
      headline: 'rubrik',
      summary: 'sammanfattning',
      text: 'text',
      translation: 'översättning',
      key_points: 'huvudpunkter',
      picture: 'bild',
      audio: 'ljud',
      data: 'data',
    },
    two: '{a} och {b}',
    more: '{a}, {b} m.m.',
    // Not “av AI”, which would also say of AI: “bild av AI”.
    by_ai: '{parts} från AI:',
    reviewed: '{parts} från AI, efter granskning:',
    translated: 'AI-översättning utan mänsklig redaktör:',
    made: 'Gjort av AI: {parts}; inget annat.',
    made_reviewed: 'Gjort av AI: {parts}; granskat av {reviewed_by}.',
    made_translation:
      'En AI översatte den här artikeln ({details}); ingen redaktör har granskat den.',
    part_reviewed: 'granskning: {reviewed_by}',
  },
}
