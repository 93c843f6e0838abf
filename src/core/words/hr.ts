/** Croatian. No native speaker has read it. */
import { hr as labelWords } from 'candor-disclosure/words/hr.ts'
import type { Language } from './language.ts'

export const hr: Language = {
  ...labelWords,
  references: {
    policy: 'Kako koristimo umjetnu inteligenciju',
    sources: 'Izvori',
  },
  entry: {
    corrections: 'Ispravci',
    corrected: 'Ispravljeno {date}:',
    retracted: 'Povučeno {date}:',
    retractedTitle: 'Povučeno: {title}',
    correctionTitle: 'Ispravak: {title}',
    retractionTitle: 'Povlačenje članka: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Članci koji citiraju {domain}',
    undetermined: 'Jezik nije naveden',
    modes: {
      'ai-autonomous': 'Napisala umjetna inteligencija, bez ljudske redakcije',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Napisano bez umjetne inteligencije',
    },
    reviewed: 'Napisali ili pregledali ljudi',
    corrections: 'Ispravci i povučeni članci',
    archive: 'Arhiva {part}',
    without: 'bez {topics}',
    search: 'Pretraga: {words}',
    groups: {
      topics: 'Teme',
      sources: 'Citirani mediji',
      languages: 'Jezici',
      modes: 'Kako su članci nastali',
      '': 'Svi i odabrani članci',
    },
  },
  embeds: {
    back: 'Više: {title}',
    nothing: 'Još nema članaka.',
  },
  layout: {
    skip: 'Prijeđi na sadržaj',
    site: 'Stranice',
    subscribe: 'Pretplata',
    feeds: 'Svi kanali',
    search: 'Pretraga',
    demo: 'Demo',
    sample:
      'Ovi primjeri članaka pokazuju kako radi Candor. I podaci o njihovu nastanku samo su primjeri.',
  },
  article: {
    published: 'Objavljeno',
    updated: 'Ažurirano',
  },
  pages: null,
}
