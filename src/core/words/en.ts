/** English: all of Candor's own texts for readers. The other languages have the same keys; English replaces their gaps. */
import { en as labelWords } from 'candor-disclosure/words/en.ts'

export const en = {
  ...labelWords,
  /** Links of an entry and of an embed. */
  references: {
    policy: 'How we use AI',
    sources: 'Sources',
  },
  /**
   * Texts of an entry. The correction follows `corrected`, the reason of a retraction `retracted`. `{title}` is the
   * article's. `sentence` is a summary that is only the label: `{label}` is the label without its colon.
   */
  entry: {
    corrections: 'Corrections',
    corrected: 'Corrected on {date}:',
    retracted: 'Retracted on {date}:',
    retractedTitle: 'Retracted: {title}',
    correctionTitle: 'Correction: {title}',
    retractionTitle: 'Retraction: {title}',
    sentence: '{label}.',
  },
  /** Names of feeds. `{part}` is month and number of a part of an archive, `{topics}` the excluded topics, `{words}` the search; `undetermined` is the language `und`. */
  families: {
    sources: 'Articles that cite {domain}',
    undetermined: 'Language not stated',
    modes: {
      'ai-autonomous': 'Written by AI, no human editor',
      'ai-assisted': labelWords.tags['ai-assisted'],
      'human-only': 'Written without AI',
    },
    reviewed: 'Written or reviewed by humans',
    corrections: 'Corrections and retractions',
    archive: 'Archive {part}',
    without: 'without {topics}',
    search: 'Search: {words}',
    /** Groups of the directory; '' is the group of families without members. */
    groups: {
      topics: 'Topics',
      sources: 'Publishers cited',
      languages: 'Languages',
      modes: 'How articles were made',
      '': 'All and selected articles',
    },
  },
  /** `back` is the link to the feed `{title}`; `nothing` replaces the list if it is empty. */
  embeds: {
    back: 'More: {title}',
    nothing: 'No articles yet.',
  },
  /** Header and navigation of every page. `site` is the navigation's name for screen readers; the demo shows `sample`. */
  layout: {
    skip: 'Skip to content',
    site: 'Site',
    subscribe: 'Subscribe',
    feeds: 'All feeds',
    search: 'Search',
    demo: 'Demo',
    sample: 'These sample articles show how Candor works. Their disclosures are samples too.',
  },
  /** The dates of an article on its page. */
  article: {
    published: 'Published',
    updated: 'Updated',
  },
  /** Pages, in the site's language if it has them. Some placeholders are links or code. */
  pages: {
    /** The description of the site, without SITE_DESCRIPTION. */
    description: 'News articles that say how they were made and which sources they drew on.',
    footer: {
      name: 'Footer',
      formats: 'Feeds:',
      embed: 'On your site',
      vocabulary: 'Vocabulary',
      claim: '{generator} shows how each article was made, and its sources.',
    },
    feed: {
      newest: 'Newest articles',
      archived: 'Archived articles',
      empty: 'No articles at the moment.',
      none: 'No article matches {name} yet. Subscribe to get the first one.',
      first: 'No article has been published yet. Next steps:',
      firstArticle:
        'Publish your first article: copy the SQL from {guide}, section “A first article”.',
      firstCheck: 'Check the set-up with {doctor}, and {subscribe} to see the article arrive.',
      subscribe: 'subscribe',
      earlier: 'Earlier',
      /** Leads to what the newsroom signed of an article. */
      signed: 'signed',
      archive: 'Archive',
      older: 'Older articles',
      newer: 'Newer articles',
      legend: 'Legend',
      unlabelled: 'Written without generative AI: no label',
      /** In their place on the page of corrections. */
      notices: {
        newest: 'Newest corrections and retractions',
        archived: 'Archived corrections and retractions',
        empty: 'Nothing has been corrected or retracted yet.',
        older: 'Older corrections',
        newer: 'Newer corrections',
      },
      related: 'Related feeds',
      all: 'All feeds:',
    },
    subscribe: {
      title: 'Subscribe',
      reader: 'You need no account here. Add the feed to your reader:',
      apps: 'NetNewsWire and other apps',
      demo: 'Online readers need a public address. A demo on your computer opens only in apps.',
      copy: 'Or copy the address of a format:',
      address: 'Address of the {format} feed',
      formats: {
        rss: 'Works in every reader and aggregator. If in doubt, choose RSS.',
        atom: 'The most precise about edits and deletions.',
        json: 'For your own programs: the same facts, without XML.',
      },
      embed: 'Show these headlines on your own site',
      content: 'Content of the feed',
      full: 'Full articles with their sources and disclosures. See {policy}. For engineers: {vocabulary}.',
      vocabulary: 'the vocabulary',
    },
    finder: {
      title: 'Find a feed',
      lead: 'Choose the articles that you want to read. Every field is optional.',
      find: 'Find',
      made: 'How it was made',
      ways: {
        any: 'any',
        corrections: 'any, corrected or retracted',
      },
      language: 'Language',
      source: 'Cited publisher',
      sourceExample: 'such as w3.org',
      topic: 'Topic',
      /** Before a list of parts that AI made, such as “Translation by AI”. */
      leaveOut: 'Without',
      any: 'any',
    },
    directory: {
      title: 'All feeds',
      lead: 'Feeds by topic, cited publisher, language, and how articles were made.',
      groupLead: 'Each feed comes in RSS, Atom and JSON Feed, with an archive.',
      empty: 'No feeds yet: no article has been published.',
      none: 'No feed has “{name}” in its name.',
      filter: 'Feeds by name',
      name: 'Name contains',
      show: 'Show',
      more: '{group}: show all {count}',
      articles: { one: '{count} article', other: '{count} articles' },
      newest: 'newest {time}',
      rss: 'RSS of {name}',
      pages: 'Pages',
      files: 'To import all of these feeds into your reader: {opml}. For programs: {json}.',
    },
    search: {
      title: 'Search',
      description: 'Search all articles, and subscribe to the results.',
      lead: 'Every search is also a feed. Subscribe to it, and your reader shows new matching articles.',
      form: 'Articles',
      words: 'Words',
      search: 'Search',
      found: 'Results, newest first',
      none: 'No article matches {words}. Subscribe to get the first one. The search ignores very common words.',
      hints:
        'Use quotes for a phrase, {or} for alternatives, and a minus to exclude a word. The search also finds other forms of a word, in the languages that the database supports.',
    },
    error: {
      status: 'Error {status}',
      retry: 'Retry in {seconds} seconds.',
      newest: 'The newest articles',
      find: 'Find a feed',
      search: 'Search',
      /** A problem by its title, and one or two sentences (problems.ts). English is also in problem documents. */
      titles: {
        invalid: 'Invalid address',
        noArticle: 'No such article',
        noWords: 'Nothing to search for',
        token: 'Token required',
        forbidden: 'Not allowed',
        missing: 'Not found',
        gone: 'Gone',
        tooMany: 'Too many requests',
        failed: 'Internal error',
        unavailable: 'Temporarily unavailable',
      },
      texts: {
        noMatch: 'No published article matches {filter}.',
        noWords:
          '"{words}" contains no word to search for. Use at least one word that is not in nearly every text.',
        noPage: 'No page or feed exists at {path}.',
        noFeed: 'No article has been published under {path}.',
        closed: 'The topic at {path} is closed and gets no new articles. All articles: {all}',
        removed: 'The article at {path} was taken back or deleted.',
        token: 'This needs a valid token. Ask the newsroom for one.',
        slow: 'The search took too long. Use less common words, or fewer words.',
      },
      /** `{list}` are paths or names of feeds. */
      meant: 'Did you mean: {list}?',
    },
    /** The page /stats; `columns` are also the legend of its chart. */
    stats: {
      title: 'Readers',
      lead: '{from} to {to}, days in UTC. Aggregators tell their subscribers, and nobody checks them; direct readers are estimated to about 3 %.',
      days: 'By day',
      feeds: 'By feed',
      aggregators: 'By aggregator',
      embeds: 'Embeds',
      errors: 'Errors that readers got',
      other: 'other',
      columns: {
        feed: 'Feed',
        readers: 'Readers',
        subscribers: 'Subscribers',
        direct: 'Direct readers',
        requests: 'Requests',
        unchanged: 'Unchanged (304)',
        bytes: 'Bytes sent',
        product: 'Product',
        reported: 'Told on',
        page: 'Page of',
        route: 'Route',
        status: 'Status',
      },
    },
    disclosure: {
      title: 'How we use AI',
      description:
        'The labels of AI-written and AI-assisted articles, and the editorial responsibility for them.',
      lead: 'Every article here discloses how it was made. This page explains the labels.',
      demo: 'This is a demonstration.',
      sample: 'The articles and their disclosures are samples: they only show how each mode looks.',
      labels: 'The labels',
      noLabel: 'No label',
      modes: {
        'ai-autonomous':
          'An AI wrote the article on its own, and nobody checked it before publication. It can contain errors that sound right. It lists its sources: check them before you rely on it.',
        'ai-assisted':
          'AI took part in the writing, and a human reviewed the article before publication. The article names the reviewer: our system does not accept it without that name, unless people wrote the text and AI only a part beside it, which the label then names.',
        'human-only':
          'The text was written without generative AI. Only machine-readable data says so: readers need no warning.',
      },
      inFeeds: 'In the feeds: {mode}',
      parts:
        'Some articles were made by AI only in part. Then the label names the part, such as “{parts}”. “Reviewed” says that a named human reviewed it.',
      unknown:
        'Every article has one of these three modes. Only articles from before 2 August 2026 may say nothing, if it is unknown how they were made.',
      seen: 'Where labels appear',
      places:
        'The label opens the summary, which most feed readers show first. One sentence opens the article itself. Programs and aggregators find the same facts in RSS, Atom and JSON Feed: the mode, the model and its provider, the reviewer, the date of generation, and every source with its address. Pictures have a disclosure of their own. {vocabulary} describes each field.',
      vocabulary: 'The vocabulary',
      use: 'How this site uses AI',
      noUse: 'This site has not added its own description. Rely on the disclosure of each article.',
      responsible: 'Editorial responsibility',
      responsibility: 'Editorial responsibility for the articles published here lies with {name}.',
      noResponsible:
        'This site has not named a person or an organisation with editorial responsibility. Keep that in mind when you read its articles.',
      noModel:
        'A model cannot take on that responsibility: the publisher is responsible for a text, however it was made.',
      law: 'The law',
      regulation: 'Regulation (EU) 2024/1689',
      article50:
        'In the European Union, the transparency obligations of the AI Act, {regulation}, have applied since 2 August 2026. Article 50(4) is about text that AI generated or manipulated, published to inform the public on matters of public interest: such text must be disclosed as AI-generated or manipulated. An exception applies if the text has undergone human review or editorial control {and} a natural or legal person holds editorial responsibility for its publication. Under Article 50(5), the information must be clear and distinguishable, and given at the latest at the time of the first exposure.',
      and: 'and',
      always:
        'We disclose in both cases, and in every country. This page is an explanation, not legal advice.',
      report: 'Report an error',
      contact: 'Write to {email}. Include the article’s address and describe the error.',
      noContact: 'This site has not published an address for corrections.',
      corrections:
        'Corrections are dated and stay visible at the beginning of the article. If the substance of an article was wrong, it is retracted: its page and its entry in the feeds stay, and the reason replaces the text.',
      /** Replaces the meaning of `human-only` with `SAY_HUMAN=on`. */
      humanStated: 'The text was written without generative AI. Its last sentence says so.',
    },
    embed: {
      title: 'Embed',
      description:
        'Put our headlines on your site: as a frame, a component, a fragment or with oEmbed.',
      heading: 'Headlines for your site',
      lead: 'Choose a feed, check the preview, and copy the code. Headlines keep their AI labels. No tracking, no cookies.',
      choose: 'Feed and options',
      show: 'Show',
      preview: 'Preview: {title}',
      policy: 'Your Content-Security-Policy must allow: {policy}',
      options: {
        limit: 'Headlines',
        layout: 'Layout',
        theme: 'Theme',
        accent: 'Accent, such as 0d5c66',
        images: 'Pictures',
        summaries: 'Summaries',
        sources: 'Sources',
        heading: 'Heading level',
        target: 'Links open',
      },
      choices: {
        layout: { list: 'list', cards: 'cards', compact: 'compact' },
        theme: { auto: 'automatic', light: 'light', dark: 'dark' },
        target: {
          '': 'default',
          _blank: 'in a new window',
          _self: 'in the same window (not in frames)',
          _top: 'in the whole window',
        },
        visibility: { on: 'shown', off: 'hidden' },
      },
      script: {
        copy: 'Copy',
        copyPart: 'Copy: ',
        copied: 'Copied.',
        noAnswer: 'The server does not answer. Your choices are kept: try again later.',
        made: 'Shown below.',
      },
      rules: 'Good to know',
      label: {
        title: 'Labels.',
        text: 'The label and the link back to us belong to the headline. You may change their font family and colour, but they must stay legible. EU law asks for the disclosure at the first exposure ({policy}).',
      },
      fresh: {
        title: 'Freshness.',
        text: 'A new article appears in a frame after {seconds} seconds at most, once the frame reloads. The component reloads with every page view. While our database is down, we send the last good headlines. While our server is down, the component shows the last headlines of the same tab for up to a day, unless they are very large; otherwise it shows your own link. A fragment is your own copy. A frame shows the browser’s error message.',
      },
      privacy: {
        title: 'Privacy.',
        text: 'Embeds set no cookie, and load only our scripts. Browsers send us the origin of your site, such as https://example.org, with requests for frames, scripts and feeds, but never the address of the page. Pictures are off by default: they come from the newsroom’s hosts, which see your readers’ requests.',
      },
      pinned: {
        title: 'Versions.',
        text: 'A released script never changes, and comes with its hash. {newest} leads to the newest release. Cross-origin isolated pages may use all embeds. There, pictures in a component or fragment need Cross-Origin-Resource-Policy from their host, and pictures in a frame need a browser that supports {credentialless}.',
      },
      anyFeed: {
        title: 'Any feed.',
        text: 'The component shows every JSON Feed 1.1. It shows no label for items without a disclosure.',
      },
      style: 'Style',
      customProperties: 'Set these custom properties on the element or above it:',
      properties: {
        '--candor-font': 'font family of everything',
        '--candor-color': 'colour of the text',
        '--candor-background': 'background',
        '--candor-accent': 'colour of lines and marks',
        '--candor-gap': 'space between headlines',
        '--candor-card': 'smallest width of a card',
        '--candor-label-font': 'font family of the label and the link back',
        '--candor-label-color': 'colour of the label and the link back',
      },
      parts:
        'Parts of the component, for {selector}: {parts}. The label, the retraction notice and the links at the end are not parts. In a fragment, the same names are classes, such as {example}. The class of the whole embed is {whole}.',
    },
    /** Code for a partner's page: the purpose of each way to embed, and of each piece of code. */
    snippets: {
      or: 'or',
      here: 'Where the headlines go',
      frame: {
        name: 'Frame',
        about:
          'Needs no script and no styles of your page. Works {sites}. End the address of each frame on a page with a different id, such as #candor-2.',
        allSites: 'on every site',
        onlyOn: 'only on {sites}',
        height: 'Once per page, to size frames to their content; otherwise they scroll',
      },
      component: {
        name: 'Component',
        about:
          'Uses the fonts and colours of your page, and reloads with every page view. It shows the link inside it until the headlines arrive, or if they cannot be loaded. Reserve space in your style sheet, so that nothing jumps: candor-headlines { display: block; min-block-size: 30rem }.',
      },
      fragment: {
        name: 'Fragment',
        about:
          'HTML with an ETag, to include in your page by your build or edge. The shell command keeps the last copy if a request fails. Set the accent in your style sheet: --candor-accent.',
        shell: 'In a shell, as often as you like',
        edge: 'Or at an edge that supports ESI',
        sheet: 'Our style sheet (optional)',
      },
      oembed: {
        name: 'oEmbed',
        about:
          'For editors that turn an address into an embed. It shows the feed with the default options. The address of an article gives a card of that article.',
        editor: 'To paste into an editor',
        system: 'The request of your system',
      },
    },
  },
}
