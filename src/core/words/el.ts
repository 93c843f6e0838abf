/** Greek. No native speaker has read it. */
import { el as labelWords } from 'candor-disclosure/words/el.ts'
import type { Language } from './language.ts'

export const el: Language = {
  ...labelWords,
  references: {
    policy: 'Πώς χρησιμοποιούμε την τεχνητή νοημοσύνη',
    sources: 'Πηγές',
  },
  entry: {
    corrections: 'Διορθώσεις',
    corrected: 'Διορθώθηκε στις {date}:',
    retracted: 'Ανακλήθηκε στις {date}:',
    retractedTitle: 'Ανακλήθηκε: {title}',
    correctionTitle: 'Διόρθωση: {title}',
    retractionTitle: 'Ανάκληση άρθρου: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Άρθρα που παραπέμπουν στο {domain}',
    undetermined: 'Η γλώσσα δεν αναφέρεται',
    modes: {
      'ai-autonomous': 'Γραμμένα από ΤΝ, χωρίς ανθρώπινη επιμέλεια',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Γραμμένα χωρίς ΤΝ',
    },
    reviewed: 'Γραμμένα ή ελεγμένα από ανθρώπους',
    corrections: 'Διορθώσεις και ανακλήσεις άρθρων',
    archive: 'Αρχείο {part}',
    without: 'χωρίς {topics}',
    search: 'Αναζήτηση: {words}',
    groups: {
      topics: 'Θέματα',
      sources: 'Μέσα που παρατίθενται',
      languages: 'Γλώσσες',
      modes: 'Πώς έγιναν τα άρθρα',
      '': 'Όλα τα άρθρα και επιλογές',
    },
  },
  embeds: {
    back: 'Περισσότερα: {title}',
    nothing: 'Δεν υπάρχουν ακόμη άρθρα.',
  },
  layout: {
    skip: 'Μετάβαση στο περιεχόμενο',
    site: 'Ιστότοπος',
    subscribe: 'Εγγραφή',
    feeds: 'Όλες οι ροές',
    search: 'Αναζήτηση',
    demo: 'Επίδειξη',
    sample:
      'Αυτά τα δείγματα άρθρων δείχνουν πώς λειτουργεί το Candor. Και τα στοιχεία για τη δημιουργία τους είναι δείγματα.',
  },
  article: {
    published: 'Δημοσιεύτηκε',
    updated: 'Ενημερώθηκε',
  },
  pages: null,
}
