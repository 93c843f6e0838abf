/** French. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const fr: LabelWords = {
  ...labelForms({
    ai: 'IA',
    autonomous: 'Texte généré par IA, sans relecture humaine :',
    assisted: 'Assisté par IA :',
    tag: 'Texte généré par IA',
  }),
  pictures: {
    generated: 'Image créée par IA',
    edited: 'Image modifiée par IA',
  },
  statements: {
    'ai-autonomous':
      'Une IA a écrit cet article de façon autonome ; aucun rédacteur humain ne l’a relu.',
    'ai-assisted': 'Rédigé avec l’aide de l’IA et relu par {reviewed_by}.',
    'human-only': 'Écrit par un être humain sans IA générative.',
  },
  parts: {
    names: {
      headline: 'titre',
      summary: 'résumé',
      text: 'texte',
      translation: 'traduction',
      key_points: 'points clés',
      picture: 'image',
      audio: 'audio',
      data: 'données',
    },
    two: '{a} et {b}',
    more: '{a}, {b}, etc.',
    by_ai: '{parts} par IA :',
    reviewed: '{parts} par IA, avec relecture :',
    translated: 'Traduit par IA, sans relecture humaine :',
    made: 'Généré par IA : {parts} ; rien d’autre.',
    made_reviewed: 'Généré par IA : {parts} ; relu par {reviewed_by}.',
    made_translation:
      'Une IA a traduit cet article ({details}) ; aucun rédacteur humain ne l’a relu.',
    part_reviewed: 'relecture par {reviewed_by}',
  },
}
