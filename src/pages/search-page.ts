/** The page of a search: the form, what was found with the passages that hold the words, and the way to subscribe to it. */
import { html } from 'hono/html'
import type { Entry, Feed } from '../feed/feed.ts'
import { type FeedRequest, longestWords } from '../request/selection.ts'
import type { Excerpt, Snapshot } from '../store/snapshot.ts'
import { feedPagePath } from './feed-page.ts'
import { earlier, headline } from './headline.ts'
import { type Html, renderPage, type View } from './layout.ts'
import { formsSheet } from './style.ts'
import { subscribe } from './subscribe.ts'

/** As many stand with their passages; the others with title, label and time. */
const inFull = 20

/** Before anything is asked. */
export function searchFormPage(view: View): Promise<string> {
  const main = html`<div class="wrap"><div class="mast"><h1>Search</h1>
<p class="lead">Every search is a feed too: subscribe to it, and your reader shows what is published about it from now on.</p></div>
${searchForm(view, '')}
${hints}
</div>`
  const description = 'Search all articles, and subscribe to what you search for.'
  return renderPage(view, { title: 'Search', description, path: '/search/', language: 'en', main, sheet: formsSheet })
}

export function searchPage(
  view: View,
  feed: Feed,
  { articles, excerpts }: Snapshot,
  { words }: FeedRequest,
): Promise<string> {
  const passages = new Map(articles.map(({ id, guid }) => [guid, excerpts.get(id)]))
  const found = (entries: readonly Entry[]) =>
    entries.map((entry) => headline(entry, { passage: passage(passages.get(entry.id)) }))
  const main = html`<div class="wrap"><div class="mast"><h1>Search</h1></div>
${searchForm(view, words ?? '')}
<div class="home">
<div>
<h2 class="over">Newest articles found</h2>
${feed.entries.length === 0 ? html`<p>No article was found for: ${words}. Whoever subscribes gets the first one that is. Words that nearly every text holds are not looked for.</p>${hints}` : found(feed.entries.slice(0, inFull))}
${earlier(feed.entries.slice(inFull))}
</div>
${subscribe(view, feed, null)}
</div>
</div>`
  const { name: title, description } = feed
  const path = feedPagePath(view, feed)
  const head = html`<meta name="robots" content="noindex">\n`
  return renderPage(view, { title, description, path, language: 'en', main, feed, head, sheet: formsSheet })
}

const searchForm = ({ site }: View, words: string): Html =>
  html`<form class="row" action="${site.basePath}/search/" role="search" aria-label="Articles">
<label for="words">Words</label> <input id="words" name="q" type="search" required maxlength="${longestWords}" value="${words}"> <button>Search</button>
</form>`

const hints = html`<p class="meta">Quotes keep words together, <code>or</code> allows either, and a minus before a word leaves it out. Words are found in other forms too, in the languages that the database knows.</p>`

/** Only where a word was found in the text itself. */
function passage(excerpt: Excerpt | undefined): Html {
  if (!excerpt?.some(({ found }) => found)) return ''
  return html`<blockquote class="passage">${excerpt.map(({ text, found }) => (found ? html`<mark>${text}</mark>` : text))}</blockquote>`
}
