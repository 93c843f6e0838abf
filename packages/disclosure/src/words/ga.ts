/** Irish. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const ga: LabelWords = {
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
  parts: {
    names: {
      headline: 'ceannlíne',
      summary: 'achoimre',
      text: 'téacs',
      translation: 'aistriúchán',
      key_points: 'príomhphointí',
      picture: 'pictiúr',
      audio: 'fuaim',
      data: 'sonraí',
    },
    two: '{a} agus {b}',
    more: '{a}, {b} srl.',
    // “AI”, because a label with “intleacht shaorga” would be too long. For a native reader: Check “ó AI”.
    by_ai: '{parts} ó AI:',
    reviewed: '{parts} ó AI, athbhreithnithe:',
    translated: 'Aistrithe ag intleacht shaorga, gan eagarthóir daonna:',
    made: 'Déanta ag intleacht shaorga: {parts}; sin a bhfuil.',
    made_reviewed: 'Déanta ag intleacht shaorga: {parts}; athbhreithnithe ag {reviewed_by}.',
    made_translation:
      'D’aistrigh intleacht shaorga an t-alt seo ({details}); níor athbhreithnigh aon eagarthóir daonna é.',
    part_reviewed: 'athbhreithnithe ag {reviewed_by}',
  },
}
