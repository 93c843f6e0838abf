/** An article as Markdown: the text of its page, and what machines may do with it. */
import { textRuns } from 'candor-disclosure/parse/parse-html.ts'
import { markup } from 'candor-disclosure/text/markup.ts'
import { html, raw } from 'hono/html'
import type { Article } from '../../core/article.ts'
import { entryDisclosure } from '../../core/disclosure/statements.ts'
import type { Entry, Feed } from '../../core/feed/feed.ts'
import { contentUsage } from '../../core/rights/statements.ts'
import type { Site } from '../../core/settings/site.ts'
import { articleMarkup } from '../articles/page.ts'
import { toMarkdown } from './to-markdown.ts'

/** The label comes first. `depth` is the number of headings above the headline. */
export async function entryMarkdown(
  site: Site,
  feed: Feed,
  article: Article,
  entry: Entry,
  depth: number,
): Promise<string> {
  const { contentHtml } = entry
  const own = {
    ...entry,
    contentHtml: contentHtml && readable(reviewed(contentHtml, site, article)),
  }
  const text = await html`${articleMarkup(site, article, own)}${raw(rights(feed, entry))}`
  return toMarkdown(text.toString(), { origin: site.origin, depth })
}

/** A statement of the article's own that names no reviewer has Candor's after it. */
function reviewed(content: string, site: Site, { disclosure, language }: Article): string {
  if (!disclosure?.statement || disclosure.statement.includes(disclosure.reviewedBy ?? ''))
    return content
  const { statement } = entryDisclosure({ ...disclosure, statement: null }, language, site)
  const end = markup`${disclosure.statement}</strong></p>`.html
  return content.replace(end, () => `${end}\n${markup`<p>${statement}</p>`.html}`)
}

/** Elements of a text that are converted: it takes time for each, and an article has a hundred. */
const maxElements = 2000

/** With too many elements, the text alone. */
const readable = (content: string): string =>
  (content.match(/<\w/g)?.length ?? 0) > maxElements
    ? markup`<pre>${textRuns(content).join('\n\n')}</pre>`.html
    : content

/** In the words of the newsroom, and in those of draft-ietf-aipref-vocab-08, as in headers. */
function rights({ rights: notice, licenseUrl: usual }: Feed, { terms }: Entry): string {
  const licenseUrl = terms ? terms.licenseUrl : usual
  const parts = [
    ...(notice === null ? [] : [markup`${notice}`]),
    ...(licenseUrl === null ? [] : [markup`<a href="${licenseUrl}">${licenseUrl}</a>`]),
    ...(terms === null ? [] : [markup`<code>Content-Usage: ${contentUsage(terms)}</code>`]),
  ]
  return parts.length === 0 ? '' : `<p>${parts.map((each) => each.html).join(' · ')}</p>`
}
