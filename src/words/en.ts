/** English: every sentence that Candor itself says to readers. The other languages have the same keys; English replaces their gaps. */

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
  /** The pages, which are in English in every deployment. Placeholders also stand for links and code. */
  pages: {
    footer: {
      name: 'Footer',
      formats: 'Feeds:',
      feeds: 'All feeds',
      embed: 'On your site',
      policy: 'AI policy',
      vocabulary: 'Vocabulary',
      claim: '{generator} says of every article how it was made and what it drew on.',
    },
    feed: {
      newest: 'Newest articles',
      archived: 'Articles of that time',
      empty: 'There is nothing here at the moment.',
      none: 'There is no such article: {name}. Whoever subscribes gets the first one.',
      first: 'Nothing has been published yet. The next two steps:',
      firstArticle: 'Publish your first article: {readme} has one in SQL, ready to paste.',
      firstCheck: 'Check the set-up with {doctor}, and {subscribe} to see the article arrive.',
      subscribe: 'subscribe',
      earlier: 'Earlier',
      archive: 'Archive',
      older: 'Older articles',
      newer: 'Newer articles',
      legend: 'How articles are marked',
      modes: {
        'ai-autonomous': 'Written by an AI, no human editor',
        'ai-assisted': 'With the help of AI, reviewed by a human',
        'human-only': 'No generative AI: carries no label',
      },
      related: 'Related feeds',
      all: 'All of them:',
    },
    subscribe: {
      title: 'Subscribe',
      reader: 'You need no account with us. Add the feed to your reader:',
      apps: 'NetNewsWire and other apps',
      demo: 'Online readers need an address that the internet can reach: a demo on your own machine opens in apps only.',
      copy: 'Or copy the address of the format that you like:',
      address: 'Address of the {format} feed',
      formats: {
        rss: 'Every reader and aggregator takes it. If in doubt, take this one.',
        atom: 'Says most exactly what changed and what was deleted. For readers and archives that honour it.',
        json: 'For your own programs: the same facts, without an XML parser.',
      },
      embed: 'Show these headlines on your own site',
      content: 'What is in it',
      full: 'Full articles, each with how it was made and the sources that it drew on: {policy}. For engineers: {vocabulary}.',
      policy: 'how we use AI',
      vocabulary: 'the vocabulary',
    },
    finder: {
      title: 'Find a feed',
      lead: 'Choose what its articles have in common; leave open what does not matter.',
      find: 'Find',
      made: 'Made',
      ways: {
        any: 'in any way',
        reviewed: 'with a human: reviewed or written by one',
        'ai-assisted': 'with the help of AI, reviewed by a human',
        'human-only': 'without generative AI',
        'ai-autonomous': 'by an AI, with no human editor',
        corrections: 'in any way, and corrected or retracted',
      },
      language: 'Language',
      source: 'Citing',
      sourceExample: 'such as w3.org',
      topic: 'Topic',
      any: 'any',
    },
    directory: {
      title: 'All feeds',
      lead: 'A feed for every topic, every publisher that is cited, every language, and every way in which articles are made.',
      groupLead: 'Each of these is a feed of its own, in RSS, Atom and JSON Feed, with an archive.',
      empty: 'There are no feeds yet: nothing has been published.',
      none: 'No feed has “{name}” in its name.',
      filter: 'Feeds by name',
      name: 'Name contains',
      show: 'Show',
      more: 'All {count}: {group}',
      articles: { one: '{count} article', other: '{count} articles' },
      newest: 'newest {time}',
      rss: 'RSS of {name}',
      pages: 'Pages',
      files: 'For your reader: {opml}, to import all of them at once. For programs: {json}.',
    },
    search: {
      title: 'Search',
      description: 'Search all articles, and subscribe to what you search for.',
      lead: 'Every search is a feed too: subscribe to it, and your reader shows what is published about it from now on.',
      form: 'Articles',
      words: 'Words',
      search: 'Search',
      found: 'Newest articles found',
      none: 'No article was found for: {words}. Whoever subscribes gets the first one that is. Words that nearly every text holds are not looked for.',
      hints:
        'Quotes keep words together, {or} allows either, and a minus before a word leaves it out. Words are found in other forms too, in the languages that the database knows.',
    },
    error: {
      status: 'Error {status}',
      retry: 'It is worth another try in {seconds} seconds.',
      newest: 'The newest articles',
      find: 'Find a feed',
      search: 'Search',
    },
    disclosure: {
      title: 'How we use AI',
      description: 'What “AI-written”, “AI-assisted” and no label mean here, and who answers for what is published.',
      lead: 'Every article here says how it was made, before anything else that it says. This page explains the words.',
      demo: 'This is a demonstration.',
      sample:
        'The articles are samples, and so are the modes that they state: they show how each mode looks, and nothing more should be read into them.',
      labels: 'What the labels mean',
      modes: {
        'ai-autonomous': {
          name: 'AI-written, no human editor',
          meaning:
            'An AI wrote the article on its own, and nobody checked it before it was published. It can be wrong in ways that sound right. It lists the sources that it drew on: look at them before you rely on it.',
        },
        'ai-assisted': {
          name: 'AI-assisted',
          meaning:
            'AI took part in the writing, and a human reviewed the article before it was published. The article names who did; without that name our system does not accept it.',
        },
        'human-only': {
          name: 'No label',
          meaning: 'No generative AI had a part in the text. We say so to machines only: people need no warning of it.',
        },
      },
      inFeeds: 'In the feeds: {mode}',
      unknown: 'An article without one of these three is not published at all: the database refuses it.',
      seen: 'Where you see it',
      places:
        'The label opens the summary, which is what most readers show first, and one sentence opens the article itself. Programs and aggregators find the same in machine-readable form, in RSS, Atom and JSON Feed alike: the mode, the model and who provides it, who reviewed the text, when it was generated, and every source with its address. Pictures state separately how they were made. {vocabulary} describes each field.',
      vocabulary: 'The vocabulary',
      use: 'How this site uses AI',
      noUse: 'This site has not added a description of its own. What counts is what each article states about itself.',
      responsible: 'Who answers for it',
      responsibility: 'Editorial responsibility for what is published here lies with {name}.',
      noResponsible: 'This site has not named who holds editorial responsibility. Take its articles with that in mind.',
      noModel:
        'Nobody can hand that responsibility to a model: whoever publishes a text answers for it, however it was made.',
      law: 'The law behind it',
      regulation: 'Regulation (EU) 2024/1689',
      article50:
        'In the European Union, the duties of transparency of the AI Act, {regulation}, have applied since 2 August 2026. Its Article 50(4) asks those who publish AI-generated or manipulated text in order to inform the public on matters of public interest to disclose that it is. It makes an exception where the text has undergone human review or editorial control {and} a natural or legal person holds editorial responsibility for its publication. Article 50(5) wants the information clear and distinguishable, at the latest at the time of the first exposure.',
      and: 'and',
      always: 'We disclose in either case, wherever our readers are. This page is an explanation and no legal advice.',
      report: 'Report an error',
      contact: 'Write to {email} and name the article’s address and what is wrong.',
      noContact: 'This site has not published an address for corrections.',
      corrections:
        'Corrections are dated and stay visible below the article. An article whose substance was wrong is retracted: its page and its entry in the feeds stay, with the reason in place of the text.',
    },
    embed: {
      title: 'Embed',
      description: 'Put our headlines on your site: as a frame, a component, a fragment or by oEmbed.',
      heading: 'Headlines for your site',
      lead: 'Choose a feed, see it live, and paste it. Every headline says how its article was made; there is no tracking, and no cookie.',
      choose: 'Choose',
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
        heading: 'Level of the heading',
        target: 'Links open',
      },
      choices: {
        layout: { list: 'list', cards: 'cards', compact: 'compact' },
        theme: { auto: 'automatic', light: 'light', dark: 'dark' },
        target: {
          '': 'as usual',
          _blank: 'in a new window',
          _self: 'in the same window (no frame)',
          _top: 'in the whole window',
        },
        shown: { on: 'shown', off: 'not shown' },
      },
      script: {
        copy: 'Copy',
        copyPart: 'Copy: ',
        copied: 'Copied.',
        noAnswer: 'There is no answer at the moment. What you chose is kept.',
        shown: 'Shown below.',
      },
      rules: 'Good to know',
      label: {
        title: 'The label stays.',
        text: 'What says how an article was made, and the link back to us, belong to the headline: they may have your font and colour, and must stay legible. EU law wants readers to see it first ({policy}).',
        policy: 'how we use AI',
      },
      fresh: {
        title: 'Fresh.',
        text: 'A frame shows what was published at the latest after {seconds} seconds, when it is opened anew; the component asks whenever your page is opened. While our newsroom’s database is away, the last good headlines are sent on. When we cannot be reached at all, the component shows those of the same tab, for a day and if they are not very many, else your own link; a fragment is yours; in a frame, the browser says so itself.',
      },
      privacy: {
        title: 'Your readers are theirs.',
        text: 'No cookie, no referrer, no script but ours. Browsers tell us your site’s name with scripts and feeds (Origin), because sharing them across sites needs it. Pictures come from the newsroom’s own hosts: they are off unless you want them, because whoever serves them sees who reads your page.',
      },
      pinned: {
        title: 'Pinned.',
        text: 'Scripts are released under a number, never change, and come with their hash; {newest} leads to the newest, if you would rather follow. Pages that are cross-origin isolated may embed all of it; pictures of component and fragment show there where the newsroom’s host allows it (Cross-Origin-Resource-Policy), those of a frame in browsers that know {credentialless}.',
      },
      anyFeed: {
        title: 'Any feed.',
        text: 'The component shows every JSON Feed 1.1. Of articles that say nothing about how they were made, it says nothing.',
      },
      look: 'Your look',
      customProperties: 'Custom properties, set on the element or above it:',
      properties: {
        '--candor-font': 'font family of everything',
        '--candor-color': 'colour of the text',
        '--candor-background': 'background',
        '--candor-accent': 'lines and marks',
        '--candor-gap': 'room between headlines',
        '--candor-card': 'least width of a card',
        '--candor-label-font': 'font family of the label and the link back',
        '--candor-label-color': 'colour of the label and the link back',
      },
      parts:
        'Parts of the component, for {selector}: {parts}. The label, the notice of a retraction and the links below are none. In a fragment the same names are classes, {example}, and the whole is {whole}.',
    },
    /** What a partner pastes: when to take each way, and what each line is for. */
    snippets: {
      here: 'Where the headlines shall be',
      frame: {
        name: 'Frame',
        about:
          'Needs no script, and nothing of your page. Shown {sites}. Give each frame on a page an id of its own at the end of its address: #candor-2.',
        everywhere: 'on every site',
        onlyOn: 'only on {sites}',
        height: 'Once on the page, if frames shall get the height that they need: else they scroll',
      },
      component: {
        name: 'Component',
        about:
          'Takes the fonts and colours of your page, and asks anew whenever it is opened. The link in it shows until the headlines are there, and where they cannot be had. candor-headlines { display: block; min-block-size: 30rem } in your style sheet keeps their place, so that nothing jumps.',
      },
      fragment: {
        name: 'Fragment',
        about:
          'For your build or your edge: HTML to put into your page, with an ETag. The line for a shell keeps the last one when there is no answer. An accent is said in your style sheet: --candor-accent.',
        shell: 'In a shell, as often as you like',
        edge: 'Or at an edge that knows ESI',
        sheet: 'Our style sheet, if you want it',
      },
      oembed: {
        name: 'oEmbed',
        about:
          'For editors that turn an address into an embed. It shows the feed as it usually is, whatever is chosen above beside the feed; the address of an article gives a card of that article.',
        editor: 'To paste into an editor',
        system: 'What your system asks',
      },
    },
  },
}
