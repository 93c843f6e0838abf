/** English: the words of labels and statements. The other languages have the same keys. */

export const en = {
  /** The label before a summary and a headline, for each mode that has one. */
  labels: {
    'ai-autonomous': 'AI-written, no human editor:',
    'ai-assisted': 'AI-assisted:',
  },
  /** The labels with the letters “AI”, for `LABEL_FORM=ai`. The same in languages whose labels have these letters anyway. */
  labelsWithAi: {
    'ai-autonomous': 'AI-written, no human editor:',
    'ai-assisted': 'AI-assisted:',
  },
  /** Short labels before titles, for `TITLE_LABEL`. */
  titleLabels: {
    'ai-autonomous': 'AI:',
    'ai-assisted': 'AI-assisted:',
  },
  titleLabelsWithAi: {
    'ai-autonomous': 'AI:',
    'ai-assisted': 'AI-assisted:',
  },
  /** The tag of each mode with a label, by which readers filter: short, without a comma. */
  tags: {
    'ai-autonomous': 'AI-written',
    'ai-assisted': 'AI-assisted',
  },
  /** The label beside a picture that AI made or edited. */
  pictures: {
    generated: 'AI-generated image',
    edited: 'Image edited with AI',
  },
  /** The first sentence of an article's text. `{reviewed_by}` is the reviewer's name. */
  statements: {
    'ai-autonomous': 'An AI wrote this article on its own; no human editor reviewed it.',
    'ai-assisted': 'Written with the help of AI and reviewed by {reviewed_by}.',
    'human-only': 'Written by a human without generative AI.',
  },
  /** For articles that say which parts AI made: the names of parts as inside a sentence, and what is said with them. */
  parts: {
    names: {
      headline: 'headline',
      summary: 'summary',
      text: 'text',
      translation: 'translation',
      key_points: 'key points',
      picture: 'picture',
      audio: 'audio',
      data: 'data',
    },
    /** Two names, and the two weightiest of more. */
    two: '{a} and {b}',
    more: '{a}, {b} and more',
    /** Labels, which begin with a capital letter: “Summary by AI:”. */
    by_ai: '{parts} by AI:',
    reviewed: '{parts} by AI, reviewed:',
    translated: 'Translated by AI, no human editor:',
    /** Statements. `{parts}` is a list such as “summary (example-model), translation (Français → English)”. */
    made: 'Made by AI: {parts}; no other part.',
    made_reviewed: 'Made by AI: {parts}; reviewed by {reviewed_by}.',
    /** `{details}` are languages and model: “(Français → English, example-model)”. */
    made_translation: 'An AI translated this article ({details}); no human editor reviewed it.',
    /** In the brackets after the name of a part. */
    part_reviewed: 'reviewed by {reviewed_by}',
  },
}

export type LabelWords = typeof en
