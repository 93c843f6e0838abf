/** A feed as Markdown: its name, then the texts of its articles. */
import { markup } from 'candor-disclosure/text/markup.ts'
import type { Article } from '../../core/article.ts'
import { asNotice } from '../../core/feed/build-feed.ts'
import type { Feed } from '../../core/feed/feed.ts'
import type { Site } from '../../core/settings/site.ts'
import { isoDay } from '../../core/text/dates.ts'
import { entryMarkdown } from './entry.ts'
import { toMarkdown } from './to-markdown.ts'

export const feedFile = 'feed.md'

/** `articles` are those of the entries. */
export async function feedMarkdown(
  site: Site,
  feed: Feed,
  articles: readonly Article[],
): Promise<string> {
  const { title, description, homeUrl, updated, entries } = feed
  const head = markup`<h1>${title}</h1>
<p>${description}</p>
<p><a href="${homeUrl}">${homeUrl}</a> · ${isoDay(updated)}</p>`.html
  const texts = await Promise.all(
    entries.map((entry, index) =>
      entryMarkdown(site, feed, asNotice(articles[index] as Article), entry, 1),
    ),
  )
  // No text has the line between entries: rules are `***`, and in code it begins with a blank.
  return [toMarkdown(head, { origin: site.origin, depth: 0 }), ...texts]
    .map((text) => text.replace(/^---/gm, ' ---'))
    .join('\n---\n\n')
}
