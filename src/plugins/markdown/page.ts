/** The page of an article as Markdown, after its facts for programs. */
import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import type { Article } from '../../core/article.ts'
import type { Entry, Feed } from '../../core/feed/feed.ts'
import { renderJsonFeed } from '../../core/feed/json-feed.ts'
import type { PageForm } from '../articles/points.ts'
import { entryMarkdown } from './entry.ts'

/** A file of its own: `/articles/tide.md` is the page of the external id `tide.md`. */
export const pageFile = 'index.md'
/** RFC 7763. */
export const mediaType = 'text/markdown'

export const markdownPage: PageForm = {
  ...{ key: 'markdown', file: pageFile, mediaType, isNegotiated: true },
  async render(feed, { articles }, site) {
    const [entry, article] = [feed.entries[0] as Entry, articles[0] as Article]
    const text = await entryMarkdown(site, feed, article, entry, 0)
    return `${frontMatter(feed, entry)}\n\n${text}`
  },
}

/**
 * One line of JSON, the item of the JSON Feed without its texts, for `readDisclosure` of
 * candor-disclosure. The title comes first: that of a retracted article says so.
 */
function frontMatter(feed: Feed, entry: Entry): string {
  // Without a feed around it, the item says its language.
  const alone = { ...feed, language: '', entries: [{ ...entry, contentHtml: null }] }
  const [item] = (JSON.parse(renderJsonFeed(alone)) as { items: readonly [JsonObject] }).items
  const { title, content_text: _, summary: __, _candor, ...others } = item
  // Nobody can check a signature without the text that was signed.
  const { statement: ___, ...candor } = _candor as JsonObject
  return toInertJson({ title, ...others, _candor: candor })
}

/** Where a program shows the line as Markdown, no value in it is a link or other markup. */
const toInertJson = (value: JsonObject): string =>
  JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*(?:"(:)?)?/g, (text, colon?: string) =>
    colon
      ? text
      : text.replace(/[[\]<>&`*_~]/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`),
  )
