/** Slovak. No native speaker has read it. */
import { sk as labelWords } from 'candor-disclosure/words/sk.ts'
import type { Language } from './language.ts'

export const sk: Language = {
  ...labelWords,
  references: {
    policy: 'Ako používame umelú inteligenciu',
    sources: 'Zdroje',
  },
  entry: {
    corrections: 'Opravy',
    corrected: 'Opravené dňa {date}:',
    // For a native reader: “stiahnutý” alone means downloaded too; check that “článok stiahnutý” does not.
    retracted: 'Článok stiahnutý dňa {date}:',
    retractedTitle: 'Stiahnutý článok: {title}',
    correctionTitle: 'Oprava: {title}',
    retractionTitle: 'Stiahnutie článku: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Články, ktoré citujú {domain}',
    undetermined: 'Jazyk neuvedený',
    modes: {
      'ai-autonomous': 'Napísala AI bez ľudskej redakcie',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Napísané bez AI',
    },
    reviewed: 'Napísali alebo skontrolovali ľudia',
    corrections: 'Opravy a stiahnuté články',
    archive: 'Archív {part}',
    without: 'bez {topics}',
    search: 'Hľadanie: {words}',
    groups: {
      topics: 'Témy',
      sources: 'Citované médiá',
      languages: 'Jazyky',
      modes: 'Ako články vznikli',
      '': 'Všetky a vybrané články',
    },
  },
  embeds: {
    back: 'Viac: {title}',
    nothing: 'Zatiaľ žiadne články.',
  },
  layout: {
    skip: 'Prejsť na obsah',
    site: 'Web',
    subscribe: 'Odoberať',
    feeds: 'Všetky kanály',
    search: 'Hľadať',
    demo: 'Ukážka',
    sample: 'Tieto ukážkové články predvádzajú prácu Candoru. Ukážkou sú aj údaje o ich vzniku.',
  },
  article: {
    published: 'Zverejnené',
    updated: 'Aktualizované',
  },
  pages: null,
}
