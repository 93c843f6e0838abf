/** Lithuanian. No native speaker has read it. */
import { lt as labelWords } from 'candor-disclosure/words/lt.ts'
import type { Language } from './language.ts'

export const lt: Language = {
  ...labelWords,
  references: {
    policy: 'Kaip naudojame dirbtinį intelektą',
    sources: 'Šaltiniai',
  },
  entry: {
    corrections: 'Pataisymai',
    corrected: 'Pataisyta {date}:',
    // For a native reader: “atšauktas” (cancelled) or “atsiimtas” (taken back)?
    retracted: 'Straipsnis atšauktas {date}:',
    retractedTitle: 'Atšauktas straipsnis: {title}',
    correctionTitle: 'Pataisymas: {title}',
    retractionTitle: 'Straipsnio atšaukimas: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Straipsniai, kuriuose cituojama {domain}',
    undetermined: 'Kalba nenurodyta',
    modes: {
      'ai-autonomous': 'Parašė DI, be žmogaus redagavimo',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Parašyta be DI',
    },
    reviewed: 'Parašė arba patikrino žmonės',
    corrections: 'Pataisymai ir atšaukti straipsniai',
    archive: 'Archyvas {part}',
    without: 'be {topics}',
    search: 'Paieška: {words}',
    groups: {
      topics: 'Temos',
      sources: 'Cituojami leidiniai',
      languages: 'Kalbos',
      modes: 'Kaip parengti straipsniai',
      '': 'Visi ir atrinkti straipsniai',
    },
  },
  embeds: {
    back: 'Daugiau: {title}',
    nothing: 'Straipsnių dar nėra.',
  },
  layout: {
    skip: 'Pereiti prie turinio',
    site: 'Svetainė',
    subscribe: 'Prenumeruoti',
    feeds: 'Visi srautai',
    search: 'Paieška',
    demo: 'Demonstracija',
    sample:
      'Šie pavyzdiniai straipsniai rodo, kaip veikia „Candor“. Duomenys apie jų parengimą taip pat yra pavyzdžiai.',
  },
  article: {
    published: 'Paskelbta',
    updated: 'Atnaujinta',
  },
  pages: null,
}
