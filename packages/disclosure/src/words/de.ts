/** German. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const de: LabelWords = {
  ...labelForms({
    ai: 'KI',
    autonomous: 'KI-Text ohne menschliche Redaktion:',
    assisted: 'KI-gestützt:',
    tag: 'KI-Text',
  }),
  pictures: {
    generated: 'KI-Bild',
    edited: 'Bild mit KI bearbeitet',
  },
  statements: {
    'ai-autonomous':
      'Eine KI hat diesen Artikel selbstständig verfasst; kein Mensch hat ihn redigiert.',
    // Not “verfasst und geprüft von”: “mit Hilfe von KI” would go with both.
    'ai-assisted': 'Mit Hilfe von KI verfasst; geprüft von {reviewed_by}.',
    'human-only': 'Von einem Menschen ohne generative KI verfasst.',
  },
  parts: {
    names: {
      headline: 'Überschrift',
      summary: 'Zusammenfassung',
      text: 'Text',
      translation: 'Übersetzung',
      key_points: 'Kernpunkte',
      picture: 'Bild',
      audio: 'Audio',
      data: 'Daten',
    },
    two: '{a} und {b}',
    more: '{a}, {b} und mehr',
    by_ai: '{parts} von KI:',
    reviewed: '{parts} von KI, geprüft:',
    translated: 'Von KI übersetzt, ohne menschliche Redaktion:',
    made: 'Von KI erstellt: {parts}; sonst nichts.',
    made_reviewed: 'Von KI erstellt: {parts}; geprüft von {reviewed_by}.',
    made_translation:
      'Eine KI hat diesen Artikel übersetzt ({details}); kein Mensch hat ihn redigiert.',
    part_reviewed: 'geprüft von {reviewed_by}',
  },
}
