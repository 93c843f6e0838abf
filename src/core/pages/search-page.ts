/**
 * The search page: the form, the matching articles with passages that contain the words, related
 * feeds, and the form to subscribe.
 */
import { html } from 'hono/html'
import { agreedDisclosure } from '../disclosure/statements.ts'
import type { Entry, Feed } from '../feed/feed.ts'
import { longestWords } from '../request/parameter.ts'
import type { FeedRequest } from '../request/selection.ts'
import type { Excerpt, Snapshot } from '../store/snapshot.ts'
import { fill } from '../words/words.ts'
import { feedPagePath } from './feed-page.ts'
import { earlier, headline } from './headline.ts'
import { type Html, renderPage, type View } from './layout.ts'
import { fillHtml, pageWords } from './page-parts.ts'
import { relatedFeeds } from './related.ts'
import { formsSheet } from './style.ts'
import { subscribe } from './subscribe.ts'

/** Number of headlines with summary and passage. The others have title, label and time. */
const inFull = 20

export function searchFormPage(view: View): Promise<string> {
  const { language, words } = pageWords(view)
  const own = words.search
  const main = html`<div class="wrap"><div class="mast"><h1>${own.title}</h1>
<p class="lead">${own.lead}</p></div>
${searchForm(view, '')}
${hints(view)}
</div>`
  const { title, description } = own
  return renderPage(view, {
    title,
    description,
    path: '/search/',
    language,
    main,
    sheet: formsSheet,
  })
}

/** The whole page as HTML. Search engines do not index it. */
export function searchPage(
  view: View,
  feed: Feed,
  snapshot: Snapshot,
  request: FeedRequest,
): Promise<string> {
  const { articles, excerpts } = snapshot
  const { words } = request
  const { language, words: all } = pageWords(view)
  const own = all.search
  const common = agreedDisclosure(feed.entries.map(({ disclosure }) => disclosure))
  const passages = new Map(articles.map(({ id, guid }) => [guid, excerpts.get(id)]))
  const found = (entries: readonly Entry[]) =>
    entries.map((entry) =>
      headline(view, entry, { passage: passage(passages.get(entry.id), entry.lead), common }),
    )
  const main = html`<div class="wrap"><div class="mast"><h1>${own.title}</h1></div>
${searchForm(view, words ?? '')}
<div class="home">
<div>
<h2 class="over">${own.found}</h2>
${feed.entries.length === 0 ? html`<p>${fill(own.none, { words: words ?? '' })}</p>${hints(view)}` : found(feed.entries.slice(0, inFull))}
${earlier(view, feed.entries.slice(inFull))}
${relatedFeeds(view, snapshot, request)}
</div>
${subscribe(view, feed, null)}
</div>
</div>`
  const { name: title, description } = feed
  const path = feedPagePath(view, feed)
  const head = html`<meta name="robots" content="noindex">\n`
  const page = { title, description, path, language, main, feed, articles: feed.entries, head }
  return renderPage(view, { ...page, sheet: formsSheet })
}

function searchForm(view: View, words: string): Html {
  const own = pageWords(view).words.search
  return html`<form class="row" action="${view.site.basePath}/search/" role="search" aria-label="${own.form}">
<label for="words">${own.words}</label> <input id="words" name="q" type="search" required maxlength="${longestWords}" value="${words}"> <button>${own.search}</button>
</form>`
}

const hints = (view: View): Html =>
  html`<p class="meta">${fillHtml(pageWords(view).words.search.hints, { or: html`<code>or</code>` })}</p>`

/**
 * Empty if the words occur only outside the text, such as in the title, or if the summary has the
 * passage already.
 */
function passage(excerpt: Excerpt | undefined, lead: string): Html {
  const plain = (excerpt ?? [])
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  if (!excerpt?.some(({ found }) => found) || lead.replace(/\s+/g, ' ').includes(plain)) return ''
  const end = /[.!?…。！？।؟۔]["”»’]?$/u.test(plain) ? '' : ' …'
  return html`<blockquote class="passage">${excerpt.map(({ text, found }) => (found ? html`<mark>${text}</mark>` : text))}${end}</blockquote>`
}
