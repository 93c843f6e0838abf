/**
 * A plugin: `/feed.txt` and `/topics/science/feed.txt`, headlines as plain text, for terminals and
 * e-mails. docs/plugins.md explains it.
 */
import {
  type Entry,
  type Feed,
  type FeedRenderer,
  families,
  familyPatterns,
  feedQuery,
  type Plugin,
  readSettings,
  type Site,
  wholeNumber,
} from '../../src/plugin.ts'

const file = 'feed.txt'

const settings = {
  length: {
    ...wholeNumber('FEED_TXT_LENGTH', 1, 100, 10),
    description: 'Maximum number of articles in `feed.txt`.',
  },
}

/** A headline with its label, which says how the article was made, and the address. */
const lineOf = ({ title, disclosure, published, url }: Entry): string =>
  [
    `${published.toISOString().slice(0, 10)}  ${title}`,
    ...(disclosure?.label ? [`  ${disclosure.label.text}`] : []),
    `  ${url}`,
  ].join('\n')

const textOf = ({ title, homeUrl, entries }: Feed): string =>
  `${[`${title}\n${homeUrl}`, ...entries.map(lineOf)].join('\n\n')}\n`

/** The core has it in memory, compresses it, and answers with its validators. */
const createRenderer = (site: Site, maxEntries: number): FeedRenderer => ({
  key: 'text',
  file,
  query: feedQuery(site),
  parameters: 'filters',
  maxEntries,
  maxAgeSeconds: site.pollMinutes * 60,
  render: (feed, { changedAt }) => ({
    text: textOf(feed),
    mediaType: 'text/plain; charset=utf-8',
    changedAt,
  }),
})

export const textFeed: Plugin = {
  name: 'text-feed',
  settings: () => ({ textFeed: settings }),
  open({ environment, site }) {
    const renderer = createRenderer(site, readSettings(settings, environment).length)
    return {
      routes({ routes, serveFamily }) {
        for (const family of families) {
          const [own] = familyPatterns(family)
          routes.get(`${own}/${file}`, (c) => serveFamily(c, renderer, family))
        }
      },
      links: [{ path: `/${file}`, text: () => 'Plain text' }],
    }
  },
}
