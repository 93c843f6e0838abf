/** The page for people of each feed, `/` above all: the newest headlines with how each was made, and the way to subscribe. */
import { html } from 'hono/html'
import { contentWords } from '../feed/content-words.ts'
import { rfc3339 } from '../feed/dates.ts'
import { label } from '../feed/disclosure.ts'
import type { Entry, Feed, FormatUrls } from '../feed/feed.ts'
import { wordsIn } from '../feed/language.ts'
import { type Html, languageAttributes, renderPage, rootOf, type View } from './layout.ts'
import { minuteOf } from './minute.ts'
import { subscribe } from './subscribe.ts'

/** Most headlines on the page, however long the feed is: the page stays below 30 kB. */
const mostHeadlines = 30
/** As many of them stand with their summary and sources; the earlier ones with title, label and time. */
const inFull = 8
/** Sources named with a headline; an article's own page names them all. */
const sourcesNamed = 3

/** The whole page as HTML, of the newest entries of a feed or of those in a part of its archive. */
export async function feedPage(view: View, feed: Feed): Promise<string> {
  const main = html`<div class="wrap">
${feed.name === null ? masthead(view) : heading(view, feed.name)}
<div class="home">
<div>
<h2 class="over">${feed.archive?.isPart ? 'Articles of that time' : 'Newest articles'}</h2>
${feed.entries.length === 0 ? html`<p>${nothing(feed)}</p>` : feed.entries.slice(0, inFull).map(item)}
${earlier(feed.entries.slice(inFull, mostHeadlines))}
${archiveLinks(feed)}
</div>
${subscribe(view, feed)}
</div>
</div>`
  const { name: title, description } = feed
  const path = pageUrl(feed.selfUrls).slice(rootOf(view.site).length)
  return renderPage(view, { title, description, path, language: 'en', main, feed })
}

const nothing = ({ name }: Feed): string =>
  name === null ? 'Nothing has been published yet.' : 'There is nothing here at the moment.'

/** The page of a feed lies beside it. */
const pageUrl = ({ rss }: FormatUrls): string => rss.slice(0, rss.lastIndexOf('/') + 1)

function heading({ site }: View, name: string): Html {
  return html`<div class="mast"><h1${languageAttributes(site.language, 'en')}>${name}</h1></div>`
}

/** The way through the archive: from the newest articles to the oldest, and back. */
function archiveLinks({ archive }: Feed): Html {
  if (archive === null) return ''
  const { isPart, current, previous, next } = archive
  const newer = next ?? (isPart ? current : null)
  return html`<nav class="pages" aria-label="Archive"><ul>
${previous === null ? '' : html`<li><a rel="prev" href="${pageUrl(previous)}">Older articles</a></li>\n`}${newer === null ? '' : html`<li><a rel="next" href="${pageUrl(newer)}">Newer articles</a></li>\n`}</ul></nav>`
}

function masthead({ site }: View): Html {
  const own = languageAttributes(site.language, 'en')
  return html`<div class="mast">
<h1${own}><span class="mark"></span>${site.title}</h1>
<p class="lead"${own}>${site.description}</p>
<ul class="legend" aria-label="How articles are marked">
<li data-ai-disclosure="ai-autonomous"><span class="mark"></span>Written by an AI, no human editor</li>
<li data-ai-disclosure="ai-assisted"><span class="mark"></span>With the help of AI, reviewed by a human</li>
<li data-ai-disclosure="human-only"><span class="mark"></span>No generative AI: carries no label</li>
</ul>
</div>`
}

function item(entry: Entry): Html {
  const { url, title, language, disclosure, topics } = entry
  return html`<article class="item" data-ai-disclosure="${disclosure.mode}"${languageAttributes(language, 'en')}>
<p class="meta">${time(entry.published)}${topics.map((topic) => html` · <bdi>${topic.label}</bdi>`)}</p>
<h3><a href="${url}">${title}</a></h3>
<p>${summary(entry)}</p>
${drewOn(entry)}
</article>
`
}

/** The summary as the feeds have it, with the label that opens it set apart. */
function summary({ summary, disclosure, language }: Entry): Html {
  const words = label(disclosure.mode, language)
  if (words === null || !summary.startsWith(words)) return summary
  return html`${labelled(words)}${summary.slice(words.length)}`
}

const labelled = (words: string): Html => html`<span class="label"><span class="mark"></span>${words}</span>`

function drewOn({ sources, url, language }: Entry): Html {
  if (sources.length === 0) return ''
  const named = sources.slice(0, sourcesNamed).map((source, index) => {
    const title = html`<span${languageAttributes(source.language ?? language, language)}>${source.title}</span>`
    return html`${index > 0 ? ' · ' : ''}<a href="${source.url}">${title}</a>`
  })
  const more = sources.length - named.length
  const words = wordsIn(contentWords, language)
  const heading = html`<span${languageAttributes(words.language, language)}>${words.words.sources}</span>`
  return html`<p class="drew">${heading}: ${named}${more > 0 ? html` · <a href="${url}">+${more}</a>` : ''}</p>`
}

function earlier(entries: readonly Entry[]): Html {
  if (entries.length === 0) return ''
  return html`<h2 class="over">Earlier</h2>
<ul class="early">
${entries.map(
  ({ url, title, language, published, disclosure }) =>
    html`<li data-ai-disclosure="${disclosure.mode}"${languageAttributes(language, 'en')}><a href="${url}">${title}</a> <span class="meta">${early(label(disclosure.mode, language))}${time(published)}</span></li>
`,
)}</ul>`
}

const early = (words: string | null): Html => (words === null ? '' : html`${labelled(words)} `)

const time = (date: Date): Html => html`<time dir="ltr" datetime="${rfc3339(date)}">${minuteOf(date)}</time>`
