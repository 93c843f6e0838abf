/** Slovak. */
import { labelForms } from './label-forms.ts'
import type { Language } from './language.ts'

export const sk: Language = {
  ...labelForms({
    autonomous: 'Text AI bez ľudskej redakcie:',
    assisted: 'S pomocou AI:',
    tag: 'Text AI',
  }),
  pictures: {
    generated: 'Obrázok vytvorený pomocou AI',
    edited: 'Obrázok upravený pomocou AI',
  },
  statements: {
    'ai-autonomous':
      'Tento článok napísala samostatne umelá inteligencia; neskontroloval ho žiadny redaktor.',
    'ai-assisted': 'Napísané s pomocou umelej inteligencie. Skontroloval(a): {reviewed_by}.',
    'human-only': 'Napísal človek bez generatívnej umelej inteligencie.',
  },
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
      'ai-assisted': 'Napísané s AI, skontroloval človek',
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
    next: 'Ďalší článok:',
  },
  pages: null,
}
