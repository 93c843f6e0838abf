/** English: every sentence that Candor itself says to readers. The complete language: the others have its keys, and it stands in for what they lack. */

export const en = {
  /** Open a summary and stand with each headline. One for each mode that people are told of. */
  labels: {
    'ai-autonomous': 'AI-written, no human editor:',
    'ai-assisted': 'AI-assisted:',
  },
  /** Stand beside a picture that AI made or had a part in. */
  pictures: {
    generated: 'AI-made picture',
    edited: 'Picture edited with AI',
  },
  /** Open an article's text. `{reviewed_by}` is the reviewer's name. */
  statements: {
    'ai-autonomous': 'An AI wrote this article on its own; no human editor reviewed it.',
    'ai-assisted': 'Written with the help of AI and reviewed by {reviewed_by}.',
    'human-only': 'Written by a human without generative AI.',
  },
  /** What an entry and a headline refer to: the AI policy, and the sources of the article. */
  references: {
    policy: 'How we use AI',
    sources: 'Sources',
  },
  /** What else an entry says. A retraction's reason follows `retracted`. */
  entry: {
    corrections: 'Corrections',
    retracted: 'Retracted on {date}:',
  },
  /** Names of feeds. `{part}` is month and number of a part of an archive, `{topics}` what a feed leaves out, `{words}` what was searched for. */
  families: {
    sources: 'Articles that cite {domain}',
    modes: {
      'ai-autonomous': 'Written by AI, no human editor',
      'ai-assisted': 'Written with AI, reviewed by a human',
      'human-only': 'Written without AI',
    },
    reviewed: 'Written or reviewed by humans',
    corrections: 'Corrections and retractions',
    archive: 'Archive {part}',
    without: 'without {topics}',
    search: 'Search: {words}',
    /** Parts of the directory; '' holds the families without members. */
    groups: {
      topics: 'Topics',
      sources: 'Publishers cited',
      languages: 'Languages',
      modes: 'How articles were made',
      '': 'All and selected articles',
    },
  },
  /** `back` is the link to the feed `{title}`; `nothing` stands where there is no headline. */
  embeds: {
    back: 'More: {title}',
    nothing: 'No articles yet.',
  },
  /** The frame around a page; `site` names its navigation, `sample` is what a visitor of the demo must know. */
  layout: {
    skip: 'Skip to content',
    site: 'Site',
    subscribe: 'Subscribe',
    feeds: 'All feeds',
    search: 'Search',
    demo: 'Demo',
    sample: 'Sample articles, served to show Candor at work. What they say about how they were made is a sample too.',
  },
  /** An article's own page; `next` leads to the next older article. */
  article: {
    published: 'Published',
    updated: 'Updated',
    next: 'Next article:',
  },
}
