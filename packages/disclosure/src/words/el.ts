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
}
