/** Czech. No native speaker has read it. */
import { cs as labelWords } from 'candor-disclosure/words/cs.ts'
import type { Language } from './language.ts'

export const cs: Language = {
  ...labelWords,
  references: {
    policy: 'Jak používáme umělou inteligenci',
    sources: 'Zdroje',
  },
  entry: {
    corrections: 'Opravy',
    corrected: 'Opraveno dne {date}:',
    // For a native reader: “stažen” alone means downloaded too; check that “článek stažen” does not.
    retracted: 'Článek stažen dne {date}:',
    retractedTitle: 'Stažený článek: {title}',
    correctionTitle: 'Oprava: {title}',
    retractionTitle: 'Stažení článku: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Články, které citují {domain}',
    undetermined: 'Jazyk neuveden',
    modes: {
      'ai-autonomous': 'Napsala AI bez lidské redakce',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Napsáno bez AI',
    },
    reviewed: 'Napsali nebo zkontrolovali lidé',
    corrections: 'Opravy a stažené články',
    archive: 'Archiv {part}',
    without: 'bez {topics}',
    search: 'Hledání: {words}',
    groups: {
      topics: 'Témata',
      sources: 'Citovaná média',
      languages: 'Jazyky',
      modes: 'Jak články vznikly',
      '': 'Všechny a vybrané články',
    },
  },
  embeds: {
    back: 'Více: {title}',
    nothing: 'Zatím žádné články.',
  },
  layout: {
    skip: 'Přejít na obsah',
    site: 'Web',
    subscribe: 'Odebírat',
    feeds: 'Všechny kanály',
    search: 'Hledat',
    demo: 'Ukázka',
    sample: 'Tyto ukázkové články předvádějí práci Candoru. Ukázkou jsou i údaje o jejich vzniku.',
  },
  article: {
    published: 'Zveřejněno',
    updated: 'Aktualizováno',
  },
  pages: null,
}
