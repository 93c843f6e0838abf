/** Irish. No native speaker has read it. */
import { ga as labelWords } from 'candor-disclosure/words/ga.ts'
import type { Language } from './language.ts'

export const ga: Language = {
  ...labelWords,
  references: {
    policy: 'Conas a úsáidimid intleacht shaorga',
    sources: 'Foinsí',
  },
  entry: {
    corrections: 'Ceartúcháin',
    corrected: 'Ceartaithe ar an {date}:',
    // For a native reader: Check the words for a retraction, and the genitive “an ailt”.
    retracted: 'Tarraingthe siar ar an {date}:',
    retractedTitle: 'Alt tarraingthe siar: {title}',
    correctionTitle: 'Ceartúchán: {title}',
    retractionTitle: 'Tarraingt siar an ailt: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Ailt a luann {domain}',
    undetermined: 'Teanga gan lua',
    modes: {
      'ai-autonomous': 'Scríofa ag intleacht shaorga, gan eagarthóir daonna',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Scríofa gan intleacht shaorga',
    },
    reviewed: 'Scríofa nó athbhreithnithe ag daoine',
    corrections: 'Ceartúcháin agus ailt tarraingthe siar',
    archive: 'Cartlann {part}',
    without: 'gan {topics}',
    search: 'Cuardach: {words}',
    groups: {
      topics: 'Ábhair',
      sources: 'Foilsitheoirí luaite',
      languages: 'Teangacha',
      modes: 'Conas a rinneadh na hailt',
      '': 'Gach alt agus ailt roghnaithe',
    },
  },
  embeds: {
    back: 'Tuilleadh: {title}',
    nothing: 'Níl aon ailt ann fós.',
  },
  layout: {
    skip: 'Téigh chuig an ábhar',
    site: 'Suíomh',
    subscribe: 'Liostáil',
    feeds: 'Gach fotha',
    search: 'Cuardach',
    demo: 'Taispeántas',
    sample:
      'Taispeánann na hailt shamplacha seo conas a oibríonn Candor. Samplaí is ea na sonraí faoina ndéanamh freisin.',
  },
  article: {
    published: 'Foilsithe',
    updated: 'Nuashonraithe',
  },
  pages: null,
}
