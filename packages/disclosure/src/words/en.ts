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
}

export type LabelWords = typeof en
