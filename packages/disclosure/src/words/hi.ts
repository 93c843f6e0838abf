/** Hindi. No native speaker has read it. */
import type { LabelWords } from './en.ts'
import { labelForms } from './label-forms.ts'

export const hi: LabelWords = {
  ...labelForms({
    ai: 'एआई',
    autonomous: 'एआई द्वारा लिखित, कोई मानव संपादक नहीं:',
    assisted: 'एआई की सहायता से:',
    tag: 'एआई द्वारा लिखित',
  }),
  pictures: {
    generated: 'एआई से बनी तस्वीर',
    edited: 'एआई से संपादित तस्वीर',
  },
  statements: {
    'ai-autonomous': 'यह लेख एक एआई ने स्वयं लिखा है; किसी मानव संपादक ने इसकी समीक्षा नहीं की है।',
    'ai-assisted': 'एआई की सहायता से लिखित; समीक्षा: {reviewed_by}।',
    'human-only': 'जनरेटिव एआई के बिना एक व्यक्ति द्वारा लिखित।',
  },
  parts: {
    names: {
      headline: 'शीर्षक',
      summary: 'सारांश',
      text: 'पाठ',
      translation: 'अनुवाद',
      key_points: 'मुख्य बिंदु',
      picture: 'तस्वीर',
      audio: 'ऑडियो',
      data: 'डेटा',
    },
    two: '{a} और {b}',
    more: '{a}, {b} आदि',
    by_ai: 'एआई द्वारा {parts}:',
    reviewed: 'एआई द्वारा {parts}, समीक्षित:',
    translated: 'एआई द्वारा अनूदित, कोई मानव संपादक नहीं:',
    made: 'एआई द्वारा निर्मित: {parts}; और कुछ नहीं।',
    made_reviewed: 'एआई द्वारा निर्मित: {parts}; समीक्षा: {reviewed_by}।',
    made_translation:
      'इस लेख का अनुवाद एक एआई ने किया है ({details}); किसी मानव संपादक ने इसकी समीक्षा नहीं की है।',
    part_reviewed: 'समीक्षा: {reviewed_by}',
  },
}
