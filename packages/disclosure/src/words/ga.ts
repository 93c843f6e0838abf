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
}
