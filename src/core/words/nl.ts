/** Dutch. No native speaker has read it. */
import { nl as labelWords } from 'candor-disclosure/words/nl.ts'
import type { Language } from './language.ts'

export const nl: Language = {
  ...labelWords,
  references: {
    policy: 'Hoe wij AI gebruiken',
    sources: 'Bronnen',
  },
  entry: {
    corrections: 'Correcties',
    corrected: 'Gecorrigeerd op {date}:',
    retracted: 'Ingetrokken op {date}:',
    retractedTitle: 'Ingetrokken: {title}',
    correctionTitle: 'Correctie: {title}',
    retractionTitle: 'Artikel ingetrokken: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Artikelen die {domain} citeren',
    undetermined: 'Taal niet vermeld',
    modes: {
      'ai-autonomous': 'Geschreven door AI, zonder menselijke redactie',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Geschreven zonder AI',
    },
    reviewed: 'Geschreven of nagekeken door mensen',
    corrections: 'Correcties en ingetrokken artikelen',
    archive: 'Archief {part}',
    without: 'zonder {topics}',
    search: 'Zoeken: {words}',
    groups: {
      topics: 'Onderwerpen',
      sources: 'Geciteerde media',
      languages: 'Talen',
      modes: 'Hoe artikelen zijn gemaakt',
      '': 'Alle artikelen en selecties',
    },
  },
  embeds: {
    back: 'Meer: {title}',
    nothing: 'Nog geen artikelen.',
  },
  layout: {
    skip: 'Naar de inhoud',
    site: 'Website',
    subscribe: 'Abonneren',
    feeds: 'Alle feeds',
    search: 'Zoeken',
    demo: 'Demo',
    sample:
      'Deze voorbeeldartikelen laten zien hoe Candor werkt. Ook wat erin staat over hun totstandkoming is een voorbeeld.',
  },
  article: {
    published: 'Gepubliceerd',
    updated: 'Bijgewerkt',
  },
  pages: null,
}
