/** Hindi. No native speaker has read it. */
import { hi as labelWords } from 'candor-disclosure/words/hi.ts'
import type { Language } from './language.ts'

export const hi: Language = {
  ...labelWords,
  references: {
    policy: 'हम एआई का उपयोग कैसे करते हैं',
    sources: 'स्रोत',
  },
  entry: {
    corrections: 'भूल-सुधार',
    corrected: '{date} को सुधारा गया:',
    // For a native reader: “वापस लिया गया” (taken back) is literal; check it, and “पुरालेख” for archive.
    retracted: '{date} को वापस लिया गया:',
    retractedTitle: 'वापस लिया गया लेख: {title}',
    correctionTitle: 'भूल-सुधार: {title}',
    retractionTitle: 'लेख वापस लिया गया: {title}',
    sentence: '{label}।',
  },
  families: {
    sources: '{domain} को उद्धृत करने वाले लेख',
    undetermined: 'भाषा नहीं बताई गई',
    modes: {
      'ai-autonomous': 'एआई द्वारा लिखित, कोई मानव संपादक नहीं',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'एआई के बिना लिखित',
    },
    reviewed: 'मनुष्यों द्वारा लिखित या समीक्षित',
    corrections: 'भूल-सुधार और वापस लिए गए लेख',
    archive: 'पुरालेख {part}',
    without: '{topics} के बिना',
    search: 'खोज: {words}',
    groups: {
      topics: 'विषय',
      sources: 'उद्धृत प्रकाशन',
      languages: 'भाषाएँ',
      modes: 'लेख कैसे बने',
      '': 'सभी और चुने हुए लेख',
    },
  },
  embeds: {
    back: 'और: {title}',
    nothing: 'अभी कोई लेख नहीं।',
  },
  layout: {
    skip: 'सामग्री पर जाएँ',
    site: 'साइट',
    subscribe: 'सदस्यता लें',
    feeds: 'सभी फ़ीड',
    search: 'खोज',
    demo: 'डेमो',
    sample: 'ये नमूना लेख दिखाते हैं कि Candor कैसे काम करता है। उनके बनने का विवरण भी नमूना है।',
  },
  article: {
    published: 'प्रकाशित',
    updated: 'अद्यतन',
  },
  pages: null,
}
