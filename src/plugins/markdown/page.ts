/** The page of an article as Markdown. */
import type { Article } from '../../core/article.ts'
import type { Entry } from '../../core/feed/feed.ts'
import type { PageForm } from '../articles/points.ts'
import { entryMarkdown } from './entry.ts'
import { mediaType } from './feed.ts'
import { frontMatter } from './front-matter.ts'

/** A file of its own: `/articles/tide.md` is the page of the external id `tide.md`. */
export const pageFile = 'index.md'

export const markdownPage: PageForm = {
  ...{ key: 'article.md', file: pageFile, mediaType, isNegotiated: true },
  async render(feed, { articles }, site) {
    const [entry, article] = [feed.entries[0] as Entry, articles[0] as Article]
    const text = await entryMarkdown(site, feed, article, entry, 0)
    return `${frontMatter(feed, entry)}\n\n${text}`
  },
}
