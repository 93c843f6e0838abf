/** Slovenian. No native speaker has read it. */
import { sl as labelWords } from 'candor-disclosure/words/sl.ts'
import type { Language } from './language.ts'

export const sl: Language = {
  ...labelWords,
  references: {
    policy: 'Kako uporabljamo umetno inteligenco',
    sources: 'Viri',
  },
  entry: {
    corrections: 'Popravki',
    corrected: 'Popravljeno ({date}):',
    retracted: 'Umaknjeno ({date}):',
    retractedTitle: 'Umaknjeno: {title}',
    correctionTitle: 'Popravek: {title}',
    retractionTitle: 'Umik članka: {title}',
    sentence: '{label}.',
  },
  families: {
    sources: 'Članki, ki navajajo {domain}',
    undetermined: 'Jezik ni naveden',
    modes: {
      'ai-autonomous': 'Napisala UI, brez človeškega urednika',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Napisano brez UI',
    },
    reviewed: 'Napisali ali pregledali ljudje',
    corrections: 'Popravki in umaknjeni članki',
    archive: 'Arhiv {part}',
    without: 'brez {topics}',
    search: 'Iskanje: {words}',
    groups: {
      topics: 'Teme',
      sources: 'Navedeni mediji',
      languages: 'Jeziki',
      modes: 'Kako so nastali članki',
      '': 'Vsi in izbrani članki',
    },
  },
  embeds: {
    back: 'Več: {title}',
    nothing: 'Člankov še ni.',
  },
  layout: {
    skip: 'Na vsebino',
    site: 'Spletno mesto',
    subscribe: 'Naročanje',
    feeds: 'Vsi kanali',
    search: 'Iskanje',
    demo: 'Predstavitev',
    sample:
      'Ti vzorčni članki kažejo, kako deluje Candor. Tudi podatki o njihovem nastanku so vzorčni.',
  },
  article: {
    published: 'Objavljeno',
    updated: 'Posodobljeno',
  },
  pages: null,
}
