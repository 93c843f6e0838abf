/** Irish. */
import { labelForms } from './label-forms.ts'
import type { Language } from './language.ts'

export const ga: Language = {
  ...labelForms({
    // In full: “IS” would be read as the verb “is”.
    ai: 'intleacht shaorga',
    autonomous: 'Scríofa ag intleacht shaorga, gan eagarthóir daonna:',
    assisted: 'Le cúnamh intleachta saorga:',
    tag: 'Scríofa ag intleacht shaorga',
    withAi: { assisted: 'Le cúnamh AI:' },
  }),
  pictures: {
    generated: 'Pictiúr déanta ag intleacht shaorga',
    edited: 'Pictiúr curtha in eagar le hintleacht shaorga',
  },
  statements: {
    // For a native reader: Check “as a stuaim féin” (on its own).
    'ai-autonomous':
      'Scríobh intleacht shaorga an t-alt seo as a stuaim féin; níor athbhreithnigh aon eagarthóir daonna é.',
    'ai-assisted': 'Scríofa le cúnamh intleachta saorga agus athbhreithnithe ag {reviewed_by}.',
    'human-only': 'Scríofa ag duine gan intleacht shaorga ghiniúnach.',
  },
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
      'ai-assisted': 'Scríofa le hintleacht shaorga, athbhreithnithe ag duine',
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
    next: 'An chéad alt eile:',
  },
  pages: null,
}
