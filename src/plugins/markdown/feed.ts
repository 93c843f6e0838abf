/** A feed as Markdown: its name, then the texts of its articles. */
import { markup } from 'candor-disclosure/text/markup.ts'
import type { Article } from '../../core/article.ts'
import { type FeedRenderer, feedQuery } from '../../core/documents/feed.ts'
import { asNotice } from '../../core/feed/build-feed.ts'
import type { Feed } from '../../core/feed/feed.ts'
import type { Site } from '../../core/settings/site.ts'
import { isoDay } from '../../core/text/dates.ts'
import { entryMarkdown } from './entry.ts'
import { toMarkdown } from './to-markdown.ts'

export const feedFile = 'feed.md'
/** RFC 7763. */
export const mediaType = 'text/markdown'

/** It has the parameters, private articles and tokens of the feeds of the core. */
export const feedRenderer = (site: Site): FeedRenderer => ({
  ...{ key: 'markdown', file: feedFile, query: feedQuery(site), parameters: 'all' },
  ...{ maxAgeSeconds: site.pollMinutes * 60, showsBodies: true },
  render: async (feed, { articles, changedAt }) => ({
    text: await feedMarkdown(site, feed, articles),
    ...{ mediaType: `${mediaType}; charset=utf-8`, changedAt },
    links: [
      { href: feed.homeUrl, rel: 'alternate', type: 'text/html' },
      { href: feed.policyUrl, rel: 'describedby' },
    ],
  }),
})

async function feedMarkdown(site: Site, feed: Feed, articles: readonly Article[]): Promise<string> {
  const { title, description, homeUrl, updated, entries } = feed
  const head = markup`<h1>${title}</h1>
<p>${description}</p>
<p><a href="${homeUrl}">${homeUrl}</a> · ${isoDay(updated)}</p>`.html
  const texts = await Promise.all(
    entries.map((entry, index) =>
      entryMarkdown(site, feed, asNotice(articles[index] as Article), entry, 1),
    ),
  )
  return [toMarkdown(head, { origin: site.origin, depth: 0 }), ...texts].join('\n---\n\n')
}
