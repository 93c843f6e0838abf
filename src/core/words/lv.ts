/** Latvian. No native speaker has read it. */
import { lv as labelWords } from 'candor-disclosure/words/lv.ts'
import type { Language } from './language.ts'

export const lv: Language = {
  ...labelWords,
  references: {
    policy: 'Kā mēs izmantojam mākslīgo intelektu',
    sources: 'Avoti',
  },
  entry: {
    corrections: 'Labojumi',
    corrected: 'Labots ({date}):',
    // For a native reader: “atsaukts” (recalled) or “noņemts” (taken down)?
    retracted: 'Atsaukts ({date}):',
    retractedTitle: 'Atsaukts raksts: {title}',
    correctionTitle: 'Labojums: {title}',
    retractionTitle: 'Raksta atsaukums: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Raksti, kuros citēts {domain}',
    undetermined: 'Valoda nav norādīta',
    modes: {
      'ai-autonomous': 'MI rakstīti, bez cilvēka rediģēšanas',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Rakstīti bez MI',
    },
    reviewed: 'Cilvēku rakstīti vai pārbaudīti',
    corrections: 'Labojumi un atsaukti raksti',
    archive: 'Arhīvs {part}',
    without: 'bez {topics}',
    search: 'Meklēšana: {words}',
    groups: {
      topics: 'Tēmas',
      sources: 'Citētie izdevumi',
      languages: 'Valodas',
      modes: 'Kā raksti tapuši',
      '': 'Visi raksti un izlases',
    },
  },
  embeds: {
    back: 'Vairāk: {title}',
    nothing: 'Rakstu vēl nav.',
  },
  layout: {
    skip: 'Pāriet uz saturu',
    site: 'Vietne',
    subscribe: 'Abonēt',
    feeds: 'Visas plūsmas',
    search: 'Meklēt',
    demo: 'Demonstrācija',
    sample:
      'Šie paraugraksti parāda, kā darbojas Candor. Arī ziņas par to tapšanu ir tikai paraugi.',
  },
  article: {
    published: 'Publicēts',
    updated: 'Atjaunināts',
  },
  pages: null,
}
