/**
 * The page of a demo article: the layout of Candor's pages around the same text as in the feeds.
 */
import { html, raw } from 'hono/html'
import type { Article } from '../src/core/article.ts'
import { bareLabel } from '../src/core/disclosure/labels.ts'
import type { Entry } from '../src/core/feed/feed.ts'
import { titleOf, toEntry } from '../src/core/feed/to-entry.ts'
import { disclosedBy, labelled, time } from '../src/core/pages/headline.ts'
import {
  alternateLinks,
  type Html,
  languageAttributes,
  renderPage,
  type View,
} from '../src/core/pages/layout.ts'
import { articleSheet } from '../src/core/pages/style.ts'
import { figureMargin, proportionalHeight } from '../src/core/sanitize/clean-body.ts'
import { wordsFor } from '../src/core/words/spoken.ts'
import { wordsIn } from '../src/core/words/words.ts'

/**
 * `path` is below the base path; `next` is the next older article. A retracted article shows only
 * its notice.
 */
export function articlePage(
  view: View,
  article: Article,
  path: string,
  next: Article | null,
): Promise<string> {
  const entry = toEntry(article, view.site)
  const { title, language, disclosure } = entry
  const label = disclosure?.label ?? null
  const main = html`<div class="wrap"><article class="prose"${disclosedBy(disclosure)}>
<p class="over">${article.topics.map(({ label }, index) => html`${index > 0 ? ' · ' : ''}<bdi${languageAttributes('en', language)}>${label}</bdi>`)}</p>
<h1>${title}</h1>
${label === null ? '' : html`<p>${labelled({ ...label, text: bareLabel(label.text) }, language)}</p>`}
${byline(view, entry)}
<div class="story">
${raw(pageContent(entry))}
</div>
${onward(view, next, language)}
</article></div>`
  return renderPage(view, {
    title,
    description: entry.summary,
    path,
    language,
    main,
    sheet: articleSheet,
    articles: [entry],
    head: head(view, article, entry, next),
  })
}

/** Without styles, which the policy of pages forbids: their style sheet has the same rules. */
const pageContent = ({ contentHtml }: Entry): string =>
  [proportionalHeight, figureMargin].reduce(
    (html, style) => html.replaceAll(` style="${style}"`, ''),
    contentHtml ?? '',
  )

function byline({ site }: View, { author, published, updated, language }: Entry): Html {
  const { words } = wordsIn('article', language, site.words)
  const lines = [
    ...(author === null ? [] : [author.name]),
    html`${words.published} ${time(published, language)}`,
    ...(updated > published ? [html`${words.updated} ${time(updated, language)}`] : []),
  ]
  return html`<div class="byline">${lines.map((line) => html`<p>${line}</p>\n`)}</div>`
}

/** Links to the next article, and to the other forms of the page that plugins have. */
function head(
  { site, feedPages = [] }: View,
  { url }: Article,
  { title }: Entry,
  next: Article | null,
): Html {
  return html`${next === null ? '' : html`<link rel="next" href="${next.url}" hreflang="${next.language}">\n`}${alternateLinks(feedPages.flatMap(({ alternates }) => alternates(site, url, title)))}`
}

function onward({ site }: View, next: Article | null, language: string): Html {
  if (next === null) return ''
  const { words } = wordsIn('article', language, site.words)
  const link = html`<a rel="next" href="${next.url}" hreflang="${next.language}"${languageAttributes(next.language, language)}>${titleOf(next, wordsFor(next.language, site.words))}</a>`
  return html`<nav class="onward" aria-label="${words.next.replace(/\s*:$/, '')}"><p>${words.next} ${link}</p></nav>`
}
