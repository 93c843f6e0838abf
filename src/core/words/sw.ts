/** Swahili. No native speaker has read it. */
import { sw as labelWords } from 'candor-disclosure/words/sw.ts'
import type { Language } from './language.ts'

export const sw: Language = {
  ...labelWords,
  references: {
    policy: 'Jinsi tunavyotumia akili mnemba',
    sources: 'Vyanzo',
  },
  entry: {
    corrections: 'Marekebisho',
    corrected: 'Imerekebishwa tarehe {date}:',
    // For a native reader: Check the word for a retraction.
    retracted: 'Imeondolewa tarehe {date}:',
    retractedTitle: 'Imeondolewa: {title}',
    correctionTitle: 'Marekebisho: {title}',
    retractionTitle: 'Kuondolewa kwa makala: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Makala zinazonukuu {domain}',
    undetermined: 'Lugha haikutajwa',
    modes: {
      'ai-autonomous': 'Zimeandikwa na akili mnemba, bila mhariri binadamu',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Zimeandikwa bila akili mnemba',
    },
    reviewed: 'Zimeandikwa au kukaguliwa na binadamu',
    corrections: 'Marekebisho na makala zilizoondolewa',
    // For a native reader: “kumbukumbu” means records and memory too; check it for archive.
    archive: 'Kumbukumbu {part}',
    without: 'bila {topics}',
    search: 'Utafutaji: {words}',
    groups: {
      topics: 'Mada',
      sources: 'Vyombo vilivyonukuliwa',
      languages: 'Lugha',
      modes: 'Jinsi makala zilivyotengenezwa',
      '': 'Makala zote na zilizochaguliwa',
    },
  },
  embeds: {
    back: 'Zaidi: {title}',
    nothing: 'Bado hakuna makala.',
  },
  layout: {
    skip: 'Nenda kwenye maudhui',
    site: 'Tovuti',
    subscribe: 'Jiandikishe',
    feeds: 'Milisho yote',
    search: 'Tafuta',
    demo: 'Onyesho',
    sample:
      'Makala hizi za mfano zinaonyesha jinsi Candor inavyofanya kazi. Maelezo ya jinsi zilivyotengenezwa pia ni mfano.',
  },
  article: {
    published: 'Imechapishwa',
    updated: 'Imesasishwa',
  },
  pages: null,
}
