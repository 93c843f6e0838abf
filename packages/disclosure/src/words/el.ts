/** Greek. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const el: LabelWords = {
  ...labelForms({
    ai: 'ΤΝ',
    autonomous: 'Κείμενο ΤΝ, χωρίς ανθρώπινη επιμέλεια:',
    assisted: 'Με τη βοήθεια ΤΝ:',
    tag: 'Κείμενο ΤΝ',
  }),
  pictures: {
    generated: 'Εικόνα που δημιουργήθηκε με ΤΝ',
    edited: 'Εικόνα που επεξεργάστηκε με ΤΝ',
  },
  statements: {
    'ai-autonomous':
      'Αυτό το άρθρο το έγραψε αυτόνομα σύστημα τεχνητής νοημοσύνης· κανένας συντάκτης δεν το έλεγξε.',
    'ai-assisted': 'Γράφτηκε με τη βοήθεια τεχνητής νοημοσύνης. Έλεγχος: {reviewed_by}.',
    'human-only': 'Γράφτηκε από άνθρωπο χωρίς παραγωγική τεχνητή νοημοσύνη.',
  },
  parts: {
    names: {
      headline: 'τίτλος',
      summary: 'περίληψη',
      text: 'κείμενο',
      translation: 'μετάφραση',
      key_points: 'βασικά σημεία',
      picture: 'εικόνα',
      audio: 'ήχος',
      data: 'δεδομένα',
    },
    two: '{a} και {b}',
    more: '{a}, {b} κ.ά.',
    by_ai: '{parts} από ΤΝ:',
    reviewed: '{parts} από ΤΝ, με έλεγχο:',
    translated: 'Μετάφραση ΤΝ, χωρίς ανθρώπινη επιμέλεια:',
    made: 'Από τεχνητή νοημοσύνη: {parts}· τίποτε άλλο.',
    made_reviewed: 'Από τεχνητή νοημοσύνη: {parts}· έλεγχος: {reviewed_by}.',
    made_translation:
      'Αυτό το άρθρο το μετέφρασε σύστημα τεχνητής νοημοσύνης ({details})· κανένας συντάκτης δεν το έλεγξε.',
    part_reviewed: 'έλεγχος: {reviewed_by}',
  },
}
